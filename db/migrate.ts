import { type MigrationResult, Migrator } from 'kysely'
import type { Db } from './connect'
import { migrations } from './migrations'

function migratorFor(db: Db) {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } })
}

/** @throws when a migration fails; each runs in its own transaction and leaves nothing half done. */
export async function migrateToLatest(db: Db): Promise<MigrationResult[]> {
  const { error, results } = await migratorFor(db).migrateToLatest()
  if (error) throw error
  return results ?? []
}

/** Undoes everything; only tests and a developer's throw-away database want this. */
export async function migrateDown(db: Db): Promise<void> {
  for (;;) {
    const { error, results } = await migratorFor(db).migrateDown()
    if (error) throw error
    if (!results?.length) return
  }
}

/** Names of migrations this code knows and the database does not have yet. */
export async function listPendingMigrations(db: Db): Promise<string[]> {
  const all = await migratorFor(db).getMigrations()
  return all.filter((m) => !m.executedAt).map((m) => m.name)
}
