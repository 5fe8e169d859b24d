import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { partiesOf } from './lapse-decisions.server'
import { type AnswerLeavingInput, loadAnswerable, voidRecord } from './recorded-leaving.server'

/** The trainee never asked to leave: what a manager has recorded of it lapses, and both are told. */
export function denyLeaving(db: Db, input: AnswerLeavingInput): Promise<Outcome> {
  const { actor, now } = input
  return inTransaction(db, async (tx) => {
    const answerable = await loadAnswerable(tx, input)
    if (!answerable.ok) return answerable
    const { enrolment, row } = answerable.value
    await appendAudit(tx, {
      actor,
      now,
      action: 'deny:leaving',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      after: { revision: row.revision },
    })
    const to = await partiesOf(tx, row)
    await voidRecord(tx, row, { now, word: 'denied' })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId: row.id }
    await notify(tx, { to, kind: 'leaving-denied', payload: about, now })
    return accept()
  })
}
