// npm run verify-audit: walks the audit chain; ends with 1 and the first fault when a row was changed, removed or moved.
import { verifyAudit } from '#app/features/audit/audit.server'
import { listPendingMigrations } from '#db/migrate'
import { CommandError, runCommand } from './lib/command'

const PROBLEMS = {
  gap: 'a row is missing here',
  'broken-link': 'the row does not follow from the one before it',
  altered: 'the row was changed after it was written',
} as const

await runCommand(async (db) => {
  if ((await listPendingMigrations(db)).length > 0)
    throw new CommandError('The database is not up to date; run npm run migrate first.')
  const { rows, fault } = await verifyAudit(db)
  if (fault)
    throw new CommandError(
      `The audit trail is broken at row ${fault.seq}: ${PROBLEMS[fault.problem]}. ${rows} rows before it are sound.`,
    )
  console.log(`The audit trail is whole: ${rows} rows.`)
})
