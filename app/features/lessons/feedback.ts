// Decides when what trainees say about a lecture is passed on, and in which form: never fewer than five voices at once, so that
// no difference between two days tells what one of them said.
import type { Questionnaire } from '#app/content/questionnaire'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { QuestionnaireAnswers } from './lesson-forms'

/** How many answers go to the lecturer together. */
export const VOICES = 5

/** Below this mean the lesson wants a look (R10). */
const REVIEW_BELOW = 6

export function isPassedOn(waiting: number): boolean {
  return waiting >= VOICES
}

/** An answer that has been counted into means stays as it was: a change would show in them. */
export function decideAnswer(before: { published_at: number | null } | undefined): Outcome {
  return before && before.published_at !== null ? refuse('passed-on') : accept()
}

export interface MeanLine {
  id: string
  text: string
  mean: number | null
  count: number
  /** The mean asks for a look at the lesson. */
  review: boolean
}

export interface Remarks {
  id: string
  text: string
  said: string[]
}

export interface Feedback {
  /** Answers the means rest on. */
  voices: number
  questions: MeanLine[]
  remarks: Remarks[]
}

/** Each remark stands for itself: sorted by its own letters, it tells neither who wrote it nor what else they wrote. */
export function feedbackOf(questionnaire: Questionnaire, answers: readonly QuestionnaireAnswers[]): Feedback {
  return {
    voices: answers.length,
    questions: answers.length === 0 ? [] : questionnaire.scored.map((q) => meanOf(q, answers)),
    remarks: questionnaire.open
      .map(({ id, text }) => ({ id, text, said: answers.flatMap((a) => a.open[id]?.trim() || []).sort() }))
      .filter((question) => question.said.length > 0),
  }
}

function meanOf({ id, text }: { id: string; text: string }, answers: readonly QuestionnaireAnswers[]): MeanLine {
  const marks = answers
    .map((a) => a.scored[id])
    .filter((mark) => mark !== undefined && Number.isFinite(mark)) as number[]
  const mean = marks.length === 0 ? null : Math.round((marks.reduce((sum, n) => sum + n, 0) / marks.length) * 10) / 10
  return { id, text, mean, count: marks.length, review: mean !== null && mean < REVIEW_BELOW }
}
