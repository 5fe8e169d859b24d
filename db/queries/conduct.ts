import type { Insertable } from 'kysely'
import type { ConductEntryTable } from '../tables/rubrics'
import type { DbOrTx, Tx } from '../transaction'

export function insertConductEntry(tx: Tx, row: Insertable<ConductEntryTable>) {
  return tx.insertInto('conduct_entry').values(row).execute()
}

/** The newest first, with the recorder's name. */
export function listConductEntries(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('conduct_entry as c')
    .innerJoin('person as p', 'p.id', 'c.recorded_by')
    .select([
      'c.id',
      'c.rule_id',
      'c.points',
      'c.note',
      'c.occurred_on',
      'c.recorded_at',
      'c.reverses_id',
      'p.display_name as recorder_name',
    ])
    .where('c.enrolment_id', '=', enrolmentId)
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id')
    .execute()
}
