import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

/** Three working days never take longer, holidays left aside: enough for appeals that were filed before they had a date. */
const DAYS_FOR_THREE_WORKDAYS = 5
const DAY_MS = 86_400_000

const TABLES = ['appeal_reviewer', 'mark_reopening']

async function dateOpenAppeals(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; filed_at: number | string }>`select id, filed_at from appeal`.execute(db)
  for (const { id, filed_at } of rows) {
    const dueOn = new Date(Number(filed_at) + DAYS_FOR_THREE_WORKDAYS * DAY_MS).toISOString().slice(0, 10)
    await sql`update appeal set due_on = ${dueOn} where id = ${id}`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table appeal add column due_on text'])
  await dateOpenAppeals(db)
  await runDdl(db, [
    `create table appeal_reviewer (
      id text primary key,
      appeal_id text not null references appeal (id),
      reviewer_id text not null references person (id),
      reason text not null check (length(reason) >= 5),
      named_by text not null references person (id),
      named_at INT not null,
      check (reviewer_id <> named_by)
    )`,
    'create index appeal_reviewer_appeal on appeal_reviewer (appeal_id, named_at)',
    'create index appeal_reviewer_person on appeal_reviewer (reviewer_id)',
    `create table mark_reopening (
      id text primary key,
      attempt_id text not null references attempt (id),
      position INT not null,
      reason text not null check (length(reason) >= 5),
      reopened_by text not null references person (id),
      reopened_at INT not null
    )`,
    'create index mark_reopening_attempt on mark_reopening (attempt_id, position)',
  ])
  for (const table of TABLES) await makeAppendOnly(db, table)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await dropAppendOnly(db, table)
  await runDdl(db, ['drop table mark_reopening', 'drop table appeal_reviewer', 'alter table appeal drop column due_on'])
}
