// Decides what follows from where a failed test stands: its second test, its make-up, or a person's decision.
import type { AttemptFact } from './facts'
import type { FinalWhat } from './final-step'
import type { SecondTestState } from './second-test'

export type FailedWhat =
  /** A gate: a person decides what follows. */
  | 'decision'
  | 'second-ahead'
  | 'second-open'
  | 'second-running'
  /** Open, but an examiner begins it. */
  | 'second-called'
  | 'second-marking'
  /** Its last day is over without a result, and a person decides. */
  | 'second-over'
  /** The second result is there too, and a person decides. */
  | 'decision-again'
  | 'makeup-open'
  | 'makeup-running'
  | 'makeup-marking'
  /** Told where the result stands; nothing is left to do. */
  | 'makeup-failed'
  /** Told where the result stands; a drill has no make-up, and the training goes on. */
  | 'drill-failed'
  /** Whoever examines asks for it once more. */
  | 'drill-again'
  | FinalWhat

export interface FailedSituation {
  /** Whether the newest result lies below its line. */
  failed: boolean
  /** The verdict that stands, where the test belongs to a gate; undecided is null. */
  gate: { verdict: string | null } | null
  again: { state: SecondTestState; opensOn: string; lastOn: string } | null
  /** The make-up paper of a stage exam: not there, not begun, or where it stands. */
  makeup: 'none' | 'free' | AttemptFact['state']
  /** A drill outside a gate, and whether whoever examines asks for it once more. */
  drill?: { isAskedAgain: boolean } | null
  /** Until when the gate is to be decided, from its day and from the last second result. */
  decideBy?: string | null
}

/** Null when nothing is left to do: passed, made up for, or decided. */
export function decideFailedStep(
  given: FailedSituation,
): { what: Exclude<FailedWhat, FinalWhat>; on: string | null } | null {
  const { again, gate } = given
  if (again) return decideSecondStep(again, given.decideBy ?? null)
  if (!given.failed) return null
  if (gate) return gate.verdict === null ? { what: 'decision', on: given.decideBy ?? null } : null
  if (given.drill) return { what: given.drill.isAskedAgain ? 'drill-again' : 'drill-failed', on: null }
  switch (given.makeup) {
    case 'none':
      return null
    case 'released':
      return { what: 'makeup-failed', on: null }
    case 'free':
      return { what: 'makeup-open', on: null }
    case 'in_progress':
      return { what: 'makeup-running', on: null }
    default:
      return { what: 'makeup-marking', on: null }
  }
}

/** With the day that matters now: of its opening, its last one, or until when a person decides. */
function decideSecondStep(
  { state, opensOn, lastOn }: NonNullable<FailedSituation['again']>,
  decideBy: string | null,
): { what: Exclude<FailedWhat, FinalWhat>; on: string | null } {
  switch (state) {
    case 'ahead':
      return { what: 'second-ahead', on: opensOn }
    case 'open':
      return { what: 'second-open', on: lastOn }
    case 'done':
      return { what: 'decision-again', on: decideBy }
    case 'over':
      return { what: 'second-over', on: decideBy }
    default:
      return { what: `second-${state}`, on: null }
  }
}
