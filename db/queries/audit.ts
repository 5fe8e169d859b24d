import { lockRows } from '../portable'
import type { AuditEventTable } from '../tables/audit'
import type { DbOrTx, Tx } from '../transaction'

/** Locks the chain's head until the transaction ends, so that rows are written one after the other. */
export function lockAuditHead(tx: Tx) {
  return lockRows(tx, tx.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1)).executeTakeFirstOrThrow()
}

export async function insertAuditEvent(tx: Tx, row: AuditEventTable) {
  await tx.insertInto('audit_event').values(row).execute()
  await tx.updateTable('audit_head').set({ seq: row.seq, hash: row.hash }).where('id', '=', 1).execute()
}

export function findAuditHead(db: DbOrTx) {
  return db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow()
}

export function listAuditEventsAfter(db: DbOrTx, seq: number, limit: number) {
  return db.selectFrom('audit_event').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute()
}
