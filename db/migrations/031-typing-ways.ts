import type { Kysely } from 'kysely'
import { runDdl } from '../dialect'

const WAYS = ['pasted', 'dropped', 'replaced']

/** How often text was to come into a typing run in another way than by typing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(
    db,
    WAYS.map((way) => `alter table typing_run add column ${way} INT not null default 0`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(
    db,
    [...WAYS].reverse().map((way) => `alter table typing_run drop column ${way}`),
  )
}
