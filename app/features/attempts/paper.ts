// Decides what a trainee may know of a question while the paper is open: what to answer, nothing of how it is marked.
import { type FormContent, type FormQuestion, rightSides } from '../exam-forms/form-content'
import { type Answer, type AnswerShape, shapeOf } from './answer'
import type { PaperLive } from './paper-live'

export interface QuestionView {
  position: number
  itemId: string
  stem: string
  points: number
  shape: AnswerShape
  /** Options, steps or right sides, in the order of this form. */
  parts: string[]
  /** The left sides of a match. */
  lefts: string[]
}

export interface SavedAnswerView {
  position: number
  answer: Answer | null
  revision: number
  flagged: boolean
  savedAt: number
}

export interface PaperView {
  attemptId: string
  title: string
  startedAt: number
  live: PaperLive
  questions: QuestionView[]
  answers: SavedAnswerView[]
  /** The name under which this rendering of the page saves. */
  writer: string
}

/** The texts in the order in which this form shows them. */
export function shownTexts({ item, shown }: Pick<FormQuestion, 'item' | 'shown'>): string[] {
  const pick = (texts: readonly string[]) => shown.map((n) => texts[n] as string)
  switch (item.type) {
    case 'single':
    case 'multiple':
      return pick(item.options.map((option) => option.text))
    case 'order':
      return pick(item.steps)
    case 'match':
      return pick(rightSides(item))
    default:
      return []
  }
}

export function questionView(question: FormQuestion): QuestionView {
  const { item } = question
  return {
    position: question.position,
    itemId: item.id,
    stem: item.stem,
    points: question.points,
    shape: shapeOf(question),
    parts: shownTexts(question),
    lefts: item.type === 'match' ? item.pairs.map((pair) => pair.left) : [],
  }
}

export function paperQuestions(form: Pick<FormContent, 'questions'>): QuestionView[] {
  return form.questions.map(questionView)
}
