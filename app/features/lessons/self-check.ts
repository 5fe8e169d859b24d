// Decides whether a self-check answer is right, and what of a question may be shown before and after it is answered.

import type { SelfCheck } from '#app/content/lesson'
import { accept, type Outcome, refuse } from '#app/rules/outcome'

export interface CheckAnswer {
  /** Values as the form sent them: option numbers from 0, or true/false. */
  choice: readonly string[]
  correct: boolean
  tries: number
}

export interface SelfCheckView {
  id: string
  type: SelfCheck['type']
  stem: string
  /** `text` is null for true and false, whose words are the interface's. */
  options: { value: string; text: string | null }[]
  /** Null until answered: nothing of the key is in the view before. */
  result: SelfCheckResult | null
}

export interface SelfCheckResult {
  /** Null for a reader who was not asked, such as a mentor. */
  correct: boolean | null
  tries: number
  /** In the order of the options. */
  options: { chosen: boolean; right: boolean; why: string | null }[]
  why: string | null
}

const TRUTHS = ['true', 'false']

function valuesOf(check: SelfCheck): string[] {
  return check.type === 'truefalse' ? TRUTHS : check.options.map((_, n) => String(n))
}

function keyOf(check: SelfCheck): string[] {
  if (check.type === 'truefalse') return [String(check.answer)]
  return check.options.flatMap((option, n) => (option.correct ? [String(n)] : []))
}

/** Refuses a choice the question does not offer, and more than one where only one is asked for. */
export function markSelfCheck(
  check: SelfCheck,
  choice: readonly string[],
): Outcome<{ correct: boolean; choice: string[] }> {
  const chosen = [...new Set(choice)].sort()
  const offered = valuesOf(check)
  const fits = chosen.length > 0 && chosen.every((value) => offered.includes(value))
  if (!fits || (check.type !== 'multiple' && chosen.length > 1)) return refuse('invalid-reference')
  const key = keyOf(check)
  return accept({
    correct: chosen.length === key.length && chosen.every((value) => key.includes(value)),
    choice: chosen,
  })
}

/** Before the answer only the question; with `showKey` (mentors and managers) the key without one. */
export function selfCheckView(check: SelfCheck, answer: CheckAnswer | null, showKey = false): SelfCheckView {
  const { id, type, stem } = check
  const options =
    check.type === 'truefalse'
      ? TRUTHS.map((value) => ({ value, text: null }))
      : check.options.map((option, n) => ({ value: String(n), text: option.text }))
  return { id, type, stem, options, result: answer || showKey ? resultOf(check, answer) : null }
}

function resultOf(check: SelfCheck, answer: CheckAnswer | null): SelfCheckResult {
  const key = keyOf(check)
  const whyOf = (n: number) => (check.type === 'truefalse' ? null : (check.options[n]?.why ?? null))
  return {
    correct: answer?.correct ?? null,
    tries: answer?.tries ?? 0,
    options: valuesOf(check).map((value, n) => ({
      chosen: answer?.choice.includes(value) ?? false,
      right: key.includes(value),
      why: whyOf(n),
    })),
    why: check.type === 'truefalse' ? check.why : null,
  }
}
