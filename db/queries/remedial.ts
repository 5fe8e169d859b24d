import type { Insertable, Updateable } from 'kysely'
import type { RemedialModuleTable } from '../tables/promotion'
import type { DbOrTx, Tx } from '../transaction'

export function listModules(db: DbOrTx, enrolmentId: string) {
  return db.selectFrom('remedial_module').selectAll().where('enrolment_id', '=', enrolmentId).orderBy('topic').execute()
}

export function insertModules(tx: Tx, rows: Insertable<RemedialModuleTable>[]) {
  return tx.insertInto('remedial_module').values(rows).execute()
}

/** Only while nobody has begun: what was worked on stays. */
export function deleteUnbegunModules(tx: Tx, enrolmentId: string) {
  return tx
    .deleteFrom('remedial_module')
    .where('enrolment_id', '=', enrolmentId)
    .where('started_at', 'is', null)
    .execute()
}

export function updateModule(tx: Tx, id: string, change: Updateable<RemedialModuleTable>) {
  return tx.updateTable('remedial_module').set(change).where('id', '=', id).execute()
}
