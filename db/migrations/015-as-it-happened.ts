import type { Kysely } from 'kysely'
import { runDdl } from '../dialect'

/** Of what was signed before its planned hour: the day on which, in the signer's word, it took place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [
    "alter table sign_off add column took_place_on text check (took_place_on is null or verdict = 'signed')",
  ])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table sign_off drop column took_place_on'])
}
