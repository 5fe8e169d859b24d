import { CompiledQuery, type Transaction } from 'kysely'
import type { Db } from './connect'
import { dialectOf } from './dialect'
import { isRetryable } from './portable'
import type { Tables } from './tables'

export type Tx = Transaction<Tables>
/** For reads that may run inside or outside a transaction. */
export type DbOrTx = Db | Tx

const MAX_TRIES = 4
/** So that a flood of writers cannot keep one transaction, and all its answers, open for long. */
const MAX_TOGETHER = 32

/**
 * Runs `work` in one write transaction; on SQLite it takes the write lock at once. When the engine says "try again"
 * (busy, serialisation, deadlock) the whole transaction is run again, so `work` must have no effect outside `tx`.
 * Inside, use only `tx`: the outer `db` waits for ever on SQLite's single connection.
 * The promise settles after the commit, never before.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return dialectOf(db) === 'sqlite' ? await queueWork(db, work) : await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= MAX_TRIES || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())))
    }
  }
}

interface Job {
  work: (tx: Tx) => Promise<unknown>
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/** Who waits for SQLite's one writer, in order; there while somebody drains it. */
const queues = new WeakMap<Db, Job[]>()

function queueWork<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const job: Job = { work, resolve: resolve as Job['resolve'], reject }
    const queue = queues.get(db)
    if (queue) queue.push(job)
    else {
      const begun = [job]
      queues.set(db, begun)
      drain(db, begun)
    }
  })
}

/** Writers that wait at the same moment share one commit: a disk's flush is what a save costs most, and it blocks the process. */
async function drain(db: Db, queue: Job[]): Promise<void> {
  while (queue.length > 0) {
    // SQLite answers at once, so a request would run through to its commit before the next one is even read.
    await new Promise((resolve) => setImmediate(resolve))
    await commitTogether(db, queue)
  }
  queues.delete(db)
}

async function commitTogether(db: Db, queue: Job[]): Promise<void> {
  const settled: (() => void)[] = []
  let taken: Job[] = []
  try {
    await db.transaction().execute(async (tx) => {
      taken = []
      for (let job = queue.shift(); job; job = taken.length < MAX_TOGETHER ? queue.shift() : undefined) {
        taken.push(job)
        // The first one needs no savepoint: when it fails, there is nothing beside it to keep.
        settled.push(taken.length === 1 ? answer(job, await job.work(tx)) : await runBeside(tx, job))
      }
    })
    for (const settle of settled) settle()
  } catch (error) {
    // The beginning failed, the first one, or the commit: nothing of this transaction is there.
    if (taken.length === 0) taken.push(...queue.splice(0, 1))
    for (const job of taken) job.reject(error)
  }
}

function answer(job: Job, result: unknown): () => void {
  return () => job.resolve(result)
}

/** What fails is undone alone; the others of the same transaction stay. */
async function runBeside(tx: Tx, job: Job): Promise<() => void> {
  await tx.executeQuery(CompiledQuery.raw('savepoint beside'))
  try {
    const result = await job.work(tx)
    await tx.executeQuery(CompiledQuery.raw('release beside'))
    return answer(job, result)
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback to beside'))
    await tx.executeQuery(CompiledQuery.raw('release beside'))
    return () => job.reject(error)
  }
}
