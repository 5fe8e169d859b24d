import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { insertAffirmation } from '#db/queries/leaving'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { partiesOf } from './lapse-decisions.server'
import { type AnswerLeavingInput, loadAnswerable } from './recorded-leaving.server'

/** The trainee says that it is so: the second person reads their word, and need not say that they asked. */
export function affirmLeaving(db: Db, input: AnswerLeavingInput): Promise<Outcome> {
  const { actor, now } = input
  return inTransaction(db, async (tx) => {
    const answerable = await loadAnswerable(tx, input)
    if (!answerable.ok) return answerable
    const { enrolment, row } = answerable.value
    await insertAffirmation(tx, { decision_id: row.id, affirmed_by: input.personId, affirmed_at: now })
    await appendAudit(tx, {
      actor,
      now,
      action: 'affirm:leaving',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      after: { revision: row.revision },
    })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId: row.id }
    await notify(tx, { to: await partiesOf(tx, row), kind: 'leaving-affirmed', payload: about, now })
    return accept()
  })
}
