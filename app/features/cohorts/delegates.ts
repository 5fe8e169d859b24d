// Decides which delegates the activities of a plan ask for.
import type { Activity, Plan, PlanRole } from '#app/content/plan'
import { DELEGATE_ROLES, type DelegateRole } from './cohort-forms'

function isDelegateRole(role: PlanRole): role is DelegateRole {
  return (DELEGATE_ROLES as readonly string[]).includes(role)
}

/** Those who lead or sign the activity and are neither trainee, mentor nor manager. */
export function rolesOfActivity(activity: Pick<Activity, 'leader' | 'signers'>): DelegateRole[] {
  return [...new Set<PlanRole>([activity.leader, ...activity.signers])].filter(isDelegateRole)
}

export interface DelegateNeed {
  role: DelegateRole
  activities: { id: string; day: number; title: string }[]
}

/** Per role, in the order of the plan; roles nobody asks for are left out. */
export function delegateNeeds(plan: Plan): DelegateNeed[] {
  const all = plan.days.flatMap(({ day, activities }) => activities.map((activity) => ({ day, activity })))
  return DELEGATE_ROLES.map((role) => ({
    role,
    activities: all
      .filter(({ activity }) => rolesOfActivity(activity).includes(role))
      .map(({ day, activity }) => ({ id: activity.id, day, title: activity.title })),
  })).filter((need) => need.activities.length > 0)
}
