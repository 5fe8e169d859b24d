import type { Insertable, Updateable } from 'kysely'
import { prepared } from '../prepared'
import type { ActivityEntryTable, ActivityRecordTable } from '../tables/activities'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

export function insertRecord(tx: Tx, row: Insertable<ActivityRecordTable>) {
  return tx.insertInto('activity_record').values(row).execute()
}

/** Counts the revision up; answers how many rows had the expected one (0: somebody was faster). */
export async function updateRecord(
  tx: Tx,
  key: { enrolmentId: string; activityId: string; revision: number },
  change: Updateable<ActivityRecordTable>,
): Promise<number> {
  const result = await tx
    .updateTable('activity_record')
    .set({ ...change, revision: key.revision + 1 })
    .where('enrolment_id', '=', key.enrolmentId)
    .where('activity_id', '=', key.activityId)
    .where('revision', '=', key.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export function insertEntry(tx: Tx, row: Insertable<ActivityEntryTable>) {
  return tx.insertInto('activity_entry').values(row).execute()
}

/** Only an entry that is still open; answers how many it changed. */
export async function closeOpenEntry(tx: Tx, id: string, change: Updateable<ActivityEntryTable>): Promise<number> {
  const result = await tx
    .updateTable('activity_entry')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Takes back what was confirmed when it was written; answers how many it changed. */
export async function withdrawConfirmedEntry(tx: Tx, id: string): Promise<number> {
  const result = await tx
    .updateTable('activity_entry')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export function listEntriesOfKinds(db: DbOrTx, enrolmentId: string, kinds: readonly string[]) {
  return db
    .selectFrom('activity_entry')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('kind', 'in', kinds)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function withdrawEntriesOfKinds(tx: Tx, enrolmentId: string, kinds: readonly string[]) {
  return tx
    .updateTable('activity_entry')
    .set({ state: 'withdrawn' })
    .where('enrolment_id', '=', enrolmentId)
    .where('kind', 'in', kinds)
    .where('state', '<>', 'withdrawn')
    .execute()
}

/** How many stations of a warehouse tour somebody has signed since a moment and not taken back. */
export async function countStationsBy(db: DbOrTx, personId: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('activity_entry')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('kind', '=', 'station')
    .where('state', '=', 'confirmed')
    .where('closed_by', '=', personId)
    .where('closed_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Every revision of every slot, the newest first, with the signer's name. */
export function listSignOffHistory(db: DbOrTx, enrolmentId: string, activityId: string) {
  return db
    .selectFrom('sign_off as s')
    .innerJoin('person as p', 'p.id', 's.signer_id')
    .select([
      's.id',
      's.slot',
      's.revision',
      's.verdict',
      's.comment',
      's.redo_by_on',
      's.took_place_on',
      's.signed_at',
      's.signer_id',
      nameAt('p', 's.signed_at').as('signer_name'),
    ])
    .where('s.enrolment_id', '=', enrolmentId)
    .where('s.activity_id', '=', activityId)
    .orderBy('s.signed_at', 'desc')
    .orderBy('s.revision', 'desc')
    .execute()
}

/** Who stands under each signature of a trainee, as they were called then. */
export function listSignerNames(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('sign_off as s')
    .innerJoin('person as p', 'p.id', 's.signer_id')
    .select(['s.activity_id', 's.slot', 's.revision'])
    .select(nameAt('p', 's.signed_at').as('signer_name'))
    .where('s.enrolment_id', '=', enrolmentId)
    .execute()
}

export const listActiveDelegations = prepared((db, cohortIds: readonly string[]) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .select(['d.cohort_id', 'd.activity_id', 'd.person_id', 'd.role', 'p.display_name', 'p.status'])
    .where('d.cohort_id', 'in', cohortIds)
    .where('d.ended_at', 'is', null),
)

export const listActiveManagers = prepared((db) =>
  db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'p.display_name'])
    .where('r.role', '=', 'manager')
    .where('p.status', '=', 'active')
    .orderBy('p.display_name'),
)

export function listNames(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('person').select(['id', 'display_name']).where('id', 'in', ids).execute()
}
