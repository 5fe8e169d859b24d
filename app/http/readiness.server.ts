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

export async function checkReadiness(house: House, connection: Connection): Promise<Readiness> {
  const checks = {
    database: await probe(() => sql`select 1`.execute(house.db)),
    durability: await probe(() => connection.assertDurable()),
    migrations: await probe(async () => ((await listPendingMigrations(house.db)).length > 0 ? 'pending' : undefined)),
    content: await probe(async () =>
      house.content.lessons.length === 0 || house.content.items.length === 0 ? 'empty' : undefined,
    ),
  }
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks }
}
