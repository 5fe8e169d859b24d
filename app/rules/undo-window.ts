// Decides how long a slip of the thumb can be taken back.

/** How long a tap that signed can be undone by another, by the server's clock. */
const UNDO_MS = 60_000

export function isFresh(signedAt: number, now: number): boolean {
  return now - signedAt <= UNDO_MS
}
