import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, refuseTruncate, runDdl } from '../dialect'

/** Decisions signed before this took effect at once by the rules of their day, so they need nobody more. */
const DECISION = [
  'alter table decision add column second_person INT not null default 0 check (second_person in (0, 1))',
  'alter table decision add column supersedes_id text references decision (id)',
]

/** What was printed under a number stays what it was, whoever is renamed later. */
const CERTIFICATE = `create table certificate (
  number text primary key,
  decision_id text not null unique references decision (id),
  enrolment_id text not null references enrolment (id),
  lines text not null,
  hash text not null,
  issued_at INT not null
)`

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [...DECISION, CERTIFICATE, 'create index certificate_enrolment on certificate (enrolment_id)'])
  await makeAppendOnly(db, 'certificate')
  await refuseTruncate(db, 'certificate')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'certificate')
  await runDdl(db, [
    'drop table certificate',
    'alter table decision drop column supersedes_id',
    'alter table decision drop column second_person',
  ])
}
