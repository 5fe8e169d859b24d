// Chooses how sure the judge has to be: the widest range in which what it asserts is right often enough, and in the case of faults
// the widest in which none of consequence passes unseen.

import type { Cut } from '#app/content/judge-file'

export interface Seen {
  stand: number
  truth: boolean
}

const NEVER = 99
/** Fewer than this prove nothing. */
const ENOUGH = 12

/** The lowest stand from which on at least this share is true; out of reach where none is. */
export function lowestSure(seen: readonly Seen[], precision: number, enough = ENOUGH): number {
  const sorted = [...seen].sort((a, b) => b.stand - a.stand)
  let cut = NEVER
  let right = 0
  for (const [n, { stand, truth }] of sorted.entries()) {
    if (truth) right++
    const next = sorted[n + 1]
    if (next && next.stand === stand) continue
    if (n + 1 >= enough && right / (n + 1) >= precision) cut = stand
  }
  return round(cut)
}

function negated(seen: readonly Seen[]): Seen[] {
  return seen.map(({ stand, truth }) => ({ stand: -stand, truth: !truth }))
}

function round(stand: number): number {
  return Math.round(stand * 100) / 100
}

/** For points: asserted either way only with this precision. */
export function cutBothWays(seen: readonly Seen[], precision: number): Cut {
  const yes = lowestSure(seen, precision)
  const no = -lowestSure(negated(seen), precision)
  // Where the ranges overlap either answer is sure enough: they meet in the middle.
  return yes > no ? { yes, no } : { yes: round((yes + no) / 2 + 0.01), no: round((yes + no) / 2) }
}

/** For faults: asserted with this precision; below `no` at most this share of them hides. */
export function cutForFaults(seen: readonly Seen[], precision: number, hidden: number): Cut {
  const faults = seen
    .filter(({ truth }) => truth === true)
    .map(({ stand }) => stand)
    .sort((a, b) => a - b)
  const spared = Math.floor(faults.length * hidden)
  const no = round((faults[spared] ?? 0) - 0.01)
  return { yes: Math.max(lowestSure(seen, precision, 5), no), no }
}
