// Decides how much attention a trainee needs on the board, and says why in countable words; it judges the way through the plan, never the person.

import { CONDUCT_TALK, CONDUCT_WARNING } from '#app/rules/conduct-points'
import type { Attention } from '../today/attention'

/** A last exam that was not passed, while what follows from it is under way. */
type FailedExam = 'final-failed' | 'retake-failed'

export type RiskWhy = Attention['why'] | 'improve-due' | 'conduct' | 'appeal' | 'no-mentor' | FailedExam

export interface RiskReason {
  why: RiskWhy
  count: number
}

export interface Risk {
  level: 'none' | 'watch' | 'high'
  reasons: RiskReason[]
}

export interface RiskInput {
  /** Training is still going on; afterwards what was left behind no longer says anything. */
  inTraining: boolean
  attention: readonly Attention[]
  /** Days since a gate's improvement was due and has not been decided; 0 for none. */
  improveOverdueDays: number
  /** Where the conduct ledger stands; ten at the start. */
  conductPoints: number
  openAppeals: number
  /** Nobody who can sign in is mentor. */
  mentorless: boolean
  failedExam: FailedExam | null
}

/** From this count on a reason alone makes the risk high. */
const HIGH_FROM: Record<Exclude<RiskWhy, 'conduct'>, number> = {
  'not-yet': 3,
  behind: 8,
  failed: 2,
  overrun: 5,
  'improve-due': 1,
  appeal: 99,
  'no-mentor': 1,
  'final-failed': 1,
  'retake-failed': 1,
}

export function computeRisk(input: RiskInput): Risk {
  const reasons: RiskReason[] = [
    ...(input.failedExam ? [{ why: input.failedExam, count: 1 }] : []),
    ...(input.inTraining ? input.attention : []),
    ...(input.improveOverdueDays > 0 ? [{ why: 'improve-due' as const, count: input.improveOverdueDays }] : []),
    ...(input.conductPoints <= CONDUCT_WARNING ? [{ why: 'conduct' as const, count: input.conductPoints }] : []),
    ...(input.mentorless ? [{ why: 'no-mentor' as const, count: 1 }] : []),
    ...(input.openAppeals > 0 ? [{ why: 'appeal' as const, count: input.openAppeals }] : []),
  ]
  if (reasons.length === 0) return { level: 'none', reasons }
  const isHigh = reasons.some(({ why, count }) => (why === 'conduct' ? count <= CONDUCT_TALK : count >= HIGH_FROM[why]))
  return { level: isHigh ? 'high' : 'watch', reasons }
}
