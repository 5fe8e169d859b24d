// Decides which changes of an account are allowed: nobody changes their own roles, and one admin and one manager always remain.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Role } from './permissions'

export interface PersonSituation {
  id: string
  status: 'active' | 'deactivated'
  roles: readonly Role[]
  /** Active people with the admin role, this one included. */
  activeAdmins: number
  /** Active people who decide. */
  activeManagers: number
  /** True while an enrolment of theirs is running. */
  inTraining: boolean
  /** Names of running trainees who have, or are offered, this person as mentor. */
  mentees: readonly string[]
}

function isLastAdmin(person: PersonSituation): boolean {
  return person.status === 'active' && person.roles.includes('admin') && person.activeAdmins <= 1
}

function isLastManager(person: PersonSituation): boolean {
  return person.status === 'active' && person.roles.includes('manager') && person.activeManagers <= 1
}

export function decideRoles(
  person: PersonSituation,
  wish: { actorId: string | null; roles: readonly Role[] },
): Outcome {
  const losesAdmin = person.roles.includes('admin') && !wish.roles.includes('admin')
  const changes = person.roles.length !== wish.roles.length || wish.roles.some((role) => !person.roles.includes(role))
  // Whoever gives roles would otherwise decide about people, too.
  if (changes && person.id === wish.actorId) return refuse('own-account')
  if (losesAdmin && isLastAdmin(person)) return refuse('last-admin')
  if (isLastManager(person) && !wish.roles.includes('manager')) return refuse('last-manager')
  // Without the role the running plan would be closed to them.
  if (person.inTraining && person.roles.includes('trainee') && !wish.roles.includes('trainee'))
    return refuse('already-enrolled')
  const losesMentor = person.roles.includes('mentor') && !wish.roles.includes('mentor')
  if (losesMentor) return decideMenteesGone(person)
  return accept()
}

/** Nobody stops being a mentor before somebody else has taken the trainees over. */
function decideMenteesGone({ mentees }: PersonSituation): Outcome {
  return mentees.length > 0 ? refuse('mentees-left', mentees.join(' / ')) : accept()
}

export function decideDeactivate(person: PersonSituation, actorId: string | null): Outcome {
  if (person.id === actorId) return refuse('own-account')
  if (person.status === 'deactivated') return refuse('already-done')
  if (isLastAdmin(person)) return refuse('last-admin')
  if (isLastManager(person)) return refuse('last-manager')
  return decideMenteesGone(person)
}

/** Work that only they are named for is left with nobody once that was read and agreed to; what came since was not. */
export function decideWorkLeft(sole: number, agreed: number): Outcome {
  return sole > 0 && sole !== agreed ? refuse('work-left', String(sole)) : accept()
}

export function decideReactivate(person: PersonSituation): Outcome {
  return person.status === 'active' ? refuse('already-done') : accept()
}
