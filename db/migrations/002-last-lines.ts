import type { Kysely } from 'kysely'
import { dropAppendOnly, dropGuard, type Guard, makeAppendOnly, makeGuard, refuseTruncate, runDdl } from '../dialect'

/** A form is frozen when it is drawn. */
const FROZEN = ['exam_form', 'exam_form_item']

/** On PostgreSQL a row trigger does not see TRUNCATE; SQLite has no such statement. */
const APPEND_ONLY = [
  'audit_event',
  'sign_off',
  'mark',
  'rubric_sheet',
  'decision',
  'decision_confirmation',
  'decision_acknowledgement',
  'enrolment_transition',
  'conduct_entry',
  'plan_version',
  'setting',
  'audit_head',
  'attempt',
  ...FROZEN,
]

const GUARDS: Guard[] = [
  // Otherwise a confirmation that names another decider would let the decider confirm.
  {
    name: 'confirmation_names_decision',
    table: 'decision_confirmation',
    event: 'insert',
    when: `not exists (select 1 from decision d
      where d.id = new.decision_id and d.decided_by = new.decided_by and d.trainee_id = new.trainee_id)`,
  },
  // Removing a final or retake, or taking back its result, would make room for another one.
  { name: 'attempt_stays', table: 'attempt', event: 'delete', when: '1 = 1' },
  {
    name: 'attempt_result_stands',
    table: 'attempt',
    event: 'update',
    when: `old.state in ('released', 'voided') and new.state <> old.state`,
  },
  {
    name: 'attempt_is_what_it_was',
    table: 'attempt',
    event: 'update',
    when: `new.enrolment_id <> old.enrolment_id or new.kind <> old.kind or new.form_id <> old.form_id
      or new.exam_id <> old.exam_id or new.started_at <> old.started_at`,
  },
  {
    name: 'attempt_not_released_by_trainee',
    table: 'attempt',
    event: 'update',
    when: `new.released_by = (select e.trainee_id from enrolment e where e.id = new.enrolment_id)`,
  },
  {
    name: 'appeal_not_decided_by_trainee',
    table: 'appeal',
    event: 'update',
    when: `new.decided_by = (select e.trainee_id from enrolment e where e.id = new.enrolment_id)`,
  },
  { name: 'audit_head_stays', table: 'audit_head', event: 'delete', when: '1 = 1' },
  { name: 'audit_head_moves_on', table: 'audit_head', event: 'update', when: 'new.seq <> old.seq + 1' },
]

/** A desk closes by itself when its time is over, so the job that closes it has to find it. */
const DRILL_DEADLINE = [
  'alter table drill add column deadline_at INT',
  `create index drill_open_deadline on drill (deadline_at) where state = 'in_progress'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, DRILL_DEADLINE)
  for (const table of FROZEN) await makeAppendOnly(db, table)
  for (const guard of GUARDS) await makeGuard(db, guard)
  for (const table of APPEND_ONLY) await refuseTruncate(db, table)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const guard of GUARDS) await dropGuard(db, guard)
  for (const table of FROZEN) await dropAppendOnly(db, table)
  await runDdl(db, ['drop index drill_open_deadline', 'alter table drill drop column deadline_at'])
}
