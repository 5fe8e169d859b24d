// Decides how a released result explains itself: question by question, from the frozen form, the answer and the marks.
import type { Answer } from '../attempts/answer'
import { shownTexts } from '../attempts/paper'
import { CRITERIA, type CriterionKey, type FormContent, type FormQuestion } from '../exam-forms/form-content'
import type { MarkSheet } from './marking'
import type { AttemptResult } from './score-attempt'

export interface ShownMark {
  sheet: MarkSheet
  points: number
  comment: string | null
}

export interface ScenarioGuide {
  rubric: Record<CriterionKey, string[]>
  model: string
}

export interface ExplainedItem {
  position: number
  stem: string
  type: FormQuestion['item']['type']
  topic: string
  points: number | null
  max: number
  correct: boolean | null
  adjusted: boolean
  answer: Answer | null
  parts: string[]
  lefts: string[]
  /** Of choices: which were right, which were chosen, what tempts to the wrong ones, and why each is as it is. */
  options: { text: string; correct: boolean; chosen: boolean; tempts: string | null; why: string }[]
  /** The right answer as lines; null for true/false and scenarios, which say it their own way. */
  right: string[] | null
  isTrue: boolean | null
  scenario: ScenarioGuide | null
  marks: ShownMark[]
  explanation: string
  lessonId: string
}

/** Never before release: everything here is key. */
export function explainItems(
  form: FormContent,
  result: AttemptResult,
  answers: ReadonlyMap<number, Answer | null>,
  marks: ReadonlyMap<number, ShownMark[]>,
): ExplainedItem[] {
  return form.questions.map((question) => {
    const { item, position } = question
    const scored = result.items.find((other) => other.position === position)
    const answer = answers.get(position) ?? null
    return {
      position,
      stem: item.stem,
      type: item.type,
      topic: question.topic,
      points: scored?.points ?? null,
      max: question.points,
      correct: scored?.correct ?? null,
      adjusted: scored?.adjusted === true,
      answer,
      parts: shownTexts(question),
      lefts: item.type === 'match' ? item.pairs.map((pair) => pair.left) : [],
      options: explainOptions(question, answer),
      right: rightLines(item),
      isTrue: item.type === 'truefalse' ? item.answer : null,
      scenario: item.type === 'scenario' ? scenarioGuide(item) : null,
      marks: marks.get(position) ?? [],
      explanation: item.explanation,
      lessonId: item.lesson,
    }
  })
}

export function scenarioGuide(item: Extract<FormQuestion['item'], { type: 'scenario' }>): ScenarioGuide {
  return {
    rubric: Object.fromEntries(CRITERIA.map((key) => [key, [...item.rubric[key]]])) as ScenarioGuide['rubric'],
    model: item.model,
  }
}

function explainOptions({ item, shown }: FormQuestion, answer: Answer | null): ExplainedItem['options'] {
  if (item.type !== 'single' && item.type !== 'multiple') return []
  const isChosen = (n: number) =>
    (answer?.type === 'single' && answer.choice === n) || (answer?.type === 'multiple' && answer.choices.includes(n))
  return shown.map((part, n) => {
    const option = item.options[part]!
    return {
      text: option.text,
      correct: option.correct === true,
      chosen: isChosen(n),
      tempts: option.tempts ?? null,
      why: option.why,
    }
  })
}

function rightLines(item: FormQuestion['item']): string[] | null {
  switch (item.type) {
    case 'fill':
      return item.blanks.map((blank, n) => `${n + 1}. ${blank.accept[0]}`)
    case 'order':
      return item.steps.map((step, n) => `${n + 1}. ${step}`)
    case 'match':
      return item.pairs.map((pair) => `${pair.left} → ${pair.right}`)
    default:
      return null
  }
}
