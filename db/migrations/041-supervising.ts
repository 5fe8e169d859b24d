// What is said to whoever sits a paper, the minutes they are given meanwhile, from where the paper is open, and what was noted.
import type { Kysely } from 'kysely'
import { dropAppendOnly, dropGuard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

const TABLES = [
  // The sum of what was given, kept in the row that every save and the collecting job lock: whoever waits for that lock reads it anew.
  `alter table attempt add column extended_minutes INT not null default 0 check (extended_minutes >= 0)`,
  `create table attempt_word (
    id text primary key,
    attempt_id text not null references attempt (id),
    enrolment_id text not null,
    trainee_id text not null,
    minutes INT not null check (minutes >= 0),
    text text not null check (length(text) >= 2),
    said_by text not null references person (id),
    said_at INT not null,
    foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id),
    check (said_by <> trainee_id)
  )`,
  // The board asks every few seconds for papers that were collected lately, among all there ever were.
  'create index attempt_closed on attempt (closed_at)',
  'create index attempt_word_attempt on attempt_word (attempt_id, said_at)',
  `create table attempt_word_seen (
    word_id text primary key references attempt_word (id),
    seen_at INT not null
  )`,
  `create table attempt_page (
    attempt_id text not null references attempt (id),
    device text not null,
    opened_at INT not null,
    heard_at INT not null check (heard_at >= opened_at),
    primary key (attempt_id, device)
  )`,
  `create table attempt_signal (
    id text primary key,
    attempt_id text not null references attempt (id),
    client_key text not null,
    kind text not null check (kind in ('away', 'paste', 'device')),
    position INT,
    amount INT not null check (amount >= 0),
    noted_at INT not null,
    unique (attempt_id, client_key)
  )`,
]

/** What was fixed at the start stays, and minutes are given to open papers and never taken back. */
const END = 'attempt_end_stays'

const APPEND_ONLY = ['attempt_word', 'attempt_word_seen', 'attempt_signal']

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, TABLES)
  for (const table of APPEND_ONLY) {
    await makeAppendOnly(db, table)
    await refuseTruncate(db, table)
  }
  await makeGuard(db, {
    name: END,
    table: 'attempt',
    event: 'update',
    when: `new.deadline_at <> old.deadline_at or new.extended_minutes < old.extended_minutes
      or (old.state <> 'in_progress' and new.extended_minutes <> old.extended_minutes)`,
  })
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropGuard(db, { name: END, table: 'attempt' })
  for (const table of APPEND_ONLY) await dropAppendOnly(db, table)
  await runDdl(db, [
    'drop table attempt_signal',
    'drop table attempt_page',
    'drop table attempt_word_seen',
    'drop table attempt_word',
    'drop index attempt_closed',
    'alter table attempt drop column extended_minutes',
  ])
}
