import type { DecisionRow } from '#db/queries/decisions'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { decisionFact, takesEffectOn } from '../activities/decision-facts'
import { notify } from '../notifications/notify.server'

/** Signed by the second person: trainee and mentor learn from which day on. */
export async function tellOfLeaving(
  tx: Tx,
  input: { enrolment: EnrolmentRow; row: DecisionRow; now: number },
): Promise<void> {
  const { enrolment, row, now } = input
  const about = {
    decisionId: row.id,
    on: takesEffectOn({ ...decisionFact(row), confirmedAt: now }, enrolment.zone),
  }
  await notify(tx, { to: enrolment.trainee_id, kind: 'leaving-decided', payload: about, now })
  const payload = { ...about, enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
  await notify(tx, { to: enrolment.mentor_id, kind: 'mentee-leaving-decided', payload, now })
}
