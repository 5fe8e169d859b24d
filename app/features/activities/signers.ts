// Decides whom a role of the plan means for one trainee: the mentor, the manager, or the person named in the cohort.
import type { PlanRole } from '#app/content/plan'

/** A person named for one activity of a cohort. */
export interface Delegation {
  cohortId: string
  activityId: string
  personId: string
  role: string
}

/** As the cohort's table of named people has it. */
export function delegationFrom(row: {
  cohort_id: string
  activity_id: string
  person_id: string
  role: string
}): Delegation {
  return { cohortId: row.cohort_id, activityId: row.activity_id, personId: row.person_id, role: row.role }
}

export interface RoleQuestion {
  enrolment: { cohort_id: string; trainee_id: string; mentor_id: string | null }
  activityId: string
  role: PlanRole
  delegations: readonly Delegation[]
}

/** Where nobody is named, the mentor stands in for those who teach and examine. */
const MENTOR_STANDS_IN: readonly PlanRole[] = ['lecturer', 'examiner', 'warehouse-guide']

export function mentorStandsIn(role: PlanRole): boolean {
  return MENTOR_STANDS_IN.includes(role)
}

export function namedFor({ enrolment, activityId, role, delegations }: RoleQuestion): string[] {
  return delegations
    .filter(
      (d) =>
        d.cohortId === enrolment.cohort_id &&
        d.activityId === activityId &&
        d.role === role &&
        d.personId !== enrolment.trainee_id,
    )
    .map((d) => d.personId)
}

/** Whether the role's work waits for this person. A manager is asked where nobody else is there to do it. */
export function actsFor(person: { id: string; roles: readonly string[] }, question: RoleQuestion): boolean {
  const { enrolment, role } = question
  if (person.id === enrolment.trainee_id) return false
  const isMentor = person.id === enrolment.mentor_id
  const isManager = person.roles.includes('manager')
  if (role === 'mentor') return isMentor || (enrolment.mentor_id === null && isManager)
  if (role === 'manager') return isManager
  const named = namedFor(question)
  if (named.length > 0) return named.includes(person.id)
  if (mentorStandsIn(role) && enrolment.mentor_id !== null) return isMentor
  return isManager
}

/** Ids of those the role's work waits for; `managers` are asked only where the rule says so. */
export function peopleFor(question: RoleQuestion, managers: readonly string[]): string[] {
  const { enrolment, role } = question
  const others = managers.filter((id) => id !== enrolment.trainee_id)
  if (role === 'mentor') return enrolment.mentor_id ? [enrolment.mentor_id] : others
  if (role === 'manager') return others
  const named = namedFor(question)
  if (named.length > 0) return [...new Set(named)]
  return mentorStandsIn(role) && enrolment.mentor_id !== null ? [enrolment.mentor_id] : others
}
