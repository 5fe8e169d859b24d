// Decides when a window's count of the time can no longer be believed. While a computer sleeps its timers stand still, and on
// some so does performance.now; the clock of the day goes on.

export interface Tick {
  /** Date.now and performance.now of the same moment. */
  date: number
  steady: number
}

const PARTED_MS = 1_500
const MISSED_MS = 5_000

/** True when the two clocks went different ways since the last tick, or ticks were missed. Whichever is right, the server knows. */
export function hasJumped(before: Tick, now: Tick): boolean {
  const steady = now.steady - before.steady
  return steady > MISSED_MS || Math.abs(now.date - before.date - steady) > PARTED_MS
}
