import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, refuseTruncate, runDdl } from '../dialect'

/** What trainees themselves say of leaving, and that they have thought otherwise; the newest revision stands. */
const LEAVING = `create table leaving (
  id text primary key,
  enrolment_id text not null,
  trainee_id text not null,
  revision INT not null check (revision >= 1),
  verdict text not null check (verdict in ('asked', 'taken-back')),
  reason text,
  leave_on text check ((leave_on is null) = (verdict = 'taken-back')),
  said_at INT not null,
  unique (enrolment_id, revision),
  foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id)
)`

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [LEAVING])
  await makeAppendOnly(db, 'leaving')
  await refuseTruncate(db, 'leaving')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'leaving')
  await runDdl(db, ['drop table leaving'])
}
