// Decides whom a role of the plan means for one trainee: the mentor, the manager, or the person named in the cohort.
import type { Activity, PlanRole, SignerRole } from '#app/content/plan'

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

function mentorStandsIn(role: PlanRole): boolean {
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

interface Person {
  id: string
  roles: readonly string[]
}

export function isMentorOf(person: Person, enrolment: { mentor_id: string | null }): boolean {
  return person.id === enrolment.mentor_id && person.roles.includes('mentor')
}

/** What a role's work is to a person who may do it. */
export interface Part {
  /** Not the one the plan names, but somebody who may take their place. */
  standsIn: boolean
  /** The work waits for this person. A manager is asked only where nobody else is there to do it. */
  asked: boolean
}

/** The one table of who may act for whom; null for who may not. `inPerson`: nobody may take the mentor's place. */
export function partOf(person: Person, question: RoleQuestion, { inPerson = false } = {}): Part | null {
  const { enrolment, role } = question
  if (person.id === enrolment.trainee_id) return null
  const isMentor = isMentorOf(person, enrolment)
  const isManager = person.roles.includes('manager')
  const hasMentor = enrolment.mentor_id !== null
  if (role === 'manager') return isManager ? { standsIn: false, asked: true } : null
  if (role === 'mentor') {
    if (isMentor) return { standsIn: false, asked: true }
    return isManager && !inPerson ? { standsIn: true, asked: !hasMentor } : null
  }
  const named = namedFor(question)
  if (named.length > 0) return named.includes(person.id) ? { standsIn: false, asked: true } : null
  if (isMentor && mentorStandsIn(role)) return { standsIn: true, asked: true }
  return isManager ? { standsIn: true, asked: !(hasMentor && mentorStandsIn(role)) } : null
}

/** Whether the role's work waits for this person. */
export function actsFor(person: Person, question: RoleQuestion): boolean {
  return partOf(person, question)?.asked ?? false
}

export function asksAcceptance({ settings }: Pick<Activity, 'settings'>): boolean {
  return 'acceptMentor' in settings && settings.acceptMentor === true
}

export interface SlotQuestion extends Pick<RoleQuestion, 'enrolment' | 'delegations'> {
  activity: Pick<Activity, 'id' | 'settings'>
  slot: SignerRole
}

/** The same for a signature. Nobody accepts a trainee on the mentor's behalf (D01-2). */
export function partInSlot(person: Person, { activity, slot, ...given }: SlotQuestion): Part | null {
  const inPerson = slot === 'mentor' && asksAcceptance(activity)
  return partOf(person, { ...given, activityId: activity.id, role: slot }, { inPerson })
}

/** Ids of those the role's work waits for. */
export function peopleFor(question: RoleQuestion, managers: readonly string[]): string[] {
  const { mentor_id: mentor } = question.enrolment
  const rolesOf = (id: string) => [...(id === mentor ? ['mentor'] : []), ...(managers.includes(id) ? ['manager'] : [])]
  return [...new Set([...(mentor ? [mentor] : []), ...namedFor(question), ...managers])].filter((id) =>
    actsFor({ id, roles: rolesOf(id) }, question),
  )
}
