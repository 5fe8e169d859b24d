import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, refuseTruncate, runDdl } from '../dialect'

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

/** What nobody changes once it is said. */
const APPEND_ONLY = ['appeal_waiver']

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
  await runDdl(db, NO_APPEAL)
  for (const table of APPEND_ONLY) {
    await makeAppendOnly(db, table)
    await refuseTruncate(db, table)
  }
}

/** Of two words under one decision the trainee's own is kept. */
export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of APPEND_ONLY) await dropAppendOnly(db, table)
  await runDdl(db, ['drop table appeal_waiver'])
  await rekeyAcknowledgements(
    db,
    'decision_id',
    `as b where b.kind = 'acknowledged' or not exists (
      select 1 from decision_acknowledgement_before o where o.decision_id = b.decision_id and o.kind = 'acknowledged')`,
  )
}
