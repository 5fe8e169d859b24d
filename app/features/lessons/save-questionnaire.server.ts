import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockCohort } from '#db/queries/cohorts'
import { findEnrolment } from '#db/queries/enrolments'
import { findQuestionnaireAnswer, upsertQuestionnaireAnswer } from '#db/queries/lessons'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { decideAnswer } from './feedback'
import type { QuestionnaireAnswers } from './lesson-forms'
import { type LessonCommand, openForLearning } from './lesson-write.server'
import { passOnFeedback } from './pass-on-feedback.server'
import { findQuestionnaireOf } from './questionnaire.server'

interface SaveQuestionnaireInput extends LessonCommand {
  activityId: string
  answers: QuestionnaireAnswers
}

/**
 * What a trainee says about a lecture. It may be changed until it is passed on with others; the audit names the fact, never the
 * words. Answers of a cohort come one after the other, so that exactly the fifth passes them on.
 */
export function saveQuestionnaire(db: Db, input: SaveQuestionnaireInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const [found, enrolment] = [await findQuestionnaireOf(tx, input), await findEnrolment(tx, input.enrolmentId)]
    if (!found || !enrolment) return refuse('not-found')
    await lockCohort(tx, enrolment.cohort_id)
    const open = await openForLearning(tx, input, found.day)
    if (!open.ok) return open
    const before = await findQuestionnaireAnswer(tx, input.enrolmentId, input.activityId)
    const decided = decideAnswer(before)
    if (!decided.ok) return decided
    await upsertQuestionnaireAnswer(tx, {
      enrolment_id: input.enrolmentId,
      activity_id: input.activityId,
      answers: JSON.stringify(input.answers),
      answered_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: before ? 'change:questionnaire' : 'answer:questionnaire',
      entity: 'activity',
      entityId: input.activityId,
      enrolmentId: input.enrolmentId,
    })
    await passOnFeedback(tx, {
      cohortId: enrolment.cohort_id,
      activityId: input.activityId,
      title: found.activityTitle,
      now: input.now,
    })
    return accept()
  })
}
