// Decides what the time of a reply comes to: in time, late, a breach of the shop's line, or too late to be a reply at all.

/** The platform's own line for a reply by a person: three minutes. */
export const LOST_SECONDS = 180

export interface TimeLines {
  /** The shop's line; null in a shop that draws none. */
  breachSeconds: number | null
  lostSeconds: number
}

export type TimeStanding = 'in-time' | 'late' | 'breach' | 'lost'

export function timeLinesOf(shop: { policies?: { breachSeconds?: number } }): TimeLines {
  return { breachSeconds: shop.policies?.breachSeconds ?? null, lostSeconds: LOST_SECONDS }
}

/** On the line is still within it. */
export function timeStanding(tookMs: number, limitSeconds: number, lines: TimeLines): TimeStanding {
  const isOver = (seconds: number | null) => seconds !== null && tookMs > seconds * 1000
  if (isOver(lines.lostSeconds)) return 'lost'
  if (isOver(lines.breachSeconds)) return 'breach'
  return isOver(limitSeconds) ? 'late' : 'in-time'
}

/** The shop counts both: whoever misses the platform's line has missed the shop's before. */
export function isBreach(time: TimeStanding | undefined): boolean {
  return time === 'breach' || time === 'lost'
}
