import { sql } from 'kysely'
import { findMissingCourses } from '#app/features/cohorts/cohort-course.server'
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

/** A course that cohorts are on may not be taken away from under them. */
async function findContentProblem({ db, courses }: House): Promise<string | undefined> {
  const all = [...courses.values()]
  if (all.length === 0 || all.some(({ lessons, items }) => lessons.length === 0 || items.length === 0)) return 'empty'
  return (await findMissingCourses(db, courses)).length > 0 ? 'missing' : undefined
}

export async function checkReadiness(house: House, connection: Connection): Promise<Readiness> {
  const checks = {
    database: await probe(() => sql`select 1`.execute(house.db)),
    durability: await probe(() => connection.assertDurable()),
    migrations: await probe(async () => ((await listPendingMigrations(house.db)).length > 0 ? 'pending' : undefined)),
    content: await probe(() => findContentProblem(house)),
  }
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks }
}
