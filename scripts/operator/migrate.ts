// npm run migrate: brings the database to the newest structure. The server does the same when it starts.
import { recordMigrations } from '#app/features/audit/record-start.server'
import { migrateToLatest } from '#db/migrate'
import { runCommand } from './command'

await runCommand(async (db) => {
  const results = await migrateToLatest(db)
  await recordMigrations(db, { names: results.map((r) => r.migrationName), now: Date.now() })
  for (const { migrationName } of results) console.log(`ran ${migrationName}`)
  console.log(results.length > 0 ? 'The database is up to date now.' : 'The database was up to date; nothing ran.')
})
