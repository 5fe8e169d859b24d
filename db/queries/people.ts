import { sql } from 'kysely'
import { containsPattern, lockRows } from '../portable'
import type { PersonRoleTable } from '../tables/accounts'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

type RoleName = PersonRoleTable['role']

export interface PeopleFilter {
  text?: string | undefined
  role?: RoleName | undefined
  status?: 'active' | 'deactivated' | undefined
}

function selectPeople(db: DbOrTx, filter: PeopleFilter) {
  let query = db.selectFrom('person as p')
  if (filter.text) {
    const pattern = containsPattern(filter.text)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`lower(${eb.ref('p.display_name')}) like ${pattern} escape '\\'`,
        sql<boolean>`lower(${eb.ref('p.username')}) like ${pattern} escape '\\'`,
      ]),
    )
  }
  if (filter.status) query = query.where('p.status', '=', filter.status)
  const { role } = filter
  if (role)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_role as r')
          .select('r.role')
          .whereRef('r.person_id', '=', 'p.id')
          .where('r.role', '=', role),
      ),
    )
  return query
}

/** In order of the user name, starting after `after`: the unique index finds the page however far it is. */
export function listPeoplePage(db: DbOrTx, filter: PeopleFilter, page: { after: string; limit: number }) {
  return selectPeople(db, filter)
    .select(['p.id', 'p.username', 'p.display_name', 'p.status'])
    .where('p.username', '>', page.after)
    .orderBy('p.username')
    .limit(page.limit)
    .execute()
}

export async function countPeopleMatching(db: DbOrTx, filter: PeopleFilter): Promise<number> {
  const row = await selectPeople(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export function listRolesOf(db: DbOrTx, personIds: readonly string[]) {
  return db.selectFrom('person_role').selectAll().where('person_id', 'in', personIds).orderBy('role').execute()
}

export function listActiveWithRole(db: DbOrTx, role: RoleName) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'p.username', 'p.display_name'])
    .where('r.role', '=', role)
    .where('p.status', '=', 'active')
    .orderBy('p.display_name')
    .orderBy('p.username')
    .execute()
}

/** Everybody with a role other than a trainee's. */
export function listActiveStaff(db: DbOrTx) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'p.display_name'])
    .distinct()
    .where('r.role', '<>', 'trainee')
    .where('p.status', '=', 'active')
    .orderBy('p.display_name')
    .execute()
}

/** Those who have to do with trainees, and so may be asked to look at a case: nobody who trains, or merely runs the computers. */
export function listActiveColleagues(db: DbOrTx) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'p.display_name'])
    .distinct()
    .where('r.role', 'in', ['manager', 'mentor', 'delegate'])
    .where('p.status', '=', 'active')
    .orderBy('p.display_name')
    .execute()
}

/** Locks these people in one order, so that nobody loses an account or a role while somebody builds on it. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await lockRows(tx, tx.selectFrom('person').select('id').where('id', 'in', ids).orderBy('id')).execute()
}

export function listPeopleByUsernames(db: DbOrTx, usernames: readonly string[]) {
  return db
    .selectFrom('person')
    .select(['id', 'username', 'display_name', 'status'])
    .where('username', 'in', usernames)
    .execute()
}

/** Which of these keys belong to somebody active. */
export async function listActiveNameKeys(db: DbOrTx, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('name_key')
    .where('status', '=', 'active')
    .where('name_key', 'in', keys)
    .execute()
  return rows.map((row) => row.name_key)
}

/** Locks everybody active with this role, so that two of them cannot remove each other at once. Answers their ids. */
export async function lockActive(tx: Tx, role: 'admin' | 'manager'): Promise<string[]> {
  const query = tx
    .selectFrom('person')
    .select('id')
    .where('status', '=', 'active')
    .where('id', 'in', (eb) => eb.selectFrom('person_role').select('person_id').where('role', '=', role))
    .orderBy('id')
  const rows = await lockRows(tx, query).execute()
  return rows.map((row) => row.id)
}

