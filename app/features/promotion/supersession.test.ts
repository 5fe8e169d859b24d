import { describe, expect, test } from 'vitest'
import type { EnrolmentState } from '#db/tables/cohorts'
import { aDecision } from '#tests/builders/progress'
import type { DecisionFact } from '../activities/decision-facts'
import { ENROLMENT_STATES } from '../cohorts/enrolment-states'
import { DECISION_KINDS, type DecisionKind, type DecisionVerdict, KIND_RULES } from './decision-kinds'
import { decideSupersession, supersededBy } from './supersession'

const GATE: [DecisionVerdict, EnrolmentState, EnrolmentState][] = [
  ['pass', 'in_training', 'in_training'],
  ['improve', 'in_training', 'in_training'],
  ['eliminate', 'in_training', 'in_training'],
  ['eliminate', 'eliminated', 'in_training'],
]

/** Of every kind: the verdict that stands, where the enrolment is, and where it is without the decision. The rest is refused. */
const ALLOWED: Partial<Record<DecisionKind, [DecisionVerdict, EnrolmentState, EnrolmentState][]>> = {
  'd1-gate': GATE,
  'd3-gate': GATE,
  promotion: [
    ['promote', 'final_passed', 'final_passed'],
    ['promote', 'promoted', 'final_passed'],
    ['improve', 'final_passed', 'final_passed'],
  ],
  'retake-pass': [
    ['probation', 'retake_passed', 'retake_passed'],
    ['probation', 'on_probation', 'retake_passed'],
  ],
  'retake-fail': [
    ['extend', 'retake_failed', 'retake_failed'],
    ['extend', 'on_probation', 'retake_failed'],
    ['eliminate', 'retake_failed', 'retake_failed'],
    ['eliminate', 'eliminated', 'retake_failed'],
  ],
  'probation-end': [
    ['promote', 'on_probation', 'on_probation'],
    ['promote', 'promoted', 'on_probation'],
    ['eliminate', 'on_probation', 'on_probation'],
    ['eliminate', 'eliminated', 'on_probation'],
  ],
  // Signed for a day that is still to come.
  withdrawal: KIND_RULES.withdrawal.states.map((state) => ['withdraw', state, state]),
}

function signed(kind: DecisionKind, verdict: DecisionVerdict, change: Partial<DecisionFact> = {}) {
  const secondPerson = verdict === 'eliminate' || verdict === 'extend'
  return aDecision({ kind, verdict, secondPerson, confirmed: secondPerson ? 'confirmed' : null, ...change })
}

const given = (state: EnrolmentState, old: DecisionFact, change: object = {}) =>
  decideSupersession({ state, old, standing: [old], leftFrom: null, elsewhere: false, ...change })

describe('kind × verdict × state', () => {
  for (const kind of DECISION_KINDS)
    for (const verdict of KIND_RULES[kind].verdicts)
      for (const state of ENROLMENT_STATES) {
        const to = ALLOWED[kind]?.find(([v, at]) => v === verdict && at === state)?.[2]
        test(`${kind} ${verdict} in ${state}: ${to ? `replaced from ${to}` : 'stays'}`, () => {
          const outcome = given(state, signed(kind, verdict))
          if (to)
            expect(outcome).toEqual({
              ok: true,
              value: { state: to, undo: to === state ? null : expect.stringMatching(/-superseded$/) },
            })
          else expect(outcome.ok).toBe(false)
        })
      }
})

describe('a signed decision stays', () => {
  test('while it is only proposed, or was declined', () => {
    for (const confirmed of [null, 'declined'] as const)
      expect(given('in_training', signed('d1-gate', 'eliminate', { confirmed }))).toMatchObject({ ok: false })
  })
  test('while the decision at the end of the probation stands on it', () => {
    const old = signed('retake-pass', 'probation')
    const standing = [old, signed('probation-end', 'promote')]
    expect(given('on_probation', old, { standing })).toMatchObject({ ok: false, reason: 'already-done' })
    const proposed = [old, signed('probation-end', 'eliminate', { confirmed: null })]
    expect(given('on_probation', old, { standing: proposed })).toMatchObject({ ok: true })
  })
  test('when the trainee is on another course by now', () => {
    expect(given('eliminated', signed('d1-gate', 'eliminate'), { elsewhere: true })).toMatchObject({
      ok: false,
      reason: 'already-enrolled',
    })
  })
})

test('a decision is superseded by the first later one that counts', () => {
  const row = (revision: number, change: object = {}) => ({
    kind: 'd1-gate' as const,
    revision,
    verdict: 'pass' as DecisionVerdict,
    confirmed: null as DecisionFact['confirmed'],
    second_person: 0 as 0 | 1,
    ...change,
  })
  const proposal = row(2, { second_person: 1 })
  const all = [row(1), proposal, row(3), row(4)]
  expect(supersededBy(row(1), all)?.revision).toBe(3)
  expect(supersededBy(row(4), all)).toBeNull()
  expect(supersededBy(row(1), [row(1), proposal])).toBeNull()
  expect(supersededBy(row(1), [row(1), { ...proposal, confirmed: 'confirmed' }])?.revision).toBe(2)
})

describe('having left', () => {
  const left = signed('withdrawal', 'withdraw', { secondPerson: true, confirmed: 'confirmed' })
  test.each(KIND_RULES.withdrawal.states)('from %s is taken back to there', (leftFrom) => {
    expect(given('withdrawn', left, { leftFrom })).toEqual({
      ok: true,
      value: { state: leftFrom, undo: expect.stringMatching(/^leaving-.*-superseded$/) },
    })
  })

  test('before its day has moved nothing, on another course or not', () => {
    const value = { state: 'final_passed', undo: null }
    expect(given('final_passed', left)).toEqual({ ok: true, value })
    expect(given('final_passed', left, { elsewhere: true })).toEqual({ ok: true, value })
  })

  test('stays where somebody is on another course, and while it is only proposed', () => {
    const reason = (outcome: ReturnType<typeof given>) => (outcome.ok ? 'ok' : outcome.reason)
    expect(reason(given('withdrawn', left))).toBe('wrong-state')
    expect(reason(given('withdrawn', left, { leftFrom: 'in_training', elsewhere: true }))).toBe('already-enrolled')
    expect(reason(given('in_training', { ...left, confirmed: null }))).toBe('wrong-state')
    const stays = signed('withdrawal', 'pass', { secondPerson: true, confirmed: 'confirmed' })
    expect(reason(given('in_training', stays))).toBe('wrong-state')
  })
})
