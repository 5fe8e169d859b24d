import { type Kysely, sql } from 'kysely'
import { makeAppendOnly, refuseTruncate, runDdl } from '../dialect'

/** Who was asked to take a trainee over, from whom, and what they said; and what a trainee and a manager say about a conduct line. */
const TABLES = [
  `create table mentor_change (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    revision INT not null,
    event text not null check (event in ('offered', 'accepted', 'declined')),
    mentor_id text not null references person (id),
    from_mentor_id text references person (id),
    by_id text references person (id),
    reason text,
    at INT not null,
    unique (enrolment_id, revision)
  )`,
  'create index mentor_change_mentor on mentor_change (mentor_id)',
  `create table conduct_reply (
    id text primary key,
    entry_id text not null references conduct_entry (id),
    kind text not null check (kind in ('answer', 'dispute', 'ruling')),
    note text not null check (length(note) >= 2),
    upheld INT check (upheld in (0, 1)),
    due_on text,
    by_id text not null references person (id),
    at INT not null,
    check ((kind = 'ruling') = (upheld is not null)),
    check ((kind = 'dispute') = (due_on is not null))
  )`,
  'create index conduct_reply_entry on conduct_reply (entry_id, at)',
  `create unique index conduct_reply_once on conduct_reply (entry_id, kind) where kind <> 'answer'`,
]

const APPEND_ONLY = ['mentor_change', 'conduct_reply']

interface AuditedChange {
  id: string
  at: number
  actor_id: string | null
  enrolment_id: string
  reason: string | null
  before_json: string | null
  after_json: string | null
}

function mentorIn(json: string | null): string | null {
  return json === null ? null : ((JSON.parse(json) as { mentor_id?: string | null }).mentor_id ?? null)
}

/** Until now only the audit log knew who had been mentor before; without it earlier signatures would look like a stand-in's. */
async function fillFromAudit(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<AuditedChange>`
    select a.id, a.at, a.actor_id, a.enrolment_id, a.reason, a.before_json, a.after_json from audit_event a
    join enrolment e on e.id = a.enrolment_id where a.action = 'change:mentor' order by a.seq`.execute(db)
  const revisions = new Map<string, number>()
  for (const row of rows) {
    const mentorId = mentorIn(row.after_json)
    if (mentorId === null) continue
    const revision = (revisions.get(row.enrolment_id) ?? 0) + 1
    revisions.set(row.enrolment_id, revision)
    await sql`
      insert into mentor_change (id, enrolment_id, revision, event, mentor_id, from_mentor_id, by_id, reason, at)
      values (${row.id}, ${row.enrolment_id}, ${revision}, 'accepted', ${mentorId}, ${mentorIn(row.before_json)},
        ${row.actor_id}, ${row.reason}, ${row.at})`.execute(db)
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, TABLES)
  await fillFromAudit(db)
  for (const table of APPEND_ONLY) {
    await makeAppendOnly(db, table)
    await refuseTruncate(db, table)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['drop table conduct_reply', 'drop table mentor_change'])
}
