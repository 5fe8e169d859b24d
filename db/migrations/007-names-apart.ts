import { type Kysely, sql } from 'kysely'
import { runDdl } from '../dialect'

interface PersonName {
  id: string
  display_name: string
}

/** As it was when this migration was written: width, capitals and spaces make no difference. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/gu, '')
}

/** Two people who share a name keep it: the later one's key tells them apart until somebody renames them. */
async function fillKeys(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<PersonName>`select id, display_name from person order by created_at, id`.execute(db)
  const taken = new Set<string>()
  for (const { id, display_name } of rows) {
    const plain = keyOf(display_name)
    const key = taken.has(plain) ? `${plain}#${id}` : plain
    taken.add(key)
    await sql`update person set name_key = ${key} where id = ${id}`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table person add column name_key text'])
  await fillKeys(db)
  await runDdl(db, [`create unique index person_name on person (name_key) where status = 'active'`])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['drop index person_name', 'alter table person drop column name_key'])
}
