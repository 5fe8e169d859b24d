import type { Insertable } from 'kysely'
import type { SettingTable } from '../tables/accounts'
import type { DbOrTx } from '../transaction'

/** The revision in force. */
export function findSetting(db: DbOrTx, key: string) {
  return db
    .selectFrom('setting')
    .selectAll()
    .where('key', '=', key)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function insertSetting(db: DbOrTx, row: Insertable<SettingTable>) {
  return db.insertInto('setting').values(row).execute()
}

/** The newest revision of every setting but those whose key begins with `exceptPrefix`. */
export function listCurrentSettings(db: DbOrTx, exceptPrefix: string) {
  return db
    .selectFrom('setting as s')
    .leftJoin('person as p', 'p.id', 's.set_by')
    .select(['s.key', 's.revision', 's.value', 's.set_at', 's.reason', 'p.display_name as set_by_name'])
    .where('s.key', 'not like', `${exceptPrefix}%`)
    .where('s.revision', '=', (eb) =>
      eb
        .selectFrom('setting as n')
        .select((n) => n.fn.max('n.revision').as('r'))
        .whereRef('n.key', '=', 's.key'),
    )
    .orderBy('s.key')
    .execute()
}