export async function countActive(db: DbOrTx, role: 'admin' | 'manager'): Promise<number> {
  const { n } = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('status', '=', 'active')
    .where('id', 'in', (eb) => eb.selectFrom('person_role').select('person_id').where('role', '=', role))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export function listEnrolmentsOfPeople(db: DbOrTx, personIds: readonly string[]) {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select(['e.id', 'e.trainee_id', 'e.cohort_id', 'e.state', 'e.joined_on', 'e.ended_at', 'c.name as cohort_name'])
    .where('e.trainee_id', 'in', personIds)
    .orderBy('e.created_at', 'desc')
    .execute()
}

/** Trainings that have ended, the newest first, each with the decision that ended it. */
export function listPastEnrolments(db: DbOrTx, personIds: readonly string[]) {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('cohort as k', 'k.id', 'e.cohort_id')
    .leftJoin('decision as d', (join) =>
      join.on((eb) =>
        eb(
          'd.id',
          '=',
          eb
            .selectFrom('decision as x')
            .leftJoin('decision_confirmation as c', 'c.decision_id', 'x.id')
            .select('x.id')
            .whereRef('x.enrolment_id', '=', 'e.id')
            .where('x.verdict', 'in', ['eliminate', 'withdraw', 'promote'])
            .where((word) =>
              word.or([
                word('c.verdict', '=', 'confirmed'),
                word.and([word('x.second_person', '=', 0), word('x.verdict', '<>', 'eliminate')]),
              ]),
            )
            .orderBy('x.decided_at', 'desc')
            .limit(1),
        ),
      ),
    )
    .leftJoin('person as p', 'p.id', 'd.decided_by')
    .select([
      'e.id',
      'e.trainee_id',
      'e.state',
      'e.ended_at',
      'k.course_id',
      'k.zone',
      'k.name as cohort_name',
      'd.kind',
      nameAt<string | null>('p', 'd.decided_at').as('decider_name'),
    ])
    .where('e.trainee_id', 'in', personIds)
    .where('e.ended_at', 'is not', null)
    .orderBy('e.ended_at', 'desc')
    .execute()
}

export function listRunningMentees(db: DbOrTx, mentorId: string) {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .select(['e.id', 'e.cohort_id', 'c.name as cohort_name', 't.display_name'])
    .where('e.mentor_id', '=', mentorId)
    .where('e.ended_at', 'is', null)
    .orderBy('t.display_name')
    .execute()
}

/** What this person, and nobody else who can sign in, is named for, where somebody is on the way. */
function selectSoleDelegations(db: DbOrTx, personId: string) {
  return db
    .selectFrom('delegation as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .innerJoin('cohort as c', 'c.id', 'd.cohort_id')
    .innerJoin('enrolment as e', 'e.cohort_id', 'c.id')
    .where('d.person_id', '=', personId)
    .where('d.ended_at', 'is', null)
    .where('e.ended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('delegation as other')
            .innerJoin('person as o', 'o.id', 'other.person_id')
            .select('other.id')
            .whereRef('other.cohort_id', '=', 'd.cohort_id')
            .whereRef('other.activity_id', '=', 'd.activity_id')
            .whereRef('other.role', '=', 'd.role')
            .where('other.ended_at', 'is', null)
            .where('o.status', '=', 'active')
            .where('o.id', '<>', personId),
        ),
      ),
    )
    .orderBy('c.name')
}

/** Trainees who would have nobody for something of their plan without this person. */
export function listWithoutDelegate(db: DbOrTx, personId: string) {
  return selectSoleDelegations(db, personId)
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .select(['d.cohort_id', 'c.name as cohort_name', 'p.display_name as person_name', 't.display_name as trainee_name'])
    .distinct()
    .orderBy('t.display_name')
    .execute()
}

/** The same by what they are named for: one row per activity and office. */
export function listSoleDelegations(db: DbOrTx, personId: string) {
  return selectSoleDelegations(db, personId)
    .select(['d.cohort_id', 'c.name as cohort_name', 'c.course_id', 'd.activity_id', 'd.role'])
    .distinct()
    .orderBy('d.activity_id')
    .orderBy('d.role')
    .execute()
}
