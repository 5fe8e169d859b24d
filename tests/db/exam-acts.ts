import type { SentAnswer } from '#app/features/attempts/answer-forms'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import type { FormContent } from '#app/features/exam-forms/form-content'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import type { Db } from '#db/connect'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { BLUEPRINTS, examContent, rightAnswer } from '#tests/builders/exam'
import { DAY_MS, NOW } from '#tests/builders/time'

/** 09:00 on the training day. */
export const onDay = (day: number) => NOW + (day - 1) * DAY_MS

export function start(
  db: Db,
  enrolment: BuiltEnrolment,
  exam: keyof typeof BLUEPRINTS,
  now: number,
  content = examContent(),
) {
  return startAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now,
    enrolmentId: enrolment.id,
    blueprint: BLUEPRINTS[exam],
    content,
  })
}

export function sent(form: FormContent, position: number, change: Partial<SentAnswer> = {}): SentAnswer {
  const question = form.questions[position - 1]!
  return {
    position,
    item: question.item.id,
    revision: 1,
    seen: 0,
    answer: rightAnswer(question),
    flagged: false,
    ...change,
  }
}

export function submit(db: Db, enrolment: BuiltEnrolment, attemptId: string, now: number, answers: SentAnswer[] = []) {
  return submitAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now,
    attemptId,
    writer: 'tab-aaaa',
    answers,
  })
}

export async function countRows(
  db: Db,
  table: 'attempt' | 'exam_form' | 'audit_event',
  action?: string,
): Promise<number> {
  let query = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'))
  if (action) query = query.where('action' as never, '=', action as never)
  return Number((await query.executeTakeFirstOrThrow()).n)
}
