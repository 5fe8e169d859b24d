import type { Insertable } from 'kysely'
import type { PlanTermsTable, PlanVersionTable } from '../tables/cohorts'
import type { DbOrTx, Tx } from '../transaction'

/** The version with this plan and these terms; one that got its terms later carries the hash of its plan alone. */
export function findPlanVersionByHash(db: DbOrTx, hashes: { plan: readonly string[]; terms: string }) {
  return db
    .selectFrom('plan_version as v')
    .innerJoin('plan_terms as t', 't.plan_version_id', 'v.id')
    .select('v.id')
    .where('v.content_hash', 'in', hashes.plan)
    .where('t.content_hash', '=', hashes.terms)
    .orderBy('v.created_at')
    .executeTakeFirst()
}

/** Nothing happens where another server was faster. */
export function insertPlanVersion(tx: Tx, row: Insertable<PlanVersionTable>) {
  return tx
    .insertInto('plan_version')
    .values(row)
    .onConflict((c) => c.column('content_hash').doNothing())
    .execute()
}

/** Answers how many were stored: none where another server was faster. */
export async function insertPlanTerms(tx: Tx, row: Insertable<PlanTermsTable>): Promise<number> {
  const result = await tx
    .insertInto('plan_terms')
    .values(row)
    .onConflict((c) => c.column('plan_version_id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

export function findPlanVersionId(db: DbOrTx, contentHash: string) {
  return db.selectFrom('plan_version').select('id').where('content_hash', '=', contentHash).executeTakeFirst()
}

export function listPlanVersions(db: DbOrTx) {
  return db
    .selectFrom('plan_version')
    .select(['id', 'course_id', 'version', 'content_hash', 'created_at'])
    .orderBy('created_at', 'desc')
    .execute()
}

export function listTermsOfVersions(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('plan_terms')
    .select(['plan_version_id', 'content'])
    .where('plan_version_id', 'in', ids)
    .execute()
}

/** Stored before terms were kept. */
export function listVersionsWithoutTerms(db: DbOrTx) {
  return db
    .selectFrom('plan_version as v')
    .leftJoin('plan_terms as t', 't.plan_version_id', 'v.id')
    .select(['v.id', 'v.course_id', 'v.version'])
    .where('t.plan_version_id', 'is', null)
    .orderBy('v.created_at')
    .execute()
}

/** Whoever is on their way, with the version that binds them, one line per cohort and version. */
export function countRunningByVersion(db: DbOrTx, courseId: string) {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select(['e.cohort_id', 'c.name as cohort_name', 'e.plan_version_id'])
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where('c.course_id', '=', courseId)
    .where('e.ended_at', 'is', null)
    .groupBy(['e.cohort_id', 'c.name', 'c.start_on', 'e.plan_version_id'])
    .orderBy('c.start_on', 'desc')
    .orderBy('c.name')
    .execute()
}
