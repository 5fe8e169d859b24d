import { type Kysely, sql } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

/** When an answer went to the lecturer, together with at least four others; until then nobody but the trainee sees it. */
const FEEDBACK = ['alter table questionnaire_answer add column published_at INT']

/** Who was asked to be the second person under a proposal, where nobody in office is left. */
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
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [...FEEDBACK, ...CONFIRMERS])
  // A lecture that has been answered often enough already is not made to wait for five more.
  await sql`
    update questionnaire_answer set published_at = (
      select max(q.answered_at) from questionnaire_answer q
      join enrolment e on e.id = q.enrolment_id
      where q.activity_id = questionnaire_answer.activity_id and e.cohort_id = (
        select own.cohort_id from enrolment own where own.id = questionnaire_answer.enrolment_id)
      having count(*) >= 5)`.execute(db)
  await makeAppendOnly(db, 'decision_confirmer')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'decision_confirmer')
  await runDdl(db, ['drop table decision_confirmer', 'alter table questionnaire_answer drop column published_at'])
}
