import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, makeAppendOnly, refuseTruncate, runDdl } from '../dialect'

/** Cohorts made until now were planned with the holidays of 2026, the last year of the built-in table. */
const PLANNED_UNTIL_NOW = 2026

const TABLES = [
  // The house says once that a year's holidays are entered and checked.
  `create table calendar_year (
    year INT primary key check (year between 2020 and 2100),
    confirmed_by text not null references person (id),
    confirmed_at INT not null
  )`,
  // From which date on a cohort's plan follows a year that became known after it was made.
  `create table cohort_year (
    cohort_id text not null references cohort (id) on delete cascade,
    year INT not null check (year between 2020 and 2100),
    from_on text not null check (length(from_on) = 10),
    primary key (cohort_id, year)
  )`,
]

export async function up(db: Kysely<any>): Promise<void> {
  await runDdl(db, TABLES)
  await runDdl(db, [`alter table cohort add column planned_through INT not null default ${PLANNED_UNTIL_NOW}`])
  await makeAppendOnly(db, 'calendar_year')
  await refuseTruncate(db, 'calendar_year')
}

export async function down(db: Kysely<any>): Promise<void> {
  await dropAppendOnly(db, 'calendar_year')
  await sql`alter table cohort drop column planned_through`.execute(db)
  for (const table of ['cohort_year', 'calendar_year']) await sql.raw(`drop table ${table}`).execute(db)
}
