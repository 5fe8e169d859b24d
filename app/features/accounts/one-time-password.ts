// Decides how long a password lasts that somebody else made and read, and in which ways it may be copied from paper.

export const ONE_TIME_PASSWORD_DAYS = 7

export function oneTimeUntil(now: number): number {
  return now + ONE_TIME_PASSWORD_DAYS * 86_400_000
}

/** `until` is null for a password of one's own. */
export function isExpired(until: number | null, now: number): boolean {
  return until !== null && now >= until
}

/** Without letters and digits that look alike on paper. */
export const ONE_TIME_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 4
const COPIED = new RegExp(`^[${ONE_TIME_ALPHABET}]{${GROUPS * GROUP_LENGTH}}$`)

/** In groups that can be read out: `kmpq-37fh-x9tw`. `letter` gives one of the alphabet at a time. */
export function writeOneTimePassword(letter: () => string): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** Copied from paper in capitals, in full width, with spaces or without dashes, it is the same; anything else stays as typed, and so does a password of one's own (`until` null). */
export function readOneTimePassword(typed: string, until: number | null): string {
  if (until === null) return typed
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
  if (!COPIED.test(letters)) return typed
  const rest = [...letters]
  return writeOneTimePassword(() => rest.shift()!)
}
