// Decides the result of a whole paper from the frozen form, the answers and the marks: the same input always gives the same result.
import type { Answer } from '../attempts/answer'
import type { FormContent, FormQuestion } from '../exam-forms/form-content'
import { scoreAnswer } from './score-item'

export interface ItemResult {
  position: number
  itemId: string
  topic: string
  max: number
  /** Null while a scenario answer waits for its marks. */
  points: number | null
  correct: boolean | null
  /** Points given by an upheld appeal instead of the scored ones. */
  adjusted?: true
}

export interface TopicResult {
  topic: string
  points: number
  max: number
  percent: number
}

export interface AttemptResult {
  version: 1
  items: ItemResult[]
  topics: TopicResult[]
  /** Positions that wait for marks. */
  waiting: number[]
  points: number
  max: number
  percent: number
  passed: boolean
}

export interface ScoreInput {
  form: Pick<FormContent, 'questions' | 'passPercent'>
  answers: ReadonlyMap<number, Answer | null>
  /** Agreed points of scenario answers. */
  marks: ReadonlyMap<number, number>
  /** Points that upheld appeals have set. */
  adjustments?: ReadonlyMap<number, number>
}

/** One decimal, as it is shown: what one reads is what is compared with the line. */
export function percentOf(points: number, max: number): number {
  return max === 0 ? 0 : Math.round((points / max) * 1000) / 10
}

/** Points have at most two decimals; sums of halves and thirds must not show 2.9999999. */
function tidy(points: number): number {
  return Math.round(points * 100) / 100
}

export function scoreAttempt({ form, answers, marks, adjustments = new Map() }: ScoreInput): AttemptResult {
  const items = form.questions.map((question) =>
    itemResult(
      question,
      answers.get(question.position) ?? null,
      marks.get(question.position),
      adjustments.get(question.position),
    ),
  )
  const points = tidy(items.reduce((total, item) => total + (item.points ?? 0), 0))
  const max = items.reduce((total, item) => total + item.max, 0)
  const percent = percentOf(points, max)
  return {
    version: 1,
    items,
    topics: topicResults(items),
    waiting: items.flatMap((item) => (item.points === null ? [item.position] : [])),
    points,
    max,
    percent,
    passed: percent >= form.passPercent,
  }
}

function itemResult(
  question: FormQuestion,
  answer: Answer | null,
  mark: number | undefined,
  adjusted: number | undefined,
): ItemResult {
  const { position, item, topic, points: max } = question
  const head = { position, itemId: item.id, topic, max }
  if (adjusted !== undefined) return { ...head, points: adjusted, correct: adjusted >= max, adjusted: true }
  const correct = scoreAnswer(question, answer)
  if (correct !== null) return { ...head, points: correct ? max : 0, correct }
  return mark === undefined ? { ...head, points: null, correct: null } : { ...head, points: mark, correct: mark >= max }
}

/** In the order of topic ids. */
function topicResults(items: readonly ItemResult[]): TopicResult[] {
  const sums = new Map<string, { points: number; max: number }>()
  for (const item of items) {
    const sum = sums.get(item.topic) ?? { points: 0, max: 0 }
    sums.set(item.topic, { points: sum.points + (item.points ?? 0), max: sum.max + item.max })
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, sum]) => ({ topic, points: tidy(sum.points), max: sum.max, percent: percentOf(sum.points, sum.max) }))
}
