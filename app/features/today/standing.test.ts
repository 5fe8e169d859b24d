import { describe, expect, test } from 'vitest'
import { aDecision, facts } from '#tests/builders/progress'
import { decisionsToAcknowledge, describeStanding, type StandingInput } from './standing'

const standing = (wish: Partial<StandingInput>) =>
  describeStanding({
    state: 'in_training',
    zone: 'Asia/Shanghai',
    probationUntilOn: null,
    promotedOn: null,
    endedAt: null,
    startsOn: '2026-01-05',
    today: '2026-01-06',
    facts: facts(),
    gateDueOn: () => '2026-01-11',
    ...wish,
  })
const released = {
  id: 'a',
  examId: 'd22-final',
  kind: 'final' as const,
  state: 'released' as const,
  startedAt: 1,
  deadlineAt: 2,
  percent: 90,
  passPercent: 80,
  passed: true,
}

const LEAVING = aDecision({
  id: 'leaves',
  kind: 'withdrawal',
  verdict: 'withdraw',
  secondPerson: true,
  confirmed: 'confirmed',
  effectiveOn: '2026-02-06',
})

describe('describeStanding', () => {
  test.each<[string, Partial<StandingInput>, object]>([
    ['before the start', { today: '2026-01-04' }, { kind: 'before-start', startsOn: '2026-01-05' }],
    ['in training', {}, { kind: 'in-training' }],
    [
      'leaving, whatever else stands',
      { state: 'final_passed', facts: facts({ decisions: [LEAVING] }) },
      { kind: 'leaving', on: '2026-02-06', decisionId: 'leaves' },
    ],
    [
      'having left',
      { state: 'withdrawn', endedAt: Date.parse('2026-02-06T09:00:00+08:00'), facts: facts({ decisions: [LEAVING] }) },
      { kind: 'withdrawn', on: '2026-02-06' },
    ],
    [
      'asked to improve',
      { facts: facts({ decisions: [aDecision({ verdict: 'improve', dueOn: '2026-01-09' })] }) },
      { kind: 'improve', gate: 'D1', dueOn: '2026-01-09', over: false, decideBy: null, isLate: false, decisionId: 'd' },
    ],
    [
      'a later gate passed',
      {
        facts: facts({
          decisions: [aDecision({ verdict: 'improve', dueOn: '2026-01-09' }), aDecision({ kind: 'd3-gate' })],
        }),
      },
      { kind: 'in-training' },
    ],
    [
      'an elimination proposed is not told',
      { facts: facts({ decisions: [aDecision({ kind: 'd3-gate', verdict: 'eliminate' })] }) },
      { kind: 'in-training' },
    ],
    [
      'final passed: the day after the release',
      {
        state: 'final_passed',
        facts: facts({
          facts: { 'D22-1': { attempts: [{ ...released, releasedAt: Date.parse('2026-01-30T18:00:00+08:00') }] } },
        }),
      },
      { kind: 'final-passed', earliestOn: '2026-01-31', effectiveOn: null, improve: null },
    ],
    [
      'promotion decided',
      {
        state: 'final_passed',
        facts: facts({ decisions: [aDecision({ kind: 'promotion', verdict: 'promote', effectiveOn: '2026-02-01' })] }),
      },
      { kind: 'final-passed', earliestOn: null, effectiveOn: '2026-02-01', improve: null },
    ],
    [
      'a part of the final to be improved before a promotion',
      {
        state: 'final_passed',
        facts: facts({ decisions: [aDecision({ kind: 'promotion', verdict: 'improve', dueOn: '2026-02-02' })] }),
      },
      {
        kind: 'final-passed',
        earliestOn: null,
        effectiveOn: null,
        improve: { dueOn: '2026-02-02', over: false, decisionId: 'd' },
      },
    ],
    [
      'final failed, no plan yet',
      { state: 'final_failed' },
      { kind: 'final-failed', planAcknowledged: false, modules: 0, modulesDone: 0, handedIn: false },
    ],
    [
      'remedial under way',
      {
        state: 'final_failed',
        facts: {
          ...facts({ decisions: [aDecision({ kind: 'next-step', verdict: 'plan', acknowledged: 'acknowledged' })] }),
          remedial: [
            {
              topic: 'T03',
              minutesPlanned: 60,
              minutesDone: 60,
              quizPercent: 90,
              startedAt: Date.parse('2026-01-28T09:00:00+08:00'),
              doneAt: 1,
            },
            { topic: 'T07', minutesPlanned: 60, minutesDone: 0, quizPercent: null, startedAt: null, doneAt: null },
          ],
        },
      },
      { kind: 'final-failed', planAcknowledged: true, modules: 2, modulesDone: 1, handedIn: false },
    ],
    [
      'the retake handed in',
      {
        state: 'final_failed',
        facts: facts({
          facts: { 'D23-3': { attempts: [{ ...released, kind: 'retake', state: 'submitted', releasedAt: null }] } },
        }),
      },
      { kind: 'final-failed', planAcknowledged: false, modules: 0, modulesDone: 0, handedIn: true },
    ],
    [
      'on probation',
      { state: 'on_probation', probationUntilOn: '2026-03-01' },
      { kind: 'on-probation', untilOn: '2026-03-01', over: false, effectiveOn: null },
    ],
    [
      'probation on its last day',
      { state: 'on_probation', probationUntilOn: '2026-01-05', today: '2026-01-05' },
      { kind: 'on-probation', untilOn: '2026-01-05', over: false, effectiveOn: null },
    ],
    [
      'probation that is over and undecided',
      { state: 'on_probation', probationUntilOn: '2026-01-05', today: '2026-01-06' },
      { kind: 'on-probation', untilOn: '2026-01-05', over: true, effectiveOn: null },
    ],
    ['promoted', { state: 'promoted', promotedOn: '2026-02-01' }, { kind: 'promoted', on: '2026-02-01' }],
    [
      'eliminated',
      {
        state: 'eliminated',
        facts: facts({ decisions: [aDecision({ verdict: 'eliminate', confirmed: 'confirmed' })] }),
      },
      { kind: 'eliminated', decisionId: 'd' },
    ],
    [
      'withdrawn',
      { state: 'withdrawn', endedAt: Date.parse('2026-01-20T20:00:00+08:00') },
      { kind: 'withdrawn', on: '2026-01-20' },
    ],
  ])('%s', (_, wish, expected) => expect(standing(wish)).toEqual(expected))
})

describe('decisionsToAcknowledge', () => {
  test.each([
    ['a new decision', aDecision({}), 1],
    ['one already acknowledged', aDecision({ acknowledged: 'acknowledged' }), 0],
    ['one whose refusal is recorded', aDecision({ acknowledged: 'refused' }), 0],
    ['one that was declined', aDecision({ confirmed: 'declined' }), 0],
    ['an elimination not yet confirmed', aDecision({ verdict: 'eliminate' }), 0],
  ])('%s', (_, given, n) =>
    expect(decisionsToAcknowledge(facts({ decisions: [given] }), 'in_training')).toHaveLength(n),
  )

  test.each([
    ['in_training', 1],
    ['on_probation', 1],
    ['promoted', 1],
    ['eliminated', 0],
    ['withdrawn', 0],
  ] as const)('%s: who is gone is asked nothing', (state, n) =>
    expect(decisionsToAcknowledge(facts({ decisions: [aDecision({})] }), state)).toHaveLength(n),
  )
})
