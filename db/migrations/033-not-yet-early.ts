import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

/** The check stands at the column and cannot be changed where it is: the column is made anew, and its words are carried over. */
function rewritten(check: string, kept: string): string[] {
  return [
    `alter table sign_off add column said_on text check (said_on is null or ${check})`,
    `update sign_off set said_on = took_place_on where ${kept}`,
    'alter table sign_off drop column took_place_on',
    'alter table sign_off rename column said_on to took_place_on',
  ]
}

/** Until now the word stood in the audit log alone, where somebody had not passed. */
async function fillFromAudit(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; after_json: string }>`
    select s.id, a.after_json from audit_event a join sign_off s on s.id = a.entity_id
    where a.action = 'sign:activity' and s.verdict = 'not_yet' and a.after_json is not null`.execute(db)
  for (const { id, after_json } of rows) {
    const { tookPlaceOn = null } = JSON.parse(after_json) as { tookPlaceOn?: string | null }
    if (tookPlaceOn !== null) await sql`update sign_off set took_place_on = ${tookPlaceOn} where id = ${id}`.execute(db)
  }
}

/** “Not yet” before the planned hour keeps the signer's word, too, on which day it took place; what is taken back has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'sign_off')
  await runDdl(db, rewritten("verdict <> 'withdrawn'", 'took_place_on is not null'))
  await fillFromAudit(db)
  await makeAppendOnly(db, 'sign_off')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'sign_off')
  await runDdl(db, rewritten("verdict = 'signed'", "took_place_on is not null and verdict = 'signed'"))
  await makeAppendOnly(db, 'sign_off')
}
