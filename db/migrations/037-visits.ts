// Mystery customers: who visits whom in which days, and what a person who plays the customer wrote and did.
import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

const VISITS = [
  `create table mystery_visit (
    id text primary key,
    enrolment_id text not null references enrolment (id) on delete cascade,
    activity_id text not null,
    visitor_id text references person (id),
    script_id text not null,
    from_on text not null,
    until_on text not null check (until_on >= from_on),
    planned_by text not null references person (id),
    planned_at INT not null,
    sitting_id text unique references chat_sitting (id) on delete cascade,
    seat INT check (seat >= 0),
    called_off_by text references person (id),
    called_off_at INT,
    check ((sitting_id is null) = (seat is null)),
    check ((called_off_by is null) = (called_off_at is null)),
    check (sitting_id is null or called_off_at is null)
  )`,
  'create index mystery_visit_of on mystery_visit (enrolment_id, planned_at)',
  'create index mystery_visit_by on mystery_visit (visitor_id, planned_at)',
]

const GUESTS = `create table chat_guest_event (
    sitting_id text not null references chat_sitting (id) on delete cascade,
    seq INT not null check (seq > 0),
    seat INT not null check (seat >= 0),
    at INT not null,
    kind text not null check (kind in ('came', 'line', 'left')),
    body text not null,
    client_key text not null,
    primary key (sitting_id, seq),
    unique (sitting_id, client_key)
  )`

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [...VISITS, GUESTS])
  await makeAppendOnly(db, 'chat_guest_event')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'chat_guest_event')
  await runDdl(db, ['drop table chat_guest_event', 'drop table mystery_visit'])
}
