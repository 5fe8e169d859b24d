import { EnvError, readDatabaseEnv } from '#app/http/env.server'
import { connect, type Db } from '#db/connect'

/** Something the person at the keyboard can put right; shown without a stack. */
export class CommandError extends Error {}

/** Runs a command-line tool on the database that DATABASE_URL or DATA_DIR names; answers through the exit code. */
export async function runCommand(work: (db: Db) => Promise<void>): Promise<void> {
  process.umask(0o077)
  try {
    const connection = connect(readDatabaseEnv(process.env))
    try {
      await work(connection.db)
    } finally {
      await connection.close()
    }
  } catch (error) {
    const expected = error instanceof CommandError || error instanceof EnvError
    console.error(expected ? error.message : error)
    process.exitCode = 1
  }
}
