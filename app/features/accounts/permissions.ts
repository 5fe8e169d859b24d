// Decides who may do what: one table of role × permission, and whether a scope reaches a given enrolment.
import { accept, type Outcome, refuse } from '#app/rules/outcome'

export const ROLES = ['trainee', 'mentor', 'manager', 'admin', 'delegate'] as const
export type Role = (typeof ROLES)[number]

/** `pending`: a proposal about this person waits for the second signature of whoever is named for personnel. */
export const SCOPES = ['own', 'mentee', 'delegated', 'pending', 'any'] as const
export type Scope = (typeof SCOPES)[number]

/** What can be done to something that belongs to one enrolment; the scope says to whose. */
export const ENROLMENT_ACTIONS = [
  'read:enrolment',
  'read:result',
  'read:audit',
  'read:dossier',
  'record:activity',
  'sign:activity',
  'observe:activity',
  'sit:attempt',
  'mark:attempt',
  'release:attempt',
  'appeal:attempt',
  'acknowledge:decision',
  'decide:enrolment',
  'adjust:enrolment',
] as const
export type EnrolmentAction = (typeof ENROLMENT_ACTIONS)[number]

/** What needs no enrolment: whole-house work. */
export const HOUSE_ACTIONS = [
  'read:library',
  'read:board',
  'manage:cohort',
  'manage:person',
  'manage:setting',
  'read:people',
  /** Of the whole house: who did what, whoever it concerns. */
  'read:record',
] as const
export type HouseAction = (typeof HOUSE_ACTIONS)[number]

export type Permission = `${EnrolmentAction}:${Scope}` | `${HouseAction}:any`

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  trainee: [
    'read:library:any',
    'read:enrolment:own',
    'read:result:own',
    'record:activity:own',
    'sit:attempt:own',
    'appeal:attempt:own',
    'acknowledge:decision:own',
  ],
  mentor: [
    'read:library:any',
    'read:enrolment:mentee',
    'read:result:mentee',
    'record:activity:mentee',
    'sign:activity:mentee',
    'observe:activity:mentee',
    'mark:attempt:mentee',
    'adjust:enrolment:mentee',
    // Named for one activity of another mentor's trainee: the second examiner of an oral exam, say.
    'read:enrolment:delegated',
    'sign:activity:delegated',
    'observe:activity:delegated',
    'mark:attempt:delegated',
  ],
  manager: [
    'read:library:any',
    'read:board:any',
    'read:people:any',
    'read:enrolment:any',
    'read:result:any',
    'read:audit:any',
    'read:dossier:any',
    'record:activity:any',
    'sign:activity:any',
    'observe:activity:any',
    'mark:attempt:any',
    'release:attempt:any',
    'decide:enrolment:any',
    'adjust:enrolment:any',
    'manage:cohort:any',
    'read:record:any',
  ],
  admin: [
    'read:library:any',
    'read:people:any',
    'manage:person:any',
    'manage:cohort:any',
    'manage:setting:any',
    'read:audit:any',
    'read:record:any',
  ],
  delegate: [
    'read:library:any',
    'read:enrolment:delegated',
    'sign:activity:delegated',
    'observe:activity:delegated',
    'mark:attempt:delegated',
    // Who is to agree to the end of an employment reads the whole case, for as long as the proposal waits.
    'read:dossier:pending',
    'read:result:pending',
    'read:audit:pending',
  ],
}

export interface Viewer {
  id: string
  username: string
  displayName: string
  roles: readonly Role[]
  locale: 'zh-CN' | 'en'
  theme: 'system' | 'light' | 'dark'
  mustChangePassword: boolean
  sessionHash: string
}

/** How a person stands to one enrolment. */
export interface EnrolmentRelation {
  enrolmentId: string
  traineeId: string
  mentorId: string | null
  cohortId: string
  /** Activities this person was named for in the cohort, with the role each time. */
  delegations: readonly { activityId: string; role: string }[]
  /** Named for personnel in the cohort while a proposal about the trainee waits that somebody else has made. */
  isAsked?: boolean
}

/** Whom an enrolment at hand belongs to, for a person who is named for these of its activities. */
export function relationOf(
  enrolment: { id: string; trainee_id: string; mentor_id: string | null; cohort_id: string },
  delegations: EnrolmentRelation['delegations'] = [],
): EnrolmentRelation {
  return {
    enrolmentId: enrolment.id,
    traineeId: enrolment.trainee_id,
    mentorId: enrolment.mentor_id,
    cohortId: enrolment.cohort_id,
    delegations,
  }
}

function holds(viewer: Pick<Viewer, 'roles'>, permission: Permission): boolean {
  return viewer.roles.some((role) => ROLE_PERMISSIONS[role].includes(permission))
}

export function canInHouse(viewer: Pick<Viewer, 'roles'>, action: HouseAction): boolean {
  return holds(viewer, `${action}:any`)
}

/** True when some scope of some role of the viewer reaches this enrolment. No default allow. */
export function canOnEnrolment(
  viewer: Pick<Viewer, 'id' | 'roles'>,
  action: EnrolmentAction,
  relation: EnrolmentRelation,
  activityId?: string,
): boolean {
  const own = relation.traineeId === viewer.id
  if (own) return holds(viewer, `${action}:own`)
  if (holds(viewer, `${action}:any`)) return true
  if (relation.mentorId === viewer.id && holds(viewer, `${action}:mentee`)) return true
  if (relation.isAsked && holds(viewer, `${action}:pending`)) return true
  const named = relation.delegations.some((d) => activityId === undefined || d.activityId === activityId)
  return named && holds(viewer, `${action}:delegated`)
}

/**
 * Asked again under the lock. What is out of reach answers as what is missing does, so that ids tell nothing; what one may
 * see but not do is not allowed.
 */
export function decideReach(
  viewer: Pick<Viewer, 'id' | 'roles'>,
  action: EnrolmentAction,
  relation: EnrolmentRelation,
  activityId?: string,
): Outcome {
  if (canOnEnrolment(viewer, action, relation, activityId)) return accept()
  return refuse(canOnEnrolment(viewer, 'read:enrolment', relation, activityId) ? 'not-allowed' : 'not-found')
}

/** True when the action is held in a scope that lasts: enough to show a place in the rail. */
export function canSomewhere(viewer: Pick<Viewer, 'roles'>, action: EnrolmentAction): boolean {
  return SCOPES.some((scope) => scope !== 'pending' && holds(viewer, `${action}:${scope}`))
}
