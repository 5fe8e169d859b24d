import type { Insertable } from 'kysely'
import type { WaiverTable } from '../tables/promotion'
import type { DbOrTx, Tx } from '../transaction'

/** Every revision of every subject: how often something was waived or taken back, and what stands. */
export function listWaiverRevisions(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('waiver')
    .select(['subject', 'revision', 'verdict'])
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('revision')
    .execute()
}

export async function insertWaivers(tx: Tx, rows: readonly Insertable<WaiverTable>[]): Promise<void> {
  await tx.insertInto('waiver').values(rows).execute()
}
