// Decides how long customers waited. A round begins with the first line nobody has answered and ends with the first reply; more lines
// in between do not start it anew. A round without a reply is one that was missed.
import type { Instant, Line } from './chat-log'

export interface Round {
  from: Instant
  /** Null while nobody has answered, or nobody ever did. */
  repliedAt: Instant | null
  /** Milliseconds; of a missed round until the chat or the sitting ended. */
  waitedMs: number
}

/** The desk warns; the shop's line; the platform counts the round as missed. */
export const LATE_MS = { amber: 60_000, red: 100_000, breach: 120_000, missed: 180_000 } as const

const BANDS: readonly (readonly [number, number])[] = [
  [30_000, 100],
  [60_000, 80],
  [100_000, 60],
  [LATE_MS.missed, 20],
]

/** @param lines of both sides, in any order */
export function roundsOf(lines: readonly Line[], endedAt: Instant): Round[] {
  const inTime = [...lines].sort((a, b) => a.at - b.at || (a.from === b.from ? 0 : a.from === 'customer' ? -1 : 1))
  const rounds: Round[] = []
  let from: Instant | null = null
  for (const line of inTime) {
    if (line.from === 'customer') from ??= line.at
    else if (from !== null) {
      rounds.push({ from, repliedAt: line.at, waitedMs: line.at - from })
      from = null
    }
  }
  if (from !== null) rounds.push({ from, repliedAt: null, waitedMs: Math.max(0, endedAt - from) })
  return rounds
}

/** 0–100 by how long the customer waited. */
export function bandOf({ repliedAt, waitedMs }: Round): number {
  if (repliedAt === null) return 0
  return BANDS.find(([most]) => waitedMs <= most)?.[1] ?? 0
}

export interface Pace {
  rounds: number
  /** Share of rounds answered within three minutes, percent. */
  threeMinutePercent: number
  firstReplyMs: number | null
  medianMs: number | null
  p90Ms: number | null
  /** Rounds beyond the shop's line. */
  breaches: number
}

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!
}

export function paceOf(rounds: readonly Round[]): Pace {
  const answered = rounds.filter(({ repliedAt }) => repliedAt !== null)
  const waits = answered.map(({ waitedMs }) => waitedMs).sort((a, b) => a - b)
  const inTime = answered.filter(({ waitedMs }) => waitedMs <= LATE_MS.missed).length
  return {
    rounds: rounds.length,
    threeMinutePercent: rounds.length === 0 ? 100 : Math.round((inTime / rounds.length) * 1000) / 10,
    firstReplyMs: rounds[0]?.repliedAt ? rounds[0].waitedMs : null,
    medianMs: quantile(waits, 0.5),
    p90Ms: quantile(waits, 0.9),
    breaches: rounds.filter(({ waitedMs }) => waitedMs > LATE_MS.breach).length,
  }
}
