// Decides whether a training day may be opened before its date.
import { accept, type Outcome, refuse } from '#app/rules/outcome'

export interface UnlockSituation {
  /** How many days the plan has. */
  days: number
  currentDay: number
  unlocked: readonly number[]
}

export function decideUnlock(day: number, { days, currentDay, unlocked }: UnlockSituation): Outcome {
  if (day > days) return refuse('invalid-reference')
  if (day <= currentDay || unlocked.includes(day)) return refuse('already-done')
  return accept()
}

/** The days still closed, for the choice on the page. */
export function lockedDays({ days, currentDay, unlocked }: UnlockSituation): number[] {
  return Array.from({ length: days }, (_, n) => n + 1).filter(
    (day) => decideUnlock(day, { days, currentDay, unlocked }).ok,
  )
}
