import type { Insertable } from 'kysely'
import type { CertificateTable } from '../tables/promotion'
import type { DbOrTx, Tx } from '../transaction'

export function findCertificate(db: DbOrTx, number: string) {
  return db.selectFrom('certificate').selectAll().where('number', '=', number).executeTakeFirst()
}

export function findCertificateOfDecision(db: DbOrTx, decisionId: string) {
  return db.selectFrom('certificate').selectAll().where('decision_id', '=', decisionId).executeTakeFirst()
}

export function insertCertificate(tx: Tx, row: Insertable<CertificateTable>) {
  return tx.insertInto('certificate').values(row).execute()
}
