import type { Insertable, Updateable } from 'kysely'
import { prepared } from '../prepared'
import type { PersonTable } from '../tables/accounts'
import type { DbOrTx, Tx } from '../transaction'

export function findPersonByUsername(db: DbOrTx, username: string) {
  return db.selectFrom('person').selectAll().where('username', '=', username).executeTakeFirst()
}

/** At most one: the database holds the names of active people apart. */
export function findActivePersonByNameKey(db: DbOrTx, nameKey: string) {
  return db
    .selectFrom('person')
    .select('id')
    .where('status', '=', 'active')
    .where('name_key', '=', nameKey)
    .executeTakeFirst()
}

export function findPerson(db: DbOrTx, id: string) {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertPerson(tx: Tx, row: Insertable<PersonTable>, roles: readonly string[]) {
  await tx.insertInto('person').values(row).execute()
  await insertRoles(tx, row.id, { roles, by: row.created_by ?? null, at: row.created_at })
}

async function insertRoles(tx: Tx, personId: string, given: RolesGiven) {
  if (given.roles.length === 0) return
  await tx
    .insertInto('person_role')
    .values(
      given.roles.map((role) => ({
        person_id: personId,
        role: role as 'trainee',
        granted_by: given.by,
        granted_at: given.at,
      })),
    )
    .execute()
}

interface RolesGiven {
  roles: readonly string[]
  by: string | null
  at: number
}

export function updatePerson(tx: Tx, id: string, change: Updateable<PersonTable>) {
  return tx.updateTable('person').set(change).where('id', '=', id).execute()
}

/** What somebody keeps stays given by whom and when it was. */
export async function replaceRoles(tx: Tx, personId: string, given: RolesGiven) {
  const held = await tx.selectFrom('person_role').select('role').where('person_id', '=', personId).execute()
  const kept = held.map((row) => row.role).filter((role) => given.roles.includes(role))
  await tx
    .deleteFrom('person_role')
    .where('person_id', '=', personId)
    .$if(kept.length > 0, (query) => query.where('role', 'not in', kept))
    .execute()
  await insertRoles(tx, personId, { ...given, roles: given.roles.filter((role) => !kept.some((one) => one === role)) })
}

export function insertSession(
  tx: DbOrTx,
  row: { id_hash: string; person_id: string; created_at: number; last_seen_at: number; expires_at: number },
) {
  return tx.insertInto('session').values(row).execute()
}

/** One row per role, so that session, person and roles come in one query. */
export const listSessionRows = prepared((db, idHash: string) =>
  db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('person_role as r', 'r.person_id', 'p.id')
    .select([
      's.last_seen_at',
      's.expires_at',
      's.revoked_at',
      'p.id',
      'p.username',
      'p.display_name',
      'p.locale',
      'p.theme',
      'p.status',
      'p.must_change_password',
      'r.role',
    ])
    .where('s.id_hash', '=', idHash),
)

export function touchSession(db: DbOrTx, idHash: string, now: number) {
  return db.updateTable('session').set({ last_seen_at: now }).where('id_hash', '=', idHash).execute()
}

export function revokeSession(db: DbOrTx, idHash: string, now: number) {
  return db
    .updateTable('session')
    .set({ revoked_at: now })
    .where('id_hash', '=', idHash)
    .where('revoked_at', 'is', null)
    .execute()
}

export function revokeSessionsOf(tx: DbOrTx, personId: string, now: number, exceptHash = '') {
  return tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('id_hash', '<>', exceptHash)
    .execute()
}

export function deleteDeadSessions(db: DbOrTx, before: number) {
  return db.deleteFrom('session').where('expires_at', '<', before).execute()
}

/** The enrolment with this person's delegations in its cohort: one row per delegation, or one without. */
export const listEnrolmentRelationRows = prepared((db, enrolmentId: string, personId: string) =>
  db
    .selectFrom('enrolment as e')
    .leftJoin('delegation as d', (join) =>
      join.onRef('d.cohort_id', '=', 'e.cohort_id').on('d.person_id', '=', personId).on('d.ended_at', 'is', null),
    )
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select([
      'e.id',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      'e.plan_version_id',
      'c.course_id',
      'd.activity_id',
      'd.role',
    ])
    .select((eb) =>
      eb
        .selectFrom('named_second as n')
        .innerJoin('decision as p', 'p.id', 'n.decision_id')
        .leftJoin('decision_confirmation as y', 'y.decision_id', 'p.id')
        .leftJoin('decision_lapse as z', 'z.decision_id', 'p.id')
        .select(eb.fn.countAll<number | string>().as('named'))
        .whereRef('p.enrolment_id', '=', 'e.id')
        .where('n.person_id', '=', personId)
        .where('y.decision_id', 'is', null)
        .where('z.decision_id', 'is', null)
        .as('named'),
    )
    .where('e.id', '=', enrolmentId),
)

/** A decision about this enrolment that waits for a second person who may be this one. */
export function findProposalFor(db: DbOrTx, enrolmentId: string, personId: string) {
  return db
    .selectFrom('decision as d')
    .leftJoin('decision_confirmation as c', 'c.decision_id', 'd.id')
    .leftJoin('decision_lapse as l', 'l.decision_id', 'd.id')
    .innerJoin('enrolment as e', 'e.id', 'd.enrolment_id')
    .select('d.id')
    .where('d.enrolment_id', '=', enrolmentId)
    .where('d.decided_by', '<>', personId)
    .where('c.decision_id', 'is', null)
    .where('l.decision_id', 'is', null)
    .where((eb) => eb.or([eb('d.verdict', '=', 'eliminate'), eb('d.second_person', '=', 1)]))
    .where((eb) => eb.or([eb('e.ended_at', 'is', null), eb('d.supersedes_id', 'is not', null)]))
    .executeTakeFirst()
}
