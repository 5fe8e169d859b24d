import { localDateOf } from '#app/rules/dates'
import { newId } from '#db/ids'
import { insertConductEntry } from '#db/queries/conduct'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'

interface CounterLineInput {
  actor: Actor
  now: number
  enrolment: EnrolmentRow
  recorderId: string
  line: { id: string; rule_id: string }
  /** What the counter line gives back. */
  points: number
  note: string
}

/** Nothing is erased: a line of its own takes the points back and says why. */
export async function insertCounterLine(tx: Tx, input: CounterLineInput): Promise<void> {
  const { actor, now, enrolment, line } = input
  const id = newId()
  const row = {
    rule_id: line.rule_id,
    points: input.points,
    note: input.note.trim(),
    occurred_on: localDateOf(now, enrolment.zone),
    reverses_id: line.id,
  }
  await insertConductEntry(tx, {
    id,
    enrolment_id: enrolment.id,
    recorded_by: input.recorderId,
    recorded_at: now,
    ...row,
  })
  await appendAudit(tx, {
    actor,
    now,
    action: 'reverse:conduct',
    entity: 'conduct-entry',
    entityId: id,
    enrolmentId: enrolment.id,
    reason: row.note,
    after: row,
  })
  await notify(tx, {
    to: enrolment.trainee_id,
    kind: 'conduct-recorded',
    payload: { points: row.points, note: row.note },
    now,
  })
}
