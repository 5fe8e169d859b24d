import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findOpenSitting, listExamSittings } from '#db/queries/chats'
import { inTransaction } from '#db/transaction'
import { lockActivityCase } from '../activities/activity-case.server'
import { decidePractical, isPractical } from '../activities/practical'
import type { Actor } from '../audit/audit.server'
import { findClosedBook } from '../drills/closed-book.server'
import { keepJudge } from '../quick-replies/judges.server'
import { closeOverdueChats, finishChat } from './close-chat.server'
import { openSitting, seatsOf } from './open-sitting.server'
import { chooseExamScripts, readChatContent } from './sitting'

interface StartPracticalInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

/** Seats the customers of the practical exam; answers the sitting's id, of the one that runs where it was begun already. A practice desk that is open ends. */
export async function startPractical(db: Db, input: StartPracticalInput): Promise<Outcome<string>> {
  const { actor, now, content, enrolmentId, activityId } = input
  await closeOverdueChats(db, now, enrolmentId)
  await keepJudge(db, content, now)
  const practice = await findOpenSitting(db, enrolmentId)
  if (practice?.purpose === 'practice') {
    const may = await inTransaction(db, (tx) => decideStart(tx, input))
    if (!may.ok) return may
    const ended = await finishChat(db, { actor, now, content, sittingId: practice.id })
    if (!ended.ok && ended.reason !== 'already-done') return ended
  }
  return inTransaction(db, async (tx) => {
    const may = await decideStart(tx, input)
    if (!may.ok) return may
    if (may.value.running !== null) return accept(may.value.running)
    if (await findOpenSitting(tx, enrolmentId)) return refuse('stale')
    const { settings } = may.value
    const earlier = await listExamSittings(tx, enrolmentId)
    const met = earlier.flatMap((one) => readChatContent(one.content).seats.map(({ script }) => script.id))
    const seed = newId()
    const chosen = chooseExamScripts(content.chatScripts, settings, { seed, met })
    if (!chosen.ok) return chosen
    const id = newId()
    await openSitting(tx, {
      actor,
      now,
      content,
      id,
      enrolment_id: enrolmentId,
      activity_id: activityId,
      purpose: 'exam',
      seed,
      seats: seatsOf(content, chosen.value),
      minutes: settings.minutes,
    })
    return accept(id)
  })
}

async function decideStart(tx: Parameters<typeof lockActivityCase>[0], input: StartPracticalInput) {
  const found = await lockActivityCase(tx, input)
  if (!found.ok) return found
  const { enrolment, entry, progress } = found.value
  if (enrolment.trainee_id !== input.actor.id || !isPractical(entry)) return refuse('not-found')
  const may = decidePractical(entry, progress)
  if (!may.ok) return may
  // The ready texts at the desk are a book that another exam may not allow.
  if (await findClosedBook(tx, { enrolmentId: enrolment.id, now: input.now })) return refuse('attempt-open')
  return accept({ running: may.value, settings: entry.activity.settings })
}
