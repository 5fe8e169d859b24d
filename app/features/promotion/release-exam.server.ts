import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { type AnswerAppealInput, answerAppeal } from '../grading/answer-appeal.server'
import { type OnReleased, type ReleaseAttemptInput, releaseAttempt } from '../grading/release-attempt.server'
import { applyExamResult } from './apply-exam-result.server'
import { lapseOf } from './lapse-decisions.server'

const onReleased: OnReleased = (tx, { actor, now, enrolmentId, kind, passed }) =>
  applyExamResult(tx, { actor, now, enrolmentId, kind, passed })

const onRegraded: AnswerAppealInput['onRegraded'] = async (tx, asked) => {
  await lapseOf(tx, asked)
}

/** Publishes a result and moves the enrolment on where it was the final or the retake, in one transaction. */
export function releaseExam(db: Db, input: Omit<ReleaseAttemptInput, 'onReleased'>): Promise<Outcome> {
  return releaseAttempt(db, { ...input, onReleased })
}

/** Answers an appeal; a verdict that turns moves the enrolment with it, and what rested on the old result lapses. */
export function answerExamAppeal(
  db: Db,
  input: Omit<AnswerAppealInput, 'onReleased' | 'onRegraded'>,
): Promise<Outcome> {
  return answerAppeal(db, { ...input, onReleased, onRegraded })
}
