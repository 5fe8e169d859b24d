import type { Db } from '#db/connect'
import {
  countPeopleMatching,
  listEnrolmentsOfPeople,
  listPeoplePage,
  listRolesOf,
  listRunningMentees,
  type PeopleFilter,
} from '#db/queries/people'
import { loadPerson } from './load-person.server'
import { isExpired } from './one-time-password'
import type { Role } from './permissions'
import { decideDeactivate } from './person'

export const PEOPLE_PER_PAGE = 50

export interface PersonLine {
  id: string
  username: string
  displayName: string
  status: 'active' | 'deactivated'
  roles: Role[]
}

/** One page of people and, when there are more, the user name after which the next page begins. */
export async function listPeople(
  db: Db,
  input: PeopleFilter & { after: string },
): Promise<{ people: PersonLine[]; total: number; next: string | null }> {
  const [rows, total] = await Promise.all([
    listPeoplePage(db, input, { after: input.after, limit: PEOPLE_PER_PAGE + 1 }),
    countPeopleMatching(db, input),
  ])
  const page = rows.slice(0, PEOPLE_PER_PAGE)
  const roles =
    page.length > 0
      ? await listRolesOf(
          db,
          page.map((p) => p.id),
        )
      : []
  const people = page.map((p) => ({
    id: p.id,
    username: p.username,
    displayName: p.display_name,
    status: p.status,
    roles: roles.filter((r) => r.person_id === p.id).map((r) => r.role),
  }))
  return { people, total, next: rows.length > PEOPLE_PER_PAGE ? (page.at(-1)?.username ?? null) : null }
}

/** Null for an unknown id. */
export async function findPersonView(
  db: Db,
  { personId, viewerId, now }: { personId: string; viewerId: string; now: number },
) {
  const found = await loadPerson(db, personId)
  if (!found) return null
  const { row: person, situation } = found
  const [roles, enrolments, mentees] = await Promise.all([
    listRolesOf(db, [personId]),
    listEnrolmentsOfPeople(db, [personId]),
    listRunningMentees(db, personId),
  ])
  return {
    id: person.id,
    username: person.username,
    displayName: person.display_name,
    status: person.status,
    /** For a password that was made for them and not replaced yet. */
    oneTime:
      person.one_time_until === null
        ? null
        : { until: person.one_time_until, expired: isExpired(person.one_time_until, now) },
    /** Whether this viewer may take the account out of use, and why not. */
    deactivation: decideDeactivate(situation, viewerId),
    createdAt: person.created_at,
    roles: roles.map((r) => r.role),
    enrolments: enrolments.map((e) => ({
      id: e.id,
      cohortId: e.cohort_id,
      cohortName: e.cohort_name,
      state: e.state,
      joinedOn: e.joined_on,
    })),
    mentees: mentees.map((m) => ({ id: m.id, name: m.display_name, cohortId: m.cohort_id, cohortName: m.cohort_name })),
  }
}
