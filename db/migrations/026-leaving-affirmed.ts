import type { Kysely } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** What was recorded on hearsay, the trainee says is so. */
const AFFIRMATIONS = `create table leaving_affirmation (
  decision_id text primary key references decision (id),
  affirmed_by text not null references person (id),
  affirmed_at INT not null
)`

const GUARDS: Guard[] = [
  {
    name: 'leaving_is_affirmed_by_the_trainee',
    table: 'leaving_affirmation',
    event: 'insert',
    when: `not exists (select 1 from decision d where d.id = new.decision_id and d.trainee_id = new.affirmed_by)`,
  },
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [AFFIRMATIONS])
  for (const guard of GUARDS) await makeGuard(db, guard)
  await makeAppendOnly(db, 'leaving_affirmation')
  await refuseTruncate(db, 'leaving_affirmation')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const guard of GUARDS) await dropGuard(db, guard)
  await dropAppendOnly(db, 'leaving_affirmation')
  await runDdl(db, ['drop table leaving_affirmation'])
}
