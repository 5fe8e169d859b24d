// Chats with customers out of a script: what an agent wrote and did. What the customers say follows from it and is not kept.
import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

const SITTINGS = [
  `create table chat_sitting (
    id text primary key,
    enrolment_id text not null references enrolment (id) on delete cascade,
    activity_id text,
    purpose text not null check (purpose in ('practice', 'exam')),
    seed text not null,
    content text not null,
    state text not null check (state in ('in_progress', 'finished', 'abandoned')),
    started_at INT not null,
    ends_at INT not null check (ends_at > started_at),
    finished_at INT,
    percent REAL check (percent between 0 and 100),
    percent_high REAL check (percent_high between 0 and 100),
    check ((state = 'in_progress') = (finished_at is null)),
    check ((percent is null) = (percent_high is null)),
    check (percent is null or percent_high >= percent)
  )`,
  `create unique index chat_sitting_open on chat_sitting (enrolment_id) where state = 'in_progress'`,
  'create index chat_sitting_newest on chat_sitting (enrolment_id, started_at)',
  `create index chat_sitting_running on chat_sitting (ends_at) where state = 'in_progress'`,
]

const EVENTS = `create table chat_event (
    sitting_id text not null references chat_sitting (id) on delete cascade,
    seq INT not null check (seq > 0),
    seat INT not null check (seat >= 0),
    at INT not null,
    kind text not null check (kind in ('message', 'act')),
    body text not null,
    client_key text not null,
    primary key (sitting_id, seq),
    unique (sitting_id, client_key)
  )`

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [...SITTINGS, EVENTS])
  await makeAppendOnly(db, 'chat_event')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'chat_event')
  await runDdl(db, ['drop table chat_event', 'drop table chat_sitting'])
}
