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
    .select(['answers', 'answered_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
}

export function upsertQuestionnaireAnswer(tx: Tx, row: Insertable<QuestionnaireAnswerTable>) {
  return tx
    .insertInto('questionnaire_answer')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['enrolment_id', 'activity_id']).doUpdateSet((eb) => ({
        answers: eb.ref('excluded.answers'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute()
}
