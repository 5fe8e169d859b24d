import type { Insertable } from 'kysely'
import type { SelfCheckAnswerTable } from '../tables/lessons'
import type { DbOrTx, Tx } from '../transaction'

/** The demo's accounts in the order they were made, with one role each for the sign-in cards. */
export function listDemoPeople(db: DbOrTx) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.username', 'p.display_name', 'p.demo_note', 'r.role'])
    .where('p.is_demo', '=', 1)
    .where('p.status', '=', 'active')
    .orderBy('p.created_at')
    .orderBy('p.username')
    .execute()
}

export async function countPeople(db: DbOrTx, isDemo: 0 | 1): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('is_demo', '=', isDemo)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Many at once, for a history that is written and not lived. */
export function insertSelfCheckAnswers(tx: Tx, rows: readonly Insertable<SelfCheckAnswerTable>[]) {
  return tx.insertInto('self_check_answer').values(rows).execute()
}

/** What was told longer ago has long been read. */
export function readNoticesBefore(tx: Tx, before: number) {
  return tx
    .updateTable('notification')
    .set((eb) => ({ read_at: eb.ref('created_at') }))
    .where('created_at', '<', before)
    .execute()
}
