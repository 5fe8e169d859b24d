import type { Insertable } from 'kysely'
import type { NotificationTable } from '../tables/accounts'
import type { DbOrTx, Tx } from '../transaction'

export async function countUnreadNotices(db: DbOrTx, personId: string): Promise<number> {
  const row = await db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export function insertNotifications(db: DbOrTx, rows: Insertable<NotificationTable>[]) {
  return db.insertInto('notification').values(rows).execute()
}

export function listNotifications(db: DbOrTx, personId: string, before: number, limit: number) {
  return db
    .selectFrom('notification')
    .selectAll()
    .where('person_id', '=', personId)
    .where('created_at', '<', before)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
}

export function listUnreadOfKind(tx: Tx, personId: string, kind: string) {
  return tx
    .selectFrom('notification')
    .select(['id', 'kind', 'payload'])
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('read_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Says more than before, and later; false when it has been read meanwhile. */
export async function renewNotification(
  tx: Tx,
  id: string,
  change: { payload: string; created_at: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('notification')
    .set(change)
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

export function markNotificationsRead(db: DbOrTx, personId: string, now: number) {
  return db
    .updateTable('notification')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute()
}

/** Nobody has to act on them any more, whoever was told; `about` is an id their payload holds. */
export function settleNotifications(tx: Tx, { kinds, about, now }: { kinds: string[]; about: string; now: number }) {
  return tx
    .updateTable('notification')
    .set({ read_at: now })
    .where('kind', 'in', kinds)
    .where('payload', 'like', `%"${about}"%`)
    .where('read_at', 'is', null)
    .execute()
}

/** Whether exactly this has been told to anybody before. */
export async function wasTold(db: DbOrTx, kind: string, payload: string): Promise<boolean> {
  const row = await db
    .selectFrom('notification')
    .select('id')
    .where('kind', '=', kind)
    .where('payload', '=', payload)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
