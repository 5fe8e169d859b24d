import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** Who made an account, who last made up a password for it, and who gave each role when: nobody's second person is of their own making. */
const ORIGINS = [
  'alter table person add column created_by text references person (id)',
  'alter table person add column password_by text references person (id)',
  'alter table person_role add column granted_by text references person (id)',
  'alter table person_role add column granted_at INT not null default 0',
]

/** Who was asked to be the second person where nobody is left: under a decision, or on annulling a paper. */
const NAMED = [
  `create table named_second (
    id text primary key,
    decision_id text references decision (id),
    voiding_id text references attempt_voiding (id),
    person_id text not null references person (id),
    reason text not null check (length(reason) >= 5),
    named_by text not null references person (id),
    named_at INT not null,
    check (person_id <> named_by),
    check ((decision_id is null) <> (voiding_id is null))
  )`,
  'create index named_second_decision on named_second (decision_id, named_at)',
  'create index named_second_voiding on named_second (voiding_id, named_at)',
  'create index named_second_person on named_second (person_id)',
  `insert into named_second (id, decision_id, voiding_id, person_id, reason, named_by, named_at)
    select id, decision_id, null, confirmer_id, reason, named_by, named_at from decision_confirmer`,
]

const CONFIRMERS = [
  `create table decision_confirmer (
    id text primary key,
    decision_id text not null references decision (id),
    confirmer_id text not null references person (id),
    reason text not null check (length(reason) >= 5),
    named_by text not null references person (id),
    named_at INT not null,
    check (confirmer_id <> named_by)
  )`,
  'create index decision_confirmer_decision on decision_confirmer (decision_id, named_at)',
  'create index decision_confirmer_person on decision_confirmer (confirmer_id)',
  `insert into decision_confirmer (id, decision_id, confirmer_id, reason, named_by, named_at)
    select id, decision_id, person_id, reason, named_by, named_at from named_second where decision_id is not null`,
]

/** `states`: in which of them a paper with answers is not annulled by one person. */
function voidedByTwo(states: string): Guard {
  return {
    name: 'sat_paper_voided_by_two',
    table: 'attempt',
    event: 'update',
    when: `new.state = 'voided' and old.state in (${states})
      and (old.submitted_at is not null or exists (select 1 from attempt_answer w where w.attempt_id = old.id))
      and not exists (select 1 from attempt_voiding v
        join attempt_voiding_confirmation c on c.voiding_id = v.id and c.verdict = 'confirmed'
        where v.attempt_id = old.id)`,
  }
}

const CLOSED = "'submitted', 'expired', 'graded'"
const BEFORE = voidedByTwo(CLOSED)
const AFTER = voidedByTwo(`'in_progress', ${CLOSED}`)

interface RoleChange {
  actor_id: string | null
  action: string
  entity_id: string
  at: number | string
  before_json: string | null
  after_json: string | null
}

function rolesIn(json: string | null): string[] {
  const { roles } = JSON.parse(json ?? '{}') as { roles?: string[] }
  return Array.isArray(roles) ? roles : []
}

/** What is known of the past stands in the audit record. */
async function readOrigins(db: Kysely<unknown>): Promise<void> {
  await sql`update person_role set granted_at = (select p.created_at from person p where p.id = person_role.person_id)`.execute(
    db,
  )
  const { rows } = await sql<RoleChange>`
    select v.actor_id, v.action, v.entity_id, v.at, v.before_json, v.after_json from audit_event v
    where v.action in ('create:person', 'save:person', 'reset:password') and v.actor_id in (select id from person)
    order by v.seq`.execute(db)
  for (const { actor_id, action, entity_id, at, before_json, after_json } of rows) {
    if (action === 'create:person')
      await sql`update person set created_by = ${actor_id} where id = ${entity_id}`.execute(db)
    if (action === 'reset:password')
      await sql`update person set password_by = ${actor_id} where id = ${entity_id}`.execute(db)
    const before = rolesIn(before_json)
    for (const role of rolesIn(after_json).filter((one) => !before.includes(one)))
      await sql`update person_role set granted_by = ${actor_id}, granted_at = ${Number(at)}
        where person_id = ${entity_id} and role = ${role}`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ORIGINS)
  await readOrigins(db)
  await runDdl(db, NAMED)
  await dropAppendOnly(db, 'decision_confirmer')
  await runDdl(db, ['drop table decision_confirmer'])
  await makeAppendOnly(db, 'named_second')
  await refuseTruncate(db, 'named_second')
  await dropGuard(db, BEFORE)
  await makeGuard(db, AFTER)
}

/** Who was asked about a paper is not kept: before this nobody could be. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await dropGuard(db, AFTER)
  await makeGuard(db, BEFORE)
  await runDdl(db, CONFIRMERS)
  await makeAppendOnly(db, 'decision_confirmer')
  await dropAppendOnly(db, 'named_second')
  await runDdl(db, [
    'drop table named_second',
    'alter table person_role drop column granted_at',
    'alter table person_role drop column granted_by',
    'alter table person drop column password_by',
    'alter table person drop column created_by',
  ])
}
