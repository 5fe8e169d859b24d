import { newId } from '#db/ids'
import { insertConductEntry } from '#db/queries/conduct'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'

interface WriteLineInput {
  actor: Actor
  now: number
  enrolment: EnrolmentRow
  recorderId: string
  line: { rule_id: string; points: number; note: string; occurred_on: string; reverses_id: string | null }
}

/** One line of the ledger, with its row in the record and the trainee told. Answers its id. */
export async function writeLine(tx: Tx, input: WriteLineInput): Promise<string> {
  const { actor, now, enrolment } = input
  const id = newId()
  const row = { ...input.line, note: input.line.note.trim() }
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
    action: row.reverses_id === null ? 'record:conduct' : 'reverse:conduct',
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
  return id
}
