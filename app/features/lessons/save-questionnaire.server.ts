import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findQuestionnaireAnswer, upsertQuestionnaireAnswer } from '#db/queries/lessons'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import type { QuestionnaireAnswers } from './lesson-forms'
import { type LessonCommand, openForLearning } from './lesson-write.server'
import { findQuestionnaireOf } from './questionnaire.server'

interface SaveQuestionnaireInput extends LessonCommand {
  activityId: string
  answers: QuestionnaireAnswers
}

/** What a trainee says about a lecture. It may be changed later; the audit names the fact, never the words. */
export function saveQuestionnaire(db: Db, input: SaveQuestionnaireInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await findQuestionnaireOf(tx, input)
    if (!found) return refuse('not-found')
    const open = await openForLearning(tx, input, found.day)
    if (!open.ok) return open
    const before = await findQuestionnaireAnswer(tx, input.enrolmentId, input.activityId)
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
    return accept()
  })
}
