// Decides how all that was read of a reply is weighed for one point: where the second reader stands on the whole and on its best
// clause, what the expressions found, whether the reply makes sense at all, and how much of it there is.

import type { Evidence, Scale } from '#app/content/judge-file'

/** Below this share of small words a text is more list than sentence. */
export const THIN_TIES = 0.17

export interface Weighed {
  evidence: Evidence
  /** The reader on the whole reply. */
  whole: number
  /** The reader on the one or two clauses in a row that say it best. */
  best: number
  /** The reader on whether the reply is no answer at all. */
  senseless: number
  signs: number
  /** Share of small words that tie a sentence together, 0–1. */
  ties: number
  /** The reader on every kind of fault. */
  faults: readonly { kind: string; stand: number }[]
}

export function factsOfPoint({
  evidence,
  whole,
  best,
  senseless,
  signs,
  ties,
  faults,
}: Weighed): Record<string, number> {
  return {
    whole,
    best,
    [`${evidence}`]: 1,
    [`${evidence} whole`]: whole,
    [`${evidence} best`]: best,
    senseless,
    signs: Math.log(signs + 1),
    ties,
    // More than enough small words make no sentence better.
    dry: Math.max(0, THIN_TIES - ties),
    fault: Math.max(...faults.map(({ stand }) => stand)),
    ...Object.fromEntries(faults.map(({ kind, stand }) => [`fault ${kind}`, stand])),
  }
}

interface FaultWeighed {
  kind: string
  stand: number
  best: number
  note: 'unseen' | 'seen' | 'sure'
}

/** For the question whether a reply crosses any red line at all. */
export function factsOfRedLines(reply: {
  faults: readonly FaultWeighed[]
  anyLine: { stand: number; best: number }
  hardKinds: readonly string[]
  senseless: number
  signs: number
}): Record<string, number> {
  const hard = reply.faults.filter(({ kind }) => reply.hardKinds.includes(kind))
  const facts: Record<string, number> = {
    senseless: reply.senseless,
    'any whole': reply.anyLine.stand,
    'any best': reply.anyLine.best,
    signs: Math.log(reply.signs + 1),
    whole: Math.max(...hard.map(({ stand }) => stand)),
    best: Math.max(...hard.map(({ best }) => best)),
    seen: hard.some(({ note }) => note !== 'unseen') ? 1 : 0,
    sure: hard.some(({ note }) => note === 'sure') ? 1 : 0,
  }
  for (const { kind, stand, best, note } of reply.faults) {
    facts[`${kind} whole`] = stand
    facts[`${kind} best`] = best
    if (note !== 'unseen') facts[`${kind} ${note}`] = 1
  }
  return facts
}

/** Above 0 it leans to yes. */
export function weigh({ base, weights }: Scale, facts: Readonly<Record<string, number>>): number {
  return Object.entries(facts).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, base)
}
