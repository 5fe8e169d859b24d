import type { Kysely } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** What a manager has waived by name; the newest revision of a subject stands. */
const WAIVER = `create table waiver (
  id text primary key,
  enrolment_id text not null references enrolment (id),
  subject text not null,
  revision INT not null check (revision >= 1),
  verdict text not null check (verdict in ('waived', 'withdrawn')),
  reason text not null,
  decided_by text not null references person (id),
  decided_at INT not null,
  unique (enrolment_id, subject, revision)
)`

const NOT_BY_TRAINEE: Guard = {
  name: 'waiver_not_by_trainee',
  table: 'waiver',
  event: 'insert',
  when: 'new.decided_by = (select trainee_id from enrolment where id = new.enrolment_id)',
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [WAIVER])
  await makeAppendOnly(db, 'waiver')
  await refuseTruncate(db, 'waiver')
  await makeGuard(db, NOT_BY_TRAINEE)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropGuard(db, NOT_BY_TRAINEE)
  await dropAppendOnly(db, 'waiver')
  await runDdl(db, ['drop table waiver'])
}
