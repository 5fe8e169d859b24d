// Decides which step may follow which between the first day and the promotion decision (docs/readings.md, from the first day to promotion).
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'

export const ENROLMENT_STATES: readonly EnrolmentState[] = [
  'in_training',
  'final_passed',
  'final_failed',
  'retake_passed',
  'retake_failed',
  'on_probation',
  'promoted',
  'eliminated',
  'withdrawn',
]

export const ENROLMENT_EVENTS = [
  /** D1 or D3 gate, confirmed by a second person. */
  'gate-eliminated',
  'final-passed',
  'final-failed',
  'retake-passed',
  'retake-failed',
  /** After a passed retake: probation until the retake date plus one month. */
  'probation-begun',
  /** After a failed retake: the manager's other choice. */
  'probation-extended',
  'promoted',
  'eliminated',
  'withdrawn',
  /** A signed decision was replaced by another: what it had done is taken back first. */
  'gate-superseded',
  'promotion-superseded',
  'retake-pass-superseded',
  'retake-fail-superseded',
  'probation-end-superseded',
  /** Who had left is back where they were when they left. */
  'leaving-training-superseded',
  'leaving-final-passed-superseded',
  'leaving-final-failed-superseded',
  'leaving-retake-passed-superseded',
  'leaving-retake-failed-superseded',
  'leaving-probation-superseded',
] as const
export type EnrolmentEvent = (typeof ENROLMENT_EVENTS)[number]

type Row = Partial<Record<EnrolmentEvent, EnrolmentState>>

/** What is not in the table cannot happen. */
export const ENROLMENT_TRANSITIONS: Record<EnrolmentState, Row> = {
  in_training: {
    'gate-eliminated': 'eliminated',
    'final-passed': 'final_passed',
    'final-failed': 'final_failed',
    withdrawn: 'withdrawn',
  },
  final_passed: { promoted: 'promoted', withdrawn: 'withdrawn' },
  // An upheld appeal may turn a failed paper into a passed one; asking never turns it the other way.
  final_failed: {
    'final-passed': 'final_passed',
    'retake-passed': 'retake_passed',
    'retake-failed': 'retake_failed',
    withdrawn: 'withdrawn',
  },
  retake_passed: { 'probation-begun': 'on_probation', withdrawn: 'withdrawn' },
  retake_failed: {
    'retake-passed': 'retake_passed',
    eliminated: 'eliminated',
    'probation-extended': 'on_probation',
    withdrawn: 'withdrawn',
  },
  on_probation: {
    promoted: 'promoted',
    eliminated: 'eliminated',
    withdrawn: 'withdrawn',
    'retake-pass-superseded': 'retake_passed',
    'retake-fail-superseded': 'retake_failed',
  },
  promoted: { 'promotion-superseded': 'final_passed', 'probation-end-superseded': 'on_probation' },
  eliminated: {
    'gate-superseded': 'in_training',
    'retake-fail-superseded': 'retake_failed',
    'probation-end-superseded': 'on_probation',
  },
  withdrawn: {
    'leaving-training-superseded': 'in_training',
    'leaving-final-passed-superseded': 'final_passed',
    'leaving-final-failed-superseded': 'final_failed',
    'leaving-retake-passed-superseded': 'retake_passed',
    'leaving-retake-failed-superseded': 'retake_failed',
    'leaving-probation-superseded': 'on_probation',
  },
}

/** The ends of the story: only another decision in the place of the one that led there leads away again. */
export function isFinalState(state: EnrolmentState): boolean {
  return Object.keys(ENROLMENT_TRANSITIONS[state]).every((event) => event.endsWith('-superseded'))
}

/** Gone before the end was reached: nothing is asked of them any more, whatever they may still read or say. */
export function hasLeft(state: EnrolmentState): boolean {
  return state === 'eliminated' || state === 'withdrawn'
}

export function decideTransition(state: EnrolmentState, event: EnrolmentEvent): Outcome<EnrolmentState> {
  const next = ENROLMENT_TRANSITIONS[state][event]
  return next ? accept(next) : refuse('wrong-state')
}
