import type { Content } from '#app/content/content.server'
import type { PlanRole, SignerRole } from '#app/content/plan'
import { listActiveDelegations, listActiveManagers } from '#db/queries/activities'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { findEnrolment } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import type { ActivityStatus } from './activity-state'
import { loadProgress } from './progress.server'
import { peopleFor } from './signers'
import { isReadyToSign } from './trainee-work'

/** Ids of those for whom each role stands in this activity. */
export async function findPeopleFor(
  tx: Tx,
  enrolment: EnrolmentRow,
  activityId: string,
  role: PlanRole,
): Promise<string[]> {
  const delegations = (await listActiveDelegations(tx, [enrolment.cohort_id])).map((d) => ({
    cohortId: d.cohort_id,
    activityId: d.activity_id,
    personId: d.person_id,
    role: d.role,
  }))
  const managers = (await listActiveManagers(tx)).map((m) => m.id)
  return peopleFor({ enrolment, activityId, role, delegations }, managers)
}

/**
 * Tells the signers when this change made the activity ready to sign: call it last in the transaction of the change,
 * with the status from before. Somebody already told is not told again.
 */
export async function notifySignersWhenReady(
  tx: Tx,
  input: { enrolmentId: string; activityId: string; before: ActivityStatus; content: Content; now: number },
): Promise<void> {
  if (isReadyToSign(input.before)) return
  const enrolment = await findEnrolment(tx, input.enrolmentId)
  if (!enrolment) return
  const [progress] = await loadProgress(tx, [enrolment], input)
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!entry || !isReadyToSign(entry.status)) return
  for (const { slot } of entry.status.missing)
    await notify(tx, {
      to: await findPeopleFor(tx, enrolment, input.activityId, slot as SignerRole),
      kind: 'sign-wanted',
      payload: {
        enrolmentId: enrolment.id,
        traineeName: enrolment.trainee_name,
        activityId: input.activityId,
        title: entry.activity.title,
        slot: slot as SignerRole,
      },
      now: input.now,
    })
}
