// Decides how an answer reads in words, for the copy of another window and for results.
import type { Answer } from './answer'

export interface AnswerWords {
  isTrue: string
  isFalse: string
  noAnswer: string
}

/** One line per part; `parts` and `lefts` as this form shows them. */
export function answerLines(
  answer: Answer | null,
  question: { parts: readonly string[]; lefts: readonly string[] },
  words: AnswerWords,
): string[] {
  if (answer === null) return [words.noAnswer]
  const part = (n: number | null | undefined) => (n === null || n === undefined ? '–' : (question.parts[n] ?? '–'))
  switch (answer.type) {
    case 'single':
      return [part(answer.choice)]
    case 'multiple':
      return answer.choices.map(part)
    case 'truefalse':
      return [answer.answer ? words.isTrue : words.isFalse]
    case 'fill':
      return answer.blanks.map((blank, n) => (answer.blanks.length > 1 ? `${n + 1}. ${blank || '–'}` : blank))
    case 'order':
      return question.parts
        .map((step, n) => ({ step, place: answer.places[n] ?? null }))
        .sort((a, b) => (a.place ?? 99) - (b.place ?? 99))
        .map(({ step, place }) => `${place ?? '–'}. ${step}`)
    case 'match':
      return question.lefts.map((left, n) => `${left} → ${part(answer.rights[n])}`)
    case 'scenario':
      return [answer.text]
  }
}
