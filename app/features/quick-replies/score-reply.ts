// Decides the R6 mark of one quick reply: code 40, must-haves 30, forbidden words 20, time 10 (R6).

import type { MustNot, Phrase } from '#app/content/phrase'
import { GAP } from './phrase-gaps'

export const REPLY_WEIGHTS = { code: 40, must: 30, mustNot: 20, time: 10 } as const
const SOFT_FAULT_COST = 10

export interface ReplyScore {
  points: { code: number; must: number; mustNot: number; time: number }
  total: number
  missing: string[]
  faults: { word: string; why: string; hard: boolean }[]
  unfilledSlots: string[]
  hardFault: boolean
}

/** Folds what a tired thumb may vary: width, case and blanks. Punctuation stays, it can carry meaning. */
export function foldReply(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

function findFaults(folded: string, rules: readonly MustNot[]) {
  return rules.filter((rule) => {
    let rest = folded
    // Longest first: a short allowance must not break up a longer one before it is seen.
    const allowed = (rule.allow ?? []).map(foldReply).sort((a, b) => b.length - a.length)
    for (const fine of allowed) rest = rest.replaceAll(fine, '\u0000')
    return rest.includes(foldReply(rule.word))
  })
}

/** Full marks inside the limit, none from twice the limit on, a straight line between. */
function scoreTime(tookMs: number, limitSeconds: number): number {
  const over = tookMs / (limitSeconds * 1000) - 1
  return Math.round(REPLY_WEIGHTS.time * Math.min(1, Math.max(0, 1 - over)))
}

export interface ReplyInput {
  code: string
  text: string
  tookMs: number
}

/** Marks 0–100. A hard fault (abuse, off-platform, cashback …) makes the whole card 0. */
export function scoreReply(
  phrase: Pick<Phrase, 'code' | 'must' | 'mustNot'> & { limitSeconds: number },
  input: ReplyInput,
  forbidden: readonly MustNot[],
): ReplyScore {
  const unfilledSlots = [...input.text.matchAll(GAP)].map((m) => m[0])
  // What a gap is called says nothing to the customer.
  const folded = foldReply(input.text.replace(GAP, ''))
  const missing = phrase.must
    .filter((group) => !group.any.some((expression) => folded.includes(foldReply(expression))))
    .map((group) => group.point)
  const hits = findFaults(folded, [...phrase.mustNot, ...forbidden])
  const faults = hits.map((rule) => ({ word: rule.word, why: rule.why, hard: rule.hard === true }))
  const hardFault = faults.some((fault) => fault.hard)
  const softFaults = faults.length + unfilledSlots.length
  const points = {
    code: foldReply(input.code).replace(/^\//, '') === phrase.code ? REPLY_WEIGHTS.code : 0,
    must: Math.round(REPLY_WEIGHTS.must * (1 - missing.length / phrase.must.length)),
    mustNot: folded ? Math.max(0, REPLY_WEIGHTS.mustNot - softFaults * SOFT_FAULT_COST) : 0,
    time: folded ? scoreTime(input.tookMs, phrase.limitSeconds) : 0,
  }
  const total = hardFault ? 0 : points.code + points.must + points.mustNot + points.time
  return { points, total, missing, faults, unfilledSlots, hardFault }
}
