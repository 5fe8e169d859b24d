// Decides what Labour Contract Law art. 19 says of a probation: one per employer and person, its length capped by the contract. Beyond the cap it forbids, of the rest it informs.

import { accept, type Outcome, refuse } from '#app/rules/outcome'

/** Months of probation the law allows at most for a contract of so many months; an open-ended contract counts as long. */
export function longestProbationMonths(contractMonths: number | 'open-ended'): 0 | 1 | 2 | 6 {
  if (contractMonths === 'open-ended' || contractMonths >= 36) return 6
  if (contractMonths < 3) return 0
  return contractMonths < 12 ? 1 : 2
}

export type ProbationWarning =
  /** Always said when a probation is extended: the law knows one only. */
  | { what: 'only-once' }
  | { what: 'too-long'; capMonths: number; totalMonths: number }
  | { what: 'none-allowed' }
  | { what: 'contract-unknown' }

/** `monthsUsed` are the whole or half months of probation that have passed; `moreMonths` are those to come. */
export function probationWarnings(input: {
  contractMonths: number | 'open-ended' | null
  monthsUsed: number
  moreMonths: number
}): ProbationWarning[] {
  const { contractMonths, monthsUsed, moreMonths } = input
  if (contractMonths === null) return [{ what: 'only-once' }, { what: 'contract-unknown' }]
  const capMonths = longestProbationMonths(contractMonths)
  if (capMonths === 0) return [{ what: 'only-once' }, { what: 'none-allowed' }]
  const totalMonths = Math.round((monthsUsed + moreMonths) * 10) / 10
  return totalMonths > capMonths
    ? [{ what: 'only-once' }, { what: 'too-long', capMonths, totalMonths }]
    : [{ what: 'only-once' }]
}

/** Nobody is put on probation for longer than the contract allows. */
export function decideLawful(warnings: readonly ProbationWarning[]): Outcome {
  for (const warning of warnings) {
    if (warning.what === 'none-allowed') return refuse('probation-too-long', '0')
    if (warning.what === 'too-long') return refuse('probation-too-long', String(warning.capMonths))
  }
  return accept()
}

/** Months from one date to another, to one decimal; a month counts thirty days. */
export function monthsBetween(days: number): number {
  return Math.max(0, Math.round((days / 30) * 10) / 10)
}
