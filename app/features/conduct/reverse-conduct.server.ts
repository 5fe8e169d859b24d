import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertConductEntry, listConductEntries } from '#db/queries/conduct'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { decideReversal } from './ledger'

interface ReverseConductInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  lineId: string
  note: string
}

/** Nothing is erased: a counter line takes the points back and says why. */
export function reverseConduct(db: Db, input: ReverseConductInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const may = decideReach(input.viewer, 'adjust:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const rows = await listConductEntries(tx, enrolment.id)
    const decided = decideReversal(
      {
        traineeId: enrolment.trainee_id,
        recorderId: input.viewer.id,
        lines: rows.map((r) => ({ id: r.id, points: r.points, reversesId: r.reverses_id })),
      },
      input,
    )
    if (!decided.ok) return decided
    const id = newId()
    const ruleId = rows.find((r) => r.id === input.lineId)?.rule_id ?? ''
    const row = {
      rule_id: ruleId,
      points: decided.value.points,
      note: input.note.trim(),
      occurred_on: localDateOf(input.now, enrolment.zone),
      reverses_id: input.lineId,
    }
    await insertConductEntry(tx, {
      id,
      enrolment_id: enrolment.id,
      recorded_by: input.viewer.id,
      recorded_at: input.now,
      ...row,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
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
      now: input.now,
    })
    return accept()
  })
}
