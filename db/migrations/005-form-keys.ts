import type { Kysely } from 'kysely'
import { runDdl } from '../dialect'

/** What a form was answered, so that its second press is answered the same; without a reply its work is still going on. */
const FORM_KEY = [
  `create table form_key (
    id_hash text primary key,
    taken_at INT not null,
    reply text
  )`,
  'create index form_key_taken on form_key (taken_at)',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, FORM_KEY)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['drop table form_key'])
}
