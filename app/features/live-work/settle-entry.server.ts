import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { closeOpenEntry } from '#db/queries/activities'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, type Viewer } from '../accounts/permissions'
import { type ActivityCase, lockActivityCase, relationTo } from '../activities/activity-case.server'
import type { EntryFact } from '../activities/facts'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import { isPiece, maySettlePieces } from '../activities/piece'
import { partInSlot } from '../activities/signers'
import { REVIEW } from '../activities/types/calls/reviews'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { reviewCase } from './assign-review.server'
import { decideEntry, type EntryCommand } from './entry'

export interface SettleEntryInput extends EntryCommand {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  entryId: string
}

/** Confirms or refuses a price change, signs or sends back a piece of work, answers or dates a question, closes, dates or takes back a gap. */
export function settleEntry(db: Db, input: SettleEntryInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, facts, progress } = found.value
    const relation = relationTo(found.value, input.viewer.id)
    const may = decideReach(input.viewer, 'observe:activity', relation, input.activityId)
    if (!may.ok) return may
    const entry = facts.entries.find((e) => e.id === input.entryId)
    if (!entry) return refuse('not-found')
    const reads = isPiece(entry.kind) ? mayReadPieces(found.value, input.viewer) : accept()
    if (!reads.ok) return reads
    // Reviews are the mentor's to take back, also those that the mentor before has assigned.
    if (entry.kind === REVIEW && !reviewCase(found.value, input.viewer).isMentor) return refuse('not-allowed')
    if (entry.kind === REVIEW && facts.signOffs.some((s) => s.verdict === 'signed')) return refuse('already-done')
    const decided = decideEntry(
      {
        entry,
        traineeId: enrolment.trainee_id,
        state: enrolment.state,
        actorId: input.viewer.id,
        today: progress.calendar.today,
      },
      input,
    )
    if (!decided.ok) return decided
    const { state, outcome, dueOn } = decided.value
    const change =
      state === 'open' ? { due_on: dueOn } : { state, outcome, closed_by: input.viewer.id, closed_at: input.now }
    if ((await closeOpenEntry(tx, entry.id, change)) === 0) return refuse('already-done')
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: `${input.move}:${entry.kind}`,
      entity: 'activity-entry',
      entityId: entry.id,
      enrolmentId: enrolment.id,
      before: { state: entry.state, dueOn: entry.dueOn },
      after: { activityId: input.activityId, ...decided.value },
    })
    await tellTrainee(tx, found.value, entry, input)
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}

/** Observing is not enough to send somebody's work back. */
export function mayReadPieces(
  { enrolment, entry: { activity }, facts, delegations }: ActivityCase,
  viewer: Pick<Viewer, 'id' | 'roles'>,
): Outcome {
  return maySettlePieces(
    activity,
    facts,
    (slot) => partInSlot(viewer, { enrolment, activity, slot, delegations }) !== null,
  )
}

function textOf(entry: EntryFact, field: string): string {
  const value = (entry.data as Record<string, unknown> | null)?.[field]
  return typeof value === 'string' ? value : ''
}

async function tellTrainee(
  tx: Tx,
  { enrolment, entry: { activity } }: ActivityCase,
  entry: EntryFact,
  { move, words, now }: SettleEntryInput,
): Promise<void> {
  const to = enrolment.trainee_id
  const about = { activityId: activity.id, title: activity.title }
  if (entry.kind === REVIEW) return
  if (isPiece(entry.kind))
    return move === 'refuse'
      ? notify(tx, { to, now, kind: 'piece-back', payload: { ...about, comment: words } })
      : undefined
  if (move === 'confirm')
    return notify(tx, { to, now, kind: 'price-confirmed', payload: { ...about, orderRef: textOf(entry, 'orderRef') } })
  if (move === 'refuse')
    return notify(tx, {
      to,
      now,
      kind: 'price-refused',
      payload: { ...about, orderRef: textOf(entry, 'orderRef'), comment: words },
    })
  if (move === 'answer')
    return notify(tx, { to, now, kind: 'question-answered', payload: { ...about, question: textOf(entry, 'text') } })
  if (move === 'close')
    return notify(tx, { to, now, kind: 'gap-closed', payload: { ...about, gap: textOf(entry, 'text') } })
  if (move === 'withdraw')
    return notify(tx, {
      to,
      now,
      kind: 'gap-withdrawn',
      payload: { ...about, gap: textOf(entry, 'text'), comment: words },
    })
}
