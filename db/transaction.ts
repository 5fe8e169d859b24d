import type { Transaction } from 'kysely'
import type { Db } from './connect'
import { isRetryable } from './portable'
import type { Tables } from './tables'

export type Tx = Transaction<Tables>
/** For reads that may run inside or outside a transaction. */
export type DbOrTx = Db | Tx

const MAX_TRIES = 4

/**
 * Runs `work` in one write transaction; on SQLite it takes the write lock at once. When the engine says "try again"
 * (busy, serialisation, deadlock) the whole transaction is run again, so `work` must have no effect outside `tx`.
 * Inside, use only `tx`: the outer `db` waits for ever on SQLite's single connection.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= MAX_TRIES || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())))
    }
  }
}
