import type { Insertable } from 'kysely'
import { prepared, preparedFirst } from '../prepared'
import type { LessonProgressTable, QuestionnaireAnswerTable, SelfCheckAnswerTable } from '../tables/lessons'
import type { DbOrTx, Tx } from '../transaction'

export const findLessonProgress = preparedFirst((db, enrolmentId: string, lessonId: string) =>
  db
    .selectFrom('lesson_progress')
    .select(['percent', 'started_at', 'read_at', 'updated_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('lesson_id', '=', lessonId),
)

/** The percentage only ever grows, and the first time of reading stays: a late or repeated request takes nothing back. */
export function upsertLessonProgress(tx: Tx, row: Insertable<LessonProgressTable>) {
  return tx
    .insertInto('lesson_progress')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['enrolment_id', 'lesson_id']).doUpdateSet((eb) => ({
        percent: eb
          .case()
          .when('excluded.percent', '>', eb.ref('lesson_progress.percent'))
          .then(eb.ref('excluded.percent'))
          .else(eb.ref('lesson_progress.percent'))
          .end(),
        read_at: eb.fn.coalesce('lesson_progress.read_at', 'excluded.read_at'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute()
}

export const listAnswersOfLesson = prepared((db, enrolmentId: string, lessonId: string) =>
  db
    .selectFrom('self_check_answer')
    .select(['question_id', 'answer', 'correct', 'tries'])
    .where('enrolment_id', '=', enrolmentId)
    .where('lesson_id', '=', lessonId),
)

/** The newest answer stands; every try is counted. Answers how many tries there have been. */
export async function upsertSelfCheckAnswer(
  tx: Tx,
  row: Omit<Insertable<SelfCheckAnswerTable>, 'tries'>,
): Promise<number> {
  const kept = await tx
    .insertInto('self_check_answer')
    .values({ ...row, tries: 1 })
    .onConflict((conflict) =>
      conflict.columns(['enrolment_id', 'lesson_id', 'question_id']).doUpdateSet((eb) => ({
        answer: eb.ref('excluded.answer'),
        correct: eb.ref('excluded.correct'),
        answered_at: eb.ref('excluded.answered_at'),
        tries: eb('self_check_answer.tries', '+', 1),
      })),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return kept.tries
}

export function findQuestionnaireAnswer(db: DbOrTx, enrolmentId: string, activityId: string) {
  return db
    .selectFrom('questionnaire_answer')
    .select(['answers', 'answered_at', 'published_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
}

export function upsertQuestionnaireAnswer(tx: Tx, row: Omit<Insertable<QuestionnaireAnswerTable>, 'published_at'>) {
  return tx
    .insertInto('questionnaire_answer')
    .values({ ...row, published_at: null })
    .onConflict((conflict) =>
      conflict.columns(['enrolment_id', 'activity_id']).doUpdateSet((eb) => ({
        answers: eb.ref('excluded.answers'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute()
}

/** How many answers of each lecture wait to be passed on; what they say is not read. */
export async function countWaitingFeedback(db: DbOrTx, cohortIds: readonly string[]) {
  const rows = await db
    .selectFrom('questionnaire_answer as q')
    .innerJoin('enrolment as e', 'e.id', 'q.enrolment_id')
    .select((eb) => ['e.cohort_id', 'q.activity_id', eb.fn.countAll<number | string>().as('waiting')])
    .where('e.cohort_id', 'in', cohortIds)
    .where('q.published_at', 'is', null)
    .groupBy(['e.cohort_id', 'q.activity_id'])
    .execute()
  return rows.map((row) => ({ ...row, waiting: Number(row.waiting) }))
}

/** What has been passed on, without a word of who said it. */
export function listPublishedFeedback(db: DbOrTx, cohortIds: readonly string[]) {
  return db
    .selectFrom('questionnaire_answer as q')
    .innerJoin('enrolment as e', 'e.id', 'q.enrolment_id')
    .select(['e.cohort_id', 'q.activity_id', 'q.answers'])
    .where('e.cohort_id', 'in', cohortIds)
    .where('q.published_at', 'is not', null)
    .execute()
}

/** Passes on everything that waits of one lecture, all with the same time. */
export function publishFeedback(tx: Tx, input: { cohortId: string; activityId: string; now: number }) {
  return tx
    .updateTable('questionnaire_answer')
    .set({ published_at: input.now })
    .where('activity_id', '=', input.activityId)
    .where('published_at', 'is', null)
    .where('enrolment_id', 'in', (eb) =>
      eb.selectFrom('enrolment').select('id').where('cohort_id', '=', input.cohortId),
    )
    .execute()
}

/** The lectures a person is named for, in whichever cohort. */
export function listLecturesOf(db: DbOrTx, personId: string) {
  return db
    .selectFrom('delegation as d')
    .innerJoin('cohort as c', 'c.id', 'd.cohort_id')
    .select(['d.cohort_id', 'd.activity_id', 'c.name as cohort_name', 'c.course_id'])
    .where('d.person_id', '=', personId)
    .where('d.role', '=', 'lecturer')
    .where('d.ended_at', 'is', null)
    .orderBy('c.start_on', 'desc')
    .orderBy('d.activity_id')
    .execute()
}
