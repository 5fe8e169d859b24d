import type { Kysely } from 'kysely'
import { runDdl } from '../dialect'

/** How far an open run had come when the server last heard of it: what leaps ahead from there was not typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [
    'alter table typing_run add column reached INT not null default 0',
    'alter table typing_run add column reached_at INT',
  ])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table typing_run drop column reached_at', 'alter table typing_run drop column reached'])
}
