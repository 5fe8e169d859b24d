import { sql } from 'kysely'
import type { Connection } from '#db/connect'
import { listPendingMigrations } from '#db/migrate'
import type { House } from './context.server'

export interface Readiness {
  ready: boolean
  /** Per check `ok`, or what is wrong in a word; nothing a stranger could use. */
  checks: Record<string, string>
}

async function probe(work: () => Promise<unknown>): Promise<string> {
  try {
    const problem = await work()
    return typeof problem === 'string' ? problem : 'ok'
  } catch {
    return 'failed'
  }
}

/** Courses that cohorts are on and that were not built. */
type FindMissing = () => Promise<readonly string[]>

/** A course that cohorts are on may not be taken away from under them. */
async function findContentProblem({ courses }: House, findMissing: FindMissing): Promise<string | undefined> {
  const all = [...courses.values()]
  if (all.length === 0 || all.some(({ lessons, items }) => lessons.length === 0 || items.length === 0)) return 'empty'
  return (await findMissing()).length > 0 ? 'missing' : undefined
}

export async function checkReadiness(
  house: House,
  connection: Connection,
  findMissing: FindMissing,
): Promise<Readiness> {
  const checks = {
    database: await probe(() => sql`select 1`.execute(house.db)),
    durability: await probe(() => connection.assertDurable()),
    migrations: await probe(async () => ((await listPendingMigrations(house.db)).length > 0 ? 'pending' : undefined)),
    content: await probe(() => findContentProblem(house, findMissing)),
  }
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks }
}
