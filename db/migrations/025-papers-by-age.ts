// The newest papers of an exam are looked back on when the next one is drawn.
import type { Kysely } from 'kysely'
import { runDdl } from '../dialect'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['create index exam_form_newest on exam_form (exam_id, created_at)'])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['drop index exam_form_newest'])
}
