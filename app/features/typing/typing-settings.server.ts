import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { refuseUnmet } from '../activities/begun'
import { loadProgress } from '../activities/progress.server'
import { PRACTICE } from '../activities/typing-standing'
import { isDayOpen } from '../cohorts/calendar.server'
import { typingTest } from './typing-advice'

export const GRACE_MS = 5_000
/** The table takes no more of one kind. */
export const MOST_RUNS = 99

interface TypingSettings {
  runs: number
  minutes: number
  passSpeed: number
  /** Runs from before belong to an earlier sitting. */
  since: number
  /** The second test of a gate begins on this date; until then no run of either. */
  closedUntilOn: string | null
  /** Its last day, once that is over. */
  closedSinceOn: string | null
}

/** Where a course tests no typing. */
const UNTESTED = { minutes: 3, passSpeed: 51 }

/** One practises as one is tested. */
export function practiceSettings({ plan }: Pick<Content, 'plan'>): TypingSettings {
  const { minutes, passSpeed } = typingTest(plan)?.activity.settings ?? UNTESTED
  return { runs: MOST_RUNS, minutes, passSpeed, since: 0, closedUntilOn: null, closedSinceOn: null }
}

export async function findTypingSettings(
  db: DbOrTx,
  input: { now: number; content: Content; enrolmentId: string; activityId: string },
): Promise<Outcome<TypingSettings>> {
  if (input.activityId === PRACTICE) return accept(practiceSettings(input.content))
  const enrolment = await findEnrolment(db, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], input) : []
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || entry?.activity.type !== 'typing') return refuse('not-found')
  if (!isDayOpen(progress.calendar, entry.day)) return refuse('day-locked', entry.on)
  const needed = refuseUnmet(entry.status)
  if (!needed.ok) return needed
  const { again } = entry
  const ahead = again?.state === 'ahead'
  return accept({
    ...entry.activity.settings,
    since: again && !ahead ? again.opensAt : 0,
    closedUntilOn: ahead ? again.opensOn : null,
    closedSinceOn: again?.state === 'over' ? again.lastOn : null,
  })
}
