import type { Content } from '#app/content/content.server'
import { newId } from '#db/ids'
import { listReleasedResults } from '#db/queries/decisions'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { releasedExam } from './exam-result'
import { moduleState, readModuleCase } from './module-case.server'
import { quizPassPercent } from './quiz-line'
import { drawQuiz, moduleLacks, type QuizItem, worstFirst } from './remedial'

const LESSONS_SHOWN = 8

/** The trainee's remedial training; null for somebody who was never enrolled. */
export async function getRemedialPage(db: DbOrTx, input: { traineeId: string; content: Content; now: number }) {
  const { content, now } = input
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  if (!enrolment) return null
  const [given, results] = await Promise.all([
    readModuleCase(db, { enrolmentId: enrolment.id, content, now }),
    listReleasedResults(db, [enrolment.id]),
  ])
  if (!given) return null
  const final = results.map(releasedExam).find((e) => e.kind === 'final')
  const line = quizPassPercent(content)
  return {
    enrolmentId: enrolment.id,
    active: enrolment.state === 'final_failed',
    planAcknowledged: given.rules.planAcknowledged,
    dayOpen: given.rules.dayOpen,
    quizLine: line,
    modules: worstFirst(given.modules, final?.topics ?? []).map((row) => ({
      id: row.id,
      topic: row.topic,
      name: content.topicName(row.topic),
      finalPercent: final?.topics.find((t) => t.topic === row.topic)?.percent ?? null,
      ...moduleState(row),
      lacks: moduleLacks(moduleState(row), line),
      lessons: content.lessons
        .filter((lesson) => lesson.topic === row.topic)
        .slice(0, LESSONS_SHOWN)
        .map((lesson) => ({ id: lesson.id, title: lesson.title, minutes: lesson.minutes })),
    })),
  }
}
export type RemedialPage = NonNullable<Awaited<ReturnType<typeof getRemedialPage>>>
export type RemedialModuleView = RemedialPage['modules'][number]

/** The questions of one try, without their key; a new seed unless the form brings one back. */
export function getQuiz(content: Pick<Content, 'items'>, topic: string, seed: string = newId()) {
  return { seed, questions: drawQuiz(content.items, topic, seed).map(quizQuestion) }
}
export type QuizView = ReturnType<typeof getQuiz>

function quizQuestion(item: QuizItem) {
  return {
    id: item.id,
    type: item.type,
    stem: item.stem,
    options: item.type === 'truefalse' ? [] : item.options.map((o) => o.text),
  }
}
