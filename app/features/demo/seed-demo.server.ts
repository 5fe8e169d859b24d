import type { Content } from '#app/content/content.server'
import { DEMO_PEOPLE } from '#app/i18n/demo-story'
import { readNoticesBefore } from '#db/queries/demo'
import type { Tx } from '#db/transaction'
import { scheduleDays } from '../cohorts/schedule'
import { historyOf, playHistory } from './history.server'
import { withinTransaction } from './one-transaction.server'
import type { Part, Play } from './play'
import { seedDemoBase } from './seed-base.server'

const ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000

interface SeedDemoInput {
  now: number
  content: Content
  passwordHash: string
  planVersionId: string
}

/** The whole demo department with its history, in the caller's transaction. Answers the steps that a use case refused: there should be none. */
export async function seedDemo(tx: Tx, input: SeedDemoInput): Promise<{ what: string; reason: string }[]> {
  const { content, now } = input
  const base = await seedDemoBase(tx, {
    now,
    passwordHash: input.passwordHash,
    plan: content.plan,
    courseId: content.course.id,
    planVersionId: input.planVersionId,
  })
  const play: Play = { tx, db: withinTransaction(tx), content, people: base.people }
  const steps = base.enrolments.flatMap(({ trainee, id, startOn }) => {
    const part: Part = {
      trainee,
      personId: base.people[trainee.name],
      personName: DEMO_PEOPLE[trainee.name].name,
      mentorId: base.people[trainee.mentor],
      enrolmentId: id,
      zone: ZONE,
      dates: scheduleDays(startOn, content.plan.days.length, base.rules),
    }
    return historyOf(content.plan, part, play)
  })
  const refused = await playHistory(play, steps, now)
  await readNoticesBefore(tx, now - DAY_MS)
  return refused
}
