import type { Insertable } from 'kysely'
import type { PlanVersionTable } from '../tables/cohorts'
import type { DbOrTx, Tx } from '../transaction'

export function findPlanVersionByHash(db: DbOrTx, contentHash: string) {
  return db
    .selectFrom('plan_version')
    .select(['id', 'version'])
    .where('content_hash', '=', contentHash)
    .executeTakeFirst()
}

export function insertPlanVersion(tx: Tx, row: Insertable<PlanVersionTable>) {
  return tx
    .insertInto('plan_version')
    .values(row)
    .onConflict((c) => c.column('content_hash').doNothing())
    .execute()
}

export function listPlanVersions(db: DbOrTx) {
  return db
    .selectFrom('plan_version')
    .select(['id', 'course_id', 'version', 'content_hash', 'created_at'])
    .orderBy('created_at', 'desc')
    .execute()
}
