import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { updateModule } from '#db/queries/remedial'
import { appendAudit } from '../audit/audit.server'
import { type ModuleInput, moduleState, onModule } from './module-case.server'
import { decideQuiz, drawQuiz, isQuizAnswerRight, type QuizItem, scoreQuiz } from './remedial'

export interface QuizLine {
  id: string
  right: boolean
  /** The right parts in words. */
  key: string[]
  explanation: string
}

export interface QuizResult {
  percent: number
  lines: QuizLine[]
}

/** Scores the questions of `seed`; the module keeps the best of all tries, each try stays in the audit. */
export function takeModuleQuiz(
  db: Db,
  input: ModuleInput & { seed: string; chosen: (itemId: string) => readonly string[] },
): Promise<Outcome<QuizResult>> {
  return onModule<QuizResult>(db, input, async (tx, given, module) => {
    const decided = decideQuiz(given.rules, moduleState(module))
    if (!decided.ok) return decided
    const items = drawQuiz(input.content.items, module.topic, input.seed)
    if (items.length === 0) return refuse('too-few-items')
    const percent = scoreQuiz(items, input.chosen)
    await updateModule(tx, module.id, { quiz_percent: Math.max(percent, module.quiz_percent ?? 0) })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'take-quiz:remedial-module',
      entity: 'remedial-module',
      entityId: module.id,
      enrolmentId: given.enrolment.id,
      before: { quizPercent: module.quiz_percent },
      after: { topic: module.topic, percent, questions: items.length },
    })
    return accept({ percent, lines: items.map((item) => quizLine(item, input.chosen(item.id))) })
  })
}

function quizLine(item: QuizItem, chosen: readonly string[]): QuizLine {
  const key =
    item.type === 'truefalse' ? [String(item.answer)] : item.options.filter((o) => o.correct).map((o) => o.text)
  return { id: item.id, right: isQuizAnswerRight(item, chosen), key, explanation: item.explanation }
}
