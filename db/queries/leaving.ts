import type { Insertable } from 'kysely'
import { prepared } from '../prepared'
import type { LeavingAffirmationTable, LeavingTable } from '../tables/promotion'
import type { Tx } from '../transaction'

/** What each of them said last of leaving. */
export const listNewestLeaving = prepared((db, enrolmentIds: readonly string[]) =>
  db
    .selectFrom('leaving as l')
    .selectAll()
    .where('l.enrolment_id', 'in', enrolmentIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('leaving as later')
            .select('later.id')
            .whereRef('later.enrolment_id', '=', 'l.enrolment_id')
            .whereRef('later.revision', '>', 'l.revision'),
        ),
      ),
    ),
)

export async function insertLeaving(tx: Tx, row: Insertable<LeavingTable>): Promise<void> {
  await tx.insertInto('leaving').values(row).execute()
}

export async function insertAffirmation(tx: Tx, row: Insertable<LeavingAffirmationTable>): Promise<void> {
  await tx.insertInto('leaving_affirmation').values(row).execute()
}
