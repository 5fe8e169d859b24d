import type { Kysely } from 'kysely'
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

/** The record of the house is read newest first, by who acted, what was done or when. */
const AUDIT_INDEXES = [
  'create index audit_actor on audit_event (actor_id, seq)',
  'create index audit_action on audit_event (action, seq)',
  'create index audit_at on audit_event (at)',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [PLAN_TERMS, 'create index plan_terms_hash on plan_terms (content_hash)', ...AUDIT_INDEXES])
  await makeAppendOnly(db, 'plan_terms')
  await refuseTruncate(db, 'plan_terms')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'plan_terms')
  await runDdl(db, [
    'drop index audit_at',
    'drop index audit_action',
    'drop index audit_actor',
    'drop table plan_terms',
  ])
}
