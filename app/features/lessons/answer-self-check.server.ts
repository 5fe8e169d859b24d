import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { upsertSelfCheckAnswer } from '#db/queries/lessons'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { type LessonCommand, openForLearning, placesOf } from './lesson-write.server'
import { markSelfCheck } from './self-check'

interface AnswerSelfCheckInput extends LessonCommand {
  lessonId: string
  questionId: string
  choice: readonly string[]
}

/** Keeps the newest answer to one question and counts the tries. */
export function answerSelfCheck(db: Db, input: AnswerSelfCheckInput): Promise<Outcome<{ correct: boolean }>> {
  return inTransaction(db, async (tx) => {
    const place = placesOf(input.content).get(input.lessonId)
    const check = input.content.lessonById
      .get(input.lessonId)
      ?.check.find((question) => question.id === input.questionId)
    if (!place || !check) return refuse('not-found')
    const open = await openForLearning(tx, input, place.day)
    if (!open.ok) return open
    const marked = markSelfCheck(check, input.choice)
    if (!marked.ok) return marked
    const { correct, choice } = marked.value
    const tries = await upsertSelfCheckAnswer(tx, {
      enrolment_id: input.enrolmentId,
      lesson_id: input.lessonId,
      question_id: check.id,
      answer: JSON.stringify(choice),
      correct: correct ? 1 : 0,
      answered_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'answer:self-check',
      entity: 'lesson',
      entityId: input.lessonId,
      enrolmentId: input.enrolmentId,
      after: { question: check.id, correct, tries },
    })
    return accept({ correct })
  })
}
