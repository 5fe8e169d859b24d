import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** Only the trainee can say so of an own paper, and once. */
const NO_APPEAL = [
  `create table appeal_waiver (
    attempt_id text primary key references attempt (id),
    enrolment_id text not null,
    stated_by text not null,
    stated_at INT not null,
    foreign key (enrolment_id, stated_by) references enrolment (id, trainee_id)
  )`,
  'create index appeal_waiver_enrolment on appeal_waiver (enrolment_id)',
]

/** Who wants a paper annulled and why, and the second person's word on it. */
const VOIDINGS = [
  `create table attempt_voiding (
    id text primary key,
    attempt_id text not null references attempt (id),
    enrolment_id text not null,
    trainee_id text not null,
    reason text not null,
    second_person INT not null check (second_person in (0, 1)),
    voided_by text not null references person (id),
    voided_at INT not null,
    foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id),
    check (voided_by <> trainee_id)
  )`,
  'create index attempt_voiding_attempt on attempt_voiding (attempt_id)',
  'create index attempt_voiding_enrolment on attempt_voiding (enrolment_id, voided_at)',
  `create table attempt_voiding_confirmation (
    voiding_id text primary key references attempt_voiding (id),
    voided_by text not null,
    trainee_id text not null,
    confirmed_by text not null references person (id),
    verdict text not null check (verdict in ('confirmed', 'declined')),
    note text,
    confirmed_at INT not null,
    check (confirmed_by <> voided_by),
    check (confirmed_by <> trainee_id)
  )`,
]

const GUARDS: Guard[] = [
  // Otherwise a confirmation that names another proposer would let the proposer confirm.
  {
    name: 'confirmation_names_voiding',
    table: 'attempt_voiding_confirmation',
    event: 'insert',
    when: `not exists (select 1 from attempt_voiding v
      where v.id = new.voiding_id and v.voided_by = new.voided_by and v.trainee_id = new.trainee_id)`,
  },
  // What was sat is not sat again because one person wants it.
  {
    name: 'sat_paper_voided_by_two',
    table: 'attempt',
    event: 'update',
    when: `new.state = 'voided' and old.state in ('submitted', 'expired', 'graded')
      and (old.submitted_at is not null or exists (select 1 from attempt_answer w where w.attempt_id = old.id))
      and not exists (select 1 from attempt_voiding v
        join attempt_voiding_confirmation c on c.voiding_id = v.id and c.verdict = 'confirmed'
        where v.attempt_id = old.id)`,
  },
]

/** What nobody changes once it is said. */
const APPEND_ONLY = ['appeal_waiver', 'attempt_voiding', 'attempt_voiding_confirmation']

const COLUMNS = 'decision_id, kind, recorded_by, note, recorded_at'

/** The key of a table cannot be changed on both engines, so its rows move to a new one. */
async function rekeyAcknowledgements(db: Kysely<unknown>, key: string, rows: string): Promise<void> {
  await dropAppendOnly(db, 'decision_acknowledgement')
  await runDdl(db, [
    'alter table decision_acknowledgement rename to decision_acknowledgement_before',
    `create table decision_acknowledgement (
      decision_id text not null references decision (id),
      kind text not null check (kind in ('acknowledged', 'refused')),
      recorded_by text not null references person (id),
      note text,
      recorded_at INT not null,
      primary key (${key})
    )`,
    `insert into decision_acknowledgement (${COLUMNS}) select ${COLUMNS} from decision_acknowledgement_before ${rows}`,
    'drop table decision_acknowledgement_before',
  ])
  await makeAppendOnly(db, 'decision_acknowledgement')
  await refuseTruncate(db, 'decision_acknowledgement')
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await rekeyAcknowledgements(db, 'decision_id, kind', '')
  await runDdl(db, [...NO_APPEAL, ...VOIDINGS])
  // Who annulled a paper before this, and why, stands in the audit record.
  await sql`
    insert into attempt_voiding
      (id, attempt_id, enrolment_id, trainee_id, reason, second_person, voided_by, voided_at)
    select v.id, a.id, e.id, e.trainee_id, coalesce(v.reason, ''), 0, v.actor_id, v.at
    from audit_event v
    join attempt a on a.id = v.entity_id and a.state = 'voided'
    join enrolment e on e.id = a.enrolment_id
    where v.action = 'void:attempt' and v.actor_id in (select id from person) and v.actor_id <> e.trainee_id`.execute(
    db,
  )
  for (const guard of GUARDS) await makeGuard(db, guard)
  for (const table of APPEND_ONLY) {
    await makeAppendOnly(db, table)
    await refuseTruncate(db, table)
  }
}

/** Of two words under one decision the trainee's own is kept. */
export async function down(db: Kysely<unknown>): Promise<void> {
  for (const guard of GUARDS) await dropGuard(db, guard)
  for (const table of APPEND_ONLY) await dropAppendOnly(db, table)
  await runDdl(
    db,
    [...APPEND_ONLY].reverse().map((table) => `drop table ${table}`),
  )
  await rekeyAcknowledgements(
    db,
    'decision_id',
    `as b where b.kind = 'acknowledged' or not exists (
      select 1 from decision_acknowledgement_before o where o.decision_id = b.decision_id and o.kind = 'acknowledged')`,
  )
}
