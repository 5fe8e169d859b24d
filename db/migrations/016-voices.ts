import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { runDdl } from '../dialect'

/** When an answer went to the lecturer, together with at least four others; until then nobody but the trainee sees it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table questionnaire_answer add column published_at INT'])
  // A lecture that has been answered often enough already is not made to wait for five more.
  await sql`
    update questionnaire_answer set published_at = (
      select max(q.answered_at) from questionnaire_answer q
      join enrolment e on e.id = q.enrolment_id
      where q.activity_id = questionnaire_answer.activity_id and e.cohort_id = (
        select own.cohort_id from enrolment own where own.id = questionnaire_answer.enrolment_id)
      having count(*) >= 5)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, ['alter table questionnaire_answer drop column published_at'])
}
