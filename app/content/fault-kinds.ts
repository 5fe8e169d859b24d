// What a reply may do wrong: red lines that end a card, and what a leader would correct.

export const HARD_FAULT_KINDS = [
  'contact',
  'off-platform',
  'paid-review',
  'false-reason',
  'personal-data',
  'insult',
  'invented-rule',
  'other',
] as const
export type HardFaultKind = (typeof HARD_FAULT_KINDS)[number]

export const SOFT_FAULT_KINDS = [
  'absolute',
  'blame',
  'cold',
  'wrong-fact',
  'impossible',
  'unfilled',
  'pressure',
  'slang',
] as const
export type SoftFaultKind = (typeof SOFT_FAULT_KINDS)[number]
