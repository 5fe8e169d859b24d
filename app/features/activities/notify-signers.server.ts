import type { Content } from '#app/content/content.server'
import type { PlanRole, SignerRole } from '#app/content/plan'
import { listActiveManagers } from '#db/queries/activities'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { isDayOpen } from '../cohorts/calendar.server'
import { notify } from '../notifications/notify.server'
import { loadDelegations } from './activity-case.server'
import { activityStatus } from './activity-state'
import { courseLookup } from './course-lookup'
import { loadFacts } from './facts.server'
import type { ActivityProgress } from './progress'
import type { TraineeProgress } from './progress.server'
import { secondTestOf } from './second-test'
import { type Delegation, peopleFor } from './signers'
import { isReadyToSign } from './trainee-work'

/** An activity as it was loaded under the lock, before the change. */
interface ActivityBefore {
  enrolment: EnrolmentRow
  progress: Pick<TraineeProgress, 'calendar' | 'plan' | 'secondTestUntil'>
  entry: ActivityProgress
  delegations?: readonly Delegation[]
}

/** Ids of those for whom a role stands in this activity; loaded once, asked for as many roles as are wanted. */
export async function loadPeopleFor(
  tx: Tx,
  { enrolment, entry, delegations: known }: Omit<ActivityBefore, 'progress'>,
): Promise<(role: PlanRole) => string[]> {
  const delegations = known ?? (await loadDelegations(tx, [enrolment.cohort_id]))
  const managers = (await listActiveManagers(tx)).map((m) => m.id)
  return (role) => peopleFor({ enrolment, activityId: entry.activity.id, role, delegations }, managers)
}

/**
 * Tells the signers when this change made the activity ready to sign: call it last in the transaction of the change, with
 * what was loaded before. A change of facts moves neither plan nor calendar, so only the facts are read again. Somebody
 * already told is not told again.
 */
export async function notifySignersWhenReady(
  tx: Tx,
  before: ActivityBefore,
  { content, now }: { content: Content; now: number },
): Promise<void> {
  if (isReadyToSign(before.entry.status)) return
  const { enrolment, entry, progress } = before
  const { activity } = entry
  const facts = (await loadFacts(tx, [enrolment.id])).get(enrolment.id)!
  const dayOpen = isDayOpen(progress.calendar, entry.day)
  const { plan, secondTestUntil } = progress
  const again = secondTestOf({ activity, plan, facts, zone: enrolment.zone, now, secondTestUntil })
  const status = activityStatus({ activity, facts, course: courseLookup(content), dayOpen, again })
  if (!isReadyToSign(status)) return
  const peopleOf = await loadPeopleFor(tx, before)
  for (const { slot } of status.missing)
    await notify(tx, {
      to: peopleOf(slot as SignerRole),
      kind: 'sign-wanted',
      payload: {
        enrolmentId: enrolment.id,
        traineeName: enrolment.trainee_name,
        activityId: activity.id,
        title: activity.title,
        slot: slot as SignerRole,
      },
      now,
    })
}
