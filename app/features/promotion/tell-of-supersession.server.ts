import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import type { DecisionKind } from './decision-kinds'

/** Trainee and mentor learn that another decision stands in the place of the one they were told. */
export async function tellOfSupersession(
  tx: Tx,
  input: { enrolment: EnrolmentRow; decisionId: string; kind: DecisionKind; now: number },
): Promise<void> {
  const { enrolment, decisionId, kind, now } = input
  await notify(tx, { to: enrolment.trainee_id, kind: 'decision-superseded', payload: { decisionId, kind }, now })
  await notify(tx, {
    to: enrolment.mentor_id,
    kind: 'mentee-decision-superseded',
    payload: { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId, kind },
    now,
  })
}
