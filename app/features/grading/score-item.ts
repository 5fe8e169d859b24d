// Decides whether an answer is right: whole or not at all, exactly as the frozen item says. Scenario answers wait for people.
import type { Answer } from '../attempts/answer'
import type { FormQuestion } from '../exam-forms/form-content'

/** True, false, or null where a person has to read it. No answer is wrong, and needs no reader. */
export function scoreAnswer(
  { item, shown }: Pick<FormQuestion, 'item' | 'shown'>,
  answer: Answer | null,
): boolean | null {
  if (answer === null) return false
  switch (item.type) {
    case 'single':
      return answer.type === 'single' && item.options[shown[answer.choice] ?? -1]?.correct === true
    case 'multiple':
      return (
        answer.type === 'multiple' &&
        hasExactly(
          item.options,
          answer.choices.map((choice) => shown[choice] ?? -1),
        )
      )
    case 'truefalse':
      return answer.type === 'truefalse' && answer.answer === item.answer
    case 'fill':
      return answer.type === 'fill' && item.blanks.every((blank, n) => isAccepted(answer.blanks[n] ?? '', blank.accept))
    case 'order':
      return answer.type === 'order' && shown.every((part, n) => answer.places[n] === part + 1)
    case 'match':
      // Two left sides may share one wording on the right: the words decide, not the number.
      return (
        answer.type === 'match' &&
        item.pairs.every((pair, n) => rightText(item, shown[answer.rights[n] ?? -1]) === pair.right)
      )
    case 'scenario':
      return answer.type === 'scenario' && answer.text.trim() !== '' ? null : false
  }
}

function hasExactly(options: readonly { correct?: true | undefined }[], chosen: readonly number[]): boolean {
  const right = options.flatMap((option, n) => (option.correct ? [n] : []))
  return chosen.length === right.length && right.every((n) => chosen.includes(n))
}

function rightText(
  item: Extract<FormQuestion['item'], { type: 'match' }>,
  part: number | undefined,
): string | undefined {
  if (part === undefined) return undefined
  return item.pairs[part]?.right ?? item.distractors?.[part - item.pairs.length]
}

const SAME_MARKS: readonly (readonly [RegExp, string])[] = [
  [/[“”„「」『』《》〈〉]/g, '"'],
  [/[‘’]/g, "'"],
  [/[、,]/g, ','],
  [/[。.]/g, '.'],
  [/[~〜∼]/g, '~'],
  [/[—–−‐‑]/g, '-'],
  [/[·•・]/g, '·'],
]

/**
 * What does not matter when typing: full or half width, capitals, blanks, Chinese or Latin punctuation, a full stop at the end.
 * 三 stays apart from 3: a blank takes both only where its author listed both.
 */
export function foldAnswer(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return SAME_MARKS.reduce((so, [marks, one]) => so.replace(marks, one), folded).replace(/[.,;!?]+$/, '')
}

function isAccepted(given: string, accept: readonly string[]): boolean {
  const folded = foldAnswer(given)
  return folded !== '' && accept.some((accepted) => foldAnswer(accepted) === folded)
}
