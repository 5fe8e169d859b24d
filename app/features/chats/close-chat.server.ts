import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findSitting, listOverdueSittings, lockSitting, updateSitting } from '#db/queries/chats'
import { findEnrolment } from '#db/queries/enrolments'
import type { ChatSittingTable } from '#db/tables/chats'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit, SYSTEM } from '../audit/audit.server'
import { markSitting, overSince, playSitting, wholeOf } from './sitting'
import { type HeldSitting, loadLog, openHeld } from './sitting-log.server'

const BATCH = 50

/** Ends a sitting and marks it. Nobody who wrote a word leaves only a beginning behind. Call under the sitting's lock. */
async function closeSitting(
  tx: Tx,
  sitting: ChatSittingTable,
  held: HeldSitting,
  { actor, now, endedAt }: { actor: Actor; now: number; endedAt: number },
): Promise<void> {
  const log = await loadLog(tx, sitting)
  const isLeft = sitting.purpose === 'practice' && log.count === 0
  const marks = markSitting(held.content, playSitting(held.content, held.judge, log, endedAt), endedAt)
  const { low, high } = wholeOf(marks, { purpose: sitting.purpose, seats: held.content.seats.length })
  await updateSitting(
    tx,
    sitting.id,
    isLeft
      ? { state: 'abandoned', finished_at: endedAt }
      : { state: 'finished', finished_at: endedAt, percent: low, percent_high: high },
  )
  await appendAudit(tx, {
    actor,
    now,
    action: isLeft ? 'abandon:chat' : 'finish:chat',
    entity: 'chat_sitting',
    entityId: sitting.id,
    enrolmentId: sitting.enrolment_id,
    after: isLeft ? { endedAt } : { percent: low, percentHigh: high, endedAt },
  })
}

/** Ends early, by whoever sits there. */
export async function finishChat(
  db: Db,
  { actor, now, content, sittingId }: { actor: Actor; now: number; content: Content; sittingId: string },
): Promise<Outcome> {
  const seen = await findSitting(db, sittingId)
  if (!seen) return refuse('not-found')
  const held = await openHeld(db, seen, content)
  return inTransaction(db, async (tx) => {
    const sitting = await lockSitting(tx, sittingId)
    const enrolment = sitting ? await findEnrolment(tx, sitting.enrolment_id) : undefined
    if (!sitting || enrolment?.trainee_id !== actor.id) return refuse('not-found')
    if (sitting.state !== 'in_progress') return refuse('already-done')
    const log = await loadLog(tx, sitting)
    const plays = playSitting(held.content, held.judge, log, now)
    const over = overSince(held.content, { endsAt: sitting.ends_at }, plays, now)
    await closeSitting(tx, sitting, held, { actor, now, endedAt: over ?? Math.max(now, log.last) })
    return accept()
  })
}

/** Whoever looks closes what has ended by itself. */
export async function closeIfOver(db: Db, sittingId: string, now: number, content?: Content): Promise<boolean> {
  const seen = await findSitting(db, sittingId)
  if (seen?.state !== 'in_progress') return false
  const held = await openHeld(db, seen, content)
  return inTransaction(db, async (tx) => {
    const sitting = await lockSitting(tx, sittingId)
    if (sitting?.state !== 'in_progress') return false
    const log = await loadLog(tx, sitting)
    const plays = playSitting(held.content, held.judge, log, now)
    const over = overSince(held.content, { endsAt: sitting.ends_at }, plays, now)
    if (over === null) return false
    await closeSitting(tx, sitting, held, { actor: SYSTEM, now, endedAt: over })
    return true
  })
}

/** The job, and of one trainee before a new start. Answers how many it closed. */
export async function closeOverdueChats(db: Db, now: number, enrolmentId?: string): Promise<number> {
  let closed = 0
  for (const { id } of await listOverdueSittings(db, now, BATCH, enrolmentId))
    if (await closeIfOver(db, id, now)) closed++
  return closed
}
