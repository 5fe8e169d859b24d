import type { Kysely } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** What a decision rested on is no longer so: it leads nowhere, and nobody has declined it. */
const LAPSES = `create table decision_lapse (
  decision_id text primary key references decision (id),
  cause text not null check (cause in ('evidence', 'passed', 'not-said')),
  details text not null,
  lapsed_at INT not null
)`

/** A lapsed proposal cannot be agreed to, and what was agreed to does not lapse. */
const GUARDS: Guard[] = [
  {
    name: 'lapsed_is_not_confirmed',
    table: 'decision_confirmation',
    event: 'insert',
    when: 'exists (select 1 from decision_lapse l where l.decision_id = new.decision_id)',
  },
  {
    name: 'confirmed_does_not_lapse',
    table: 'decision_lapse',
    event: 'insert',
    when: 'exists (select 1 from decision_confirmation c where c.decision_id = new.decision_id)',
  },
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [LAPSES])
  for (const guard of GUARDS) await makeGuard(db, guard)
  await makeAppendOnly(db, 'decision_lapse')
  await refuseTruncate(db, 'decision_lapse')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const guard of GUARDS) await dropGuard(db, guard)
  await dropAppendOnly(db, 'decision_lapse')
  await runDdl(db, ['drop table decision_lapse'])
}
