/** A Monday, 2026-01-05 09:00 in Shanghai: built cohorts begin on it. */
export const NOW = Date.parse('2026-01-05T09:00:00+08:00')
export const START_ON = '2026-01-05'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
