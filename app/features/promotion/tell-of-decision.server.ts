import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx, Tx } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import type { PromotionCase } from './case.server'
import type { DecisionCommand } from './decide'
import type { DecisionKind } from './decision-kinds'
import { listIndependent } from './seconds.server'
import { tellOfSupersession } from './tell-of-supersession.server'

/** What of a signed decision those who are told need to know. */
interface Signed extends Pick<DecisionCommand, 'verdict' | 'why' | 'ownerId' | 'dueOn'> {
  kind: DecisionKind
  decider: { id: string }
  now: number
}

/** Whose word on it would count, if it were signed now. */
export function listSecondsOf(
  db: DbOrTx,
  enrolment: Pick<EnrolmentRow, 'cohort_id' | 'trainee_id'>,
  input: Pick<Signed, 'decider' | 'now'>,
): Promise<string[]> {
  return listIndependent(db, {
    id: null,
    cohortId: enrolment.cohort_id,
    traineeId: enrolment.trainee_id,
    proposerId: input.decider.id,
    proposedAt: input.now,
  })
}

/** Whoever may agree to it, with the whole case to read. */
export async function tellConfirmers(tx: Tx, { enrolment }: PromotionCase, input: Signed, decisionId: string) {
  const people = await listSecondsOf(tx, enrolment, input)
  const payload = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId, kind: input.kind }
  await notify(tx, { to: people, kind: 'confirmation-wanted', payload, now: input.now })
  // Nobody leaves unheard: it is said at once, and may be denied before anybody agrees.
  if (input.verdict === 'withdraw')
    await notify(tx, { to: enrolment.trainee_id, kind: 'leaving-recorded', payload: { decisionId }, now: input.now })
}

export async function tell(tx: Tx, given: PromotionCase, input: Signed, decisionId: string): Promise<void> {
  const { enrolment } = given
  const { kind, now } = input
  if (input.why !== null) {
    await tellOfSupersession(tx, { enrolment, decisionId, kind, now })
    return
  }
  await notify(tx, { to: enrolment.trainee_id, kind: 'decision-made', payload: { decisionId, kind }, now })
  if (input.verdict === 'plan' && input.ownerId && input.ownerId !== input.decider.id)
    await notify(tx, {
      to: input.ownerId,
      kind: 'plan-owned',
      payload: { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, on: input.dueOn ?? '' },
      now,
    })
  const remedial = given.progress.activities.find((a) => a.activity.type === 'remedial')
  if (input.verdict === 'plan' && remedial)
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'remedial-opened',
      payload: { activityId: remedial.activity.id },
      now,
    })
}
