// Decides how long a password lasts that somebody else made and read: long enough to be handed over in person, no longer.

export const ONE_TIME_PASSWORD_DAYS = 7

export function oneTimeUntil(now: number): number {
  return now + ONE_TIME_PASSWORD_DAYS * 86_400_000
}

/** `until` is null for a password of one's own. */
export function isExpired(until: number | null, now: number): boolean {
  return until !== null && now >= until
}
