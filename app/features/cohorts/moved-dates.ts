// Decides whether a plan's dates have moved for somebody.

export function isMoved(before: readonly string[], after: readonly string[]): boolean {
  return before.length !== after.length || before.some((on, n) => on !== after[n])
}
