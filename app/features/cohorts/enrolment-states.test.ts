import { describe, expect, test } from 'vitest'
import type { EnrolmentState } from '#db/tables/cohorts'
import {
  decideTransition,
  ENROLMENT_EVENTS,
  ENROLMENT_STATES,
  type EnrolmentEvent,
  isFinalState,
} from './enrolment-states'

/** Every transition there is, written down a second time: a change of the table has to be made twice, on purpose. */
const ALLOWED: [EnrolmentState, EnrolmentEvent, EnrolmentState][] = [
  ['in_training', 'gate-eliminated', 'eliminated'],
  ['in_training', 'final-passed', 'final_passed'],
  ['in_training', 'final-failed', 'final_failed'],
  ['in_training', 'withdrawn', 'withdrawn'],
  ['final_passed', 'promoted', 'promoted'],
  ['final_passed', 'withdrawn', 'withdrawn'],
  ['final_failed', 'final-passed', 'final_passed'],
  ['final_failed', 'retake-passed', 'retake_passed'],
  ['final_failed', 'retake-failed', 'retake_failed'],
  ['final_failed', 'withdrawn', 'withdrawn'],
  ['retake_passed', 'probation-begun', 'on_probation'],
  ['retake_passed', 'withdrawn', 'withdrawn'],
  ['retake_failed', 'retake-passed', 'retake_passed'],
  ['retake_failed', 'eliminated', 'eliminated'],
  ['retake_failed', 'probation-extended', 'on_probation'],
  ['retake_failed', 'withdrawn', 'withdrawn'],
  ['on_probation', 'promoted', 'promoted'],
  ['on_probation', 'eliminated', 'eliminated'],
  ['on_probation', 'withdrawn', 'withdrawn'],
  ['on_probation', 'retake-pass-superseded', 'retake_passed'],
  ['on_probation', 'retake-fail-superseded', 'retake_failed'],
  ['promoted', 'promotion-superseded', 'final_passed'],
  ['promoted', 'probation-end-superseded', 'on_probation'],
  ['eliminated', 'gate-superseded', 'in_training'],
  ['eliminated', 'retake-fail-superseded', 'retake_failed'],
  ['eliminated', 'probation-end-superseded', 'on_probation'],
  ['withdrawn', 'leaving-training-superseded', 'in_training'],
  ['withdrawn', 'leaving-final-passed-superseded', 'final_passed'],
  ['withdrawn', 'leaving-final-failed-superseded', 'final_failed'],
  ['withdrawn', 'leaving-retake-passed-superseded', 'retake_passed'],
  ['withdrawn', 'leaving-retake-failed-superseded', 'retake_failed'],
  ['withdrawn', 'leaving-probation-superseded', 'on_probation'],
]

describe('enrolment states', () => {
  for (const state of ENROLMENT_STATES)
    for (const event of ENROLMENT_EVENTS) {
      const allowed = ALLOWED.find(([s, e]) => s === state && e === event)
      test(`${state} × ${event} ${allowed ? `leads to ${allowed[2]}` : 'is refused'}`, () => {
        const outcome = decideTransition(state, event)
        if (allowed) expect(outcome).toEqual({ ok: true, value: allowed[2] })
        else expect(outcome).toEqual({ ok: false, reason: 'wrong-state' })
      })
    }

  test('promoted, eliminated and withdrawn are the ends, and the only ones', () => {
    expect(ENROLMENT_STATES.filter(isFinalState)).toEqual(['promoted', 'eliminated', 'withdrawn'])
  })
})
