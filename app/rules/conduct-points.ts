// Decides where somebody's conduct points stand: ten at the start, a word at five, a talk with the manager at two.

/** Everybody starts with ten (S-003-35). */
export const CONDUCT_START = 10
/** S-003-36: a word at five or less, a talk with the manager at two or less. */
export const CONDUCT_WARNING = 5
export const CONDUCT_TALK = 2

/** `sum`: of the ledger, deductions negative. */
export function conductStanding(sum: number): { points: number; standing: 'good' | 'warning' | 'talk' } {
  const points = CONDUCT_START + sum
  return { points, standing: points <= CONDUCT_TALK ? 'talk' : points <= CONDUCT_WARNING ? 'warning' : 'good' }
}
