// What people were called when something was signed: records keep the name of their day, whatever somebody is called later.
import { type RawBuilder, sql } from 'kysely'
import type { FormerNameTable } from '../tables/accounts'
import type { DbOrTx, Tx } from '../transaction'

/** The name of the joined person `alias` at the moment in the column `at`; null where nobody was joined. */
export function nameAt<Name extends string | null = string>(alias: string, at: string): RawBuilder<Name> {
  return sql<Name>`coalesce(
    (select f.name from former_name as f where f.person_id = ${sql.ref(`${alias}.id`)} and f.until_at > ${sql.ref(at)}
      order by f.until_at limit 1),
    ${sql.ref(`${alias}.display_name`)})`
}

/** Renamed twice in one moment, the first name is the one that was seen before it. */
export function insertFormerName(tx: Tx, row: FormerNameTable) {
  return tx
    .insertInto('former_name')
    .values(row)
    .onConflict((c) => c.columns(['person_id', 'until_at']).doNothing())
    .execute()
}

/** What one person was called at a moment; undefined for an unknown id. */
export async function findNameAt(db: DbOrTx, personId: string, at: number): Promise<string | undefined> {
  const former = await db
    .selectFrom('former_name')
    .select('name')
    .where('person_id', '=', personId)
    .where('until_at', '>', at)
    .orderBy('until_at')
    .executeTakeFirst()
  if (former) return former.name
  const person = await db.selectFrom('person').select('display_name').where('id', '=', personId).executeTakeFirst()
  return person?.display_name
}
