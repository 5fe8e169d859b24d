import type { DbOrTx, Tx } from '../transaction'

/** True for the one who is first; of two at the same moment the second waits for the first one's commit. */
export async function insertFormKey(tx: Tx, idHash: string, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('form_key')
    .values({ id_hash: idHash, taken_at: now, reply: null })
    .onConflict((conflict) => conflict.column('id_hash').doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows) === 1
}

export function findFormKey(db: DbOrTx, idHash: string) {
  return db.selectFrom('form_key').select(['taken_at', 'reply']).where('id_hash', '=', idHash).executeTakeFirst()
}

/** Only of the one who took it: whoever was given up on must not answer for the next. */
export function saveFormReply(db: DbOrTx, idHash: string, takenAt: number, reply: string) {
  return db
    .updateTable('form_key')
    .set({ reply })
    .where('id_hash', '=', idHash)
    .where('taken_at', '=', takenAt)
    .execute()
}

export function deleteOpenFormKey(db: DbOrTx, idHash: string, takenAt: number) {
  return db
    .deleteFrom('form_key')
    .where('id_hash', '=', idHash)
    .where('taken_at', '=', takenAt)
    .where('reply', 'is', null)
    .execute()
}

export function deleteOldFormKeys(db: DbOrTx, before: number) {
  return db.deleteFrom('form_key').where('taken_at', '<', before).execute()
}
