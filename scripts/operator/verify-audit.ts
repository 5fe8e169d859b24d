// npm run verify-audit: walks the audit chain; ends with 1 and the first fault when a row was changed, removed or moved.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyAudit } from '#app/features/audit/audit.server'
import { type ChainHead, readHeads, writeHead } from '#app/features/audit/audit-chain'
import { listPendingMigrations } from '#db/migrate'
import { CommandError, runCommand } from './command'

const USAGE = `Usage: npm run verify-audit -- [--head SEQ:HASH]... [--witness FILE]...
A head that was noted outside of the database, or a file that holds some (a copy of the server's log), also shows a chain
that somebody computed anew.`

const PROBLEMS = {
  gap: 'a row is missing here',
  'broken-link': 'the row does not follow from the one before it',
  altered: 'the row was changed after it was written',
  'not-as-witnessed': 'it is not the row that was noted outside of the database',
} as const

function readArguments() {
  try {
    return parseArgs({
      options: {
        head: { type: 'string', multiple: true },
        witness: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`)
  }
}

function readWitnessFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CommandError(`${file} cannot be read.`)
  }
}

/** A witness that says nothing must not look like one that agrees. */
function readWitness(text: string, source: string): ChainHead[] {
  const heads = readHeads(text)
  if (heads.length === 0) throw new CommandError(`${source} holds no head of the audit trail.\n${USAGE}`)
  return heads
}

await runCommand(async (db) => {
  const given = readArguments()
  if (given.help) {
    console.log(USAGE)
    return
  }
  const witnesses = [
    ...(given.head ?? []).flatMap((head) => readWitness(head, `--head ${head}`)),
    ...(given.witness ?? []).flatMap((file) => readWitness(readWitnessFile(file), file)),
  ]
  if ((await listPendingMigrations(db)).length > 0)
    throw new CommandError('The database is not up to date; run npm run migrate first.')
  const { rows, fault, head } = await verifyAudit(db, witnesses)
  if (fault)
    throw new CommandError(
      fault.problem === 'not-as-witnessed'
        ? `The audit trail is broken at row ${fault.seq}: ${PROBLEMS[fault.problem]}.`
        : `The audit trail is broken at row ${fault.seq}: ${PROBLEMS[fault.problem]}. ${rows} rows before it are sound.`,
    )
  console.log(`The audit trail is whole: ${rows} rows${witnesses.length > 0 ? `, ${witnesses.length} witnessed` : ''}.`)
  if (rows > 0) console.log(`Head, to be noted outside of this machine: ${writeHead(head)}`)
})
