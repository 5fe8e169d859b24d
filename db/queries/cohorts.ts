import type { Insertable, Updateable } from 'kysely'
import { lockRows } from '../portable'
import type { CohortClosureTable, CohortTable, DelegationTable } from '../tables/cohorts'
import type { DbOrTx, Tx } from '../transaction'

export function insertCohort(tx: Tx, row: Insertable<CohortTable>) {
  return tx.insertInto('cohort').values(row).execute()
}

export function insertCohortMentors(tx: Tx, cohortId: string, personIds: readonly string[]) {
  return tx
    .insertInto('cohort_mentor')
    .values(personIds.map((person_id) => ({ cohort_id: cohortId, person_id })))
    .onConflict((c) => c.columns(['cohort_id', 'person_id']).doNothing())
    .execute()
}

export function insertClosures(tx: Tx, rows: readonly Insertable<CohortClosureTable>[]) {
  return tx.insertInto('cohort_closure').values(rows).execute()
}

export function insertDelegations(tx: Tx, rows: readonly Insertable<DelegationTable>[]) {
  return tx.insertInto('delegation').values(rows).execute()
}

export function findCohort(db: DbOrTx, id: string) {
  return db.selectFrom('cohort').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Locks the row until the transaction ends: every change of a cohort or its calendar begins with it. */
export function lockCohort(tx: Tx, id: string) {
  return lockRows(tx, tx.selectFrom('cohort').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Counts the revision up; answers how many rows had the expected one (0: somebody was faster). */
export async function updateCohort(
  tx: Tx,
  id: string,
  revision: number,
  change: Updateable<CohortTable>,
): Promise<number> {
  const result = await tx
    .updateTable('cohort')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Newest first, with how many take part and how many of them are still on their way. */
export function listCohorts(db: DbOrTx, limit: number) {
  return db
    .selectFrom('cohort as c')
    .select([
      'c.id',
      'c.name',
      'c.start_on',
      'c.rest_pattern',
      'c.planned_through',
      'c.zone',
      'c.course_id',
      'c.plan_version_id',
    ])
    .select((eb) => [
      eb
        .selectFrom('enrolment as e')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('e.cohort_id', '=', 'c.id')
        .as('members'),
      eb
        .selectFrom('enrolment as e')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('e.cohort_id', '=', 'c.id')
        .where('e.ended_at', 'is', null)
        .as('running'),
    ])
    .orderBy('c.start_on', 'desc')
    .orderBy('c.name')
    .limit(limit)
    .execute()
}

export function findCohortByName(db: DbOrTx, name: string) {
  return db.selectFrom('cohort').select('id').where('name', '=', name).executeTakeFirst()
}

export function listCohortMentors(db: DbOrTx, cohortId: string) {
  return db
    .selectFrom('cohort_mentor as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.username', 'p.display_name', 'p.status'])
    .where('m.cohort_id', '=', cohortId)
    .orderBy('p.display_name')
    .execute()
}

export async function replaceCohortMentors(tx: Tx, cohortId: string, personIds: readonly string[]) {
  await tx.deleteFrom('cohort_mentor').where('cohort_id', '=', cohortId).execute()
  if (personIds.length > 0) await insertCohortMentors(tx, cohortId, personIds)
}

export function deleteClosure(tx: Tx, cohortId: string, on: string) {
  return tx.deleteFrom('cohort_closure').where('cohort_id', '=', cohortId).where('closed_on', '=', on).execute()
}

export function listRunningDelegations(db: DbOrTx, cohortId: string) {
  return db
    .selectFrom('delegation as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .select(['d.id', 'd.activity_id', 'd.role', 'd.person_id', 'p.display_name', 'p.status'])
    .where('d.cohort_id', '=', cohortId)
    .where('d.ended_at', 'is', null)
    .orderBy('d.activity_id')
    .orderBy('p.display_name')
    .execute()
}

/** Named again after it had ended: the row comes back to life, since one person holds a role for an activity once. */
export function upsertDelegation(tx: Tx, row: Insertable<DelegationTable>) {
  return tx
    .insertInto('delegation')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['cohort_id', 'activity_id', 'role', 'person_id'])
        .doUpdateSet({ ended_at: null, created_by: row.created_by, created_at: row.created_at }),
    )
    .execute()
}

export function findDelegation(db: DbOrTx, id: string) {
  return db.selectFrom('delegation').selectAll().where('id', '=', id).executeTakeFirst()
}

export function endDelegation(tx: Tx, id: string, now: number) {
  return tx
    .updateTable('delegation')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Trainees who could be enrolled: active, and in no running training. */
export function listFreeTrainees(db: DbOrTx, cohortId: string, limit: number) {
  return db
    .selectFrom('person as p')
    .select(['p.id', 'p.username', 'p.display_name'])
    .where('p.status', '=', 'active')
    .where('p.id', 'in', (eb) => eb.selectFrom('person_role').select('person_id').where('role', '=', 'trainee'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('enrolment as e')
            .select('e.id')
            .whereRef('e.trainee_id', '=', 'p.id')
            .where((is) => is.or([is('e.ended_at', 'is', null), is('e.cohort_id', '=', cohortId)])),
        ),
      ),
    )
    .orderBy('p.display_name')
    .orderBy('p.username')
    .limit(limit)
    .execute()
}

/** Of the courses that any cohort is on. */
export async function listCourseIds(db: DbOrTx): Promise<string[]> {
  const rows = await db.selectFrom('cohort').select('course_id').distinct().execute()
  return rows.map((row) => row.course_id)
}
