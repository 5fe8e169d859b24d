import type { Kysely } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** How many replies came sooner than a person can read and type; drills that ended before this was counted have none. */
const FAST_CARDS = 'alter table drill add column fast_cards INT'

/** A run beyond what hands can do counts for nothing until somebody has looked. */
const HELD = 'alter table typing_run add column held INT not null default 0 check (held in (0, 1))'

/** What was said of a held run; the newest revision stands. */
const RULING = `create table typing_ruling (
  id text primary key,
  run_id text not null references typing_run (id),
  revision INT not null check (revision >= 1),
  verdict text not null check (verdict in ('accepted', 'rejected')),
  reason text not null,
  ruled_by text not null references person (id),
  ruled_at INT not null,
  unique (run_id, revision)
)`

const GUARDS: Guard[] = [
  {
    name: 'typing_not_ruled_by_trainee',
    table: 'typing_ruling',
    event: 'insert',
    when: `new.ruled_by = (select e.trainee_id from enrolment e
      join typing_run r on r.enrolment_id = e.id where r.id = new.run_id)`,
  },
  // What was measured stands: a run that is over is ruled on, never written anew.
  {
    name: 'typing_run_stands',
    table: 'typing_run',
    event: 'update',
    when: 'old.finished_at is not null',
  },
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [FAST_CARDS, HELD, RULING])
  await makeAppendOnly(db, 'typing_ruling')
  await refuseTruncate(db, 'typing_ruling')
  for (const guard of GUARDS) await makeGuard(db, guard)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const guard of GUARDS) await dropGuard(db, guard)
  await dropAppendOnly(db, 'typing_ruling')
  await runDdl(db, [
    'drop table typing_ruling',
    'alter table typing_run drop column held',
    'alter table drill drop column fast_cards',
  ])
}
