import { type Kysely, sql } from 'kysely'
import { runDdl } from '../dialect'

const WEEK_MS = 7 * 86_400_000

/** Until when a password lasts that was made for somebody; null once they have their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table person add column one_time_until INT'])
  // Nobody wrote down when these were made, so each gets a whole week from now.
  await sql`update person set one_time_until = ${Date.now() + WEEK_MS} where must_change_password = 1`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table person drop column one_time_until'])
}
