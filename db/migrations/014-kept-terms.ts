import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, makeAppendOnly, refuseTruncate, runDdl } from '../dialect'

/**
 * What judges a trainee beside the plan, as it stood when the version was stored. Versions from before have none yet: a
 * migration knows no course, so the next start of the house gives them what the course says then.
 */
const PLAN_TERMS = `create table plan_terms (
  plan_version_id text primary key references plan_version (id),
  content_hash text not null,
  content text not null,
  stored_at INT not null
)`

/** What somebody was called until then; who was never renamed has no line. */
const FORMER_NAME = `create table former_name (
  person_id text not null references person (id),
  until_at INT not null,
  name text not null,
  primary key (person_id, until_at)
)`

/** The record of the house is read newest first, by who acted, what was done or when. */
const AUDIT_INDEXES = [
  'create index audit_actor on audit_event (actor_id, seq)',
  'create index audit_action on audit_event (action, seq)',
  'create index audit_at on audit_event (at)',
]

const APPEND_ONLY = ['plan_terms', 'former_name']

interface AuditedName {
  entity_id: string
  at: number
  before_json: string
  after_json: string
}

function nameIn(json: string): string | undefined {
  return (JSON.parse(json) as { display_name?: string }).display_name
}

/** Until now only the audit log knew what people had been called before. */
async function fillFromAudit(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<AuditedName>`
    select entity_id, at, before_json, after_json from audit_event
    where action in ('save:person', 'save:profile') and before_json is not null and after_json is not null
    order by seq`.execute(db)
  for (const { entity_id, at, before_json, after_json } of rows) {
    const name = nameIn(before_json)
    if (name === undefined || name === nameIn(after_json)) continue
    await sql`
      insert into former_name (person_id, until_at, name) values (${entity_id}, ${at}, ${name})
      on conflict do nothing`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = [PLAN_TERMS, 'create index plan_terms_hash on plan_terms (content_hash)', FORMER_NAME]
  await runDdl(db, [...tables, ...AUDIT_INDEXES])
  await fillFromAudit(db)
  for (const table of APPEND_ONLY) {
    await makeAppendOnly(db, table)
    await refuseTruncate(db, table)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of APPEND_ONLY) await dropAppendOnly(db, table)
  await runDdl(db, [
    'drop index audit_at',
    'drop index audit_action',
    'drop index audit_actor',
    'drop table former_name',
    'drop table plan_terms',
  ])
}
