import { describe, expect, test } from 'vitest'
import { addDays } from '#app/rules/dates'
import { aDecision } from '#tests/builders/progress'
import type { DecisionFact } from '../activities/decision-facts'
import { nextDecision, type WantedInput, wantedDecisions, wantedInput } from './wanted'

const decision = (
  kind: DecisionFact['kind'],
  verdict: DecisionFact['verdict'],
  change: Partial<WantedInput['decisions'][number]> = {},
) => ({
  ...aDecision({ id: `${kind}-${verdict}`, kind, verdict }),
  decidedOn: '2026-01-06',
  declinedOn: null,
  ...change,
})

const DATES: Record<string, string> = {
  'd1-gate': '2026-01-05',
  'd3-gate': '2026-01-07',
  'raised-targets': '2026-01-07',
  promotion: '2026-01-26',
}
const asked = (change: Partial<WantedInput> = {}): WantedInput => ({
  state: 'in_training',
  today: '2026-01-08',
  planOn: (kind) => DATES[kind] ?? null,
  decisions: [],
  retakeBegun: false,
  releasedOn: { final: null, retake: null },
  probation: null,
  secondTests: () => null,
  decideBy: (sinceOn) => addDays(sinceOn, 2),
  appealsSettledOn: () => null,
  leavingSince: null,
  ...change,
})
const kinds = (change: Partial<WantedInput>) =>
  wantedDecisions(asked(change)).map((w) => [w.step, w.kind, w.sinceOn, ...(w.unsat ?? [])].join(' '))
const DECLINED = { declined: { id: 'declined', at: 1 }, declinedOn: '2026-01-08' }
const LEAVING = decision('withdrawal', 'withdraw', { secondPerson: true, confirmed: 'confirmed' })
const BOTH = ['decide d1-gate 2026-01-05', 'decide d3-gate 2026-01-07']
const D1 = decision('d1-gate', 'pass')
const D3 = decision('d3-gate', 'pass')

test('a promotion that waits for an improvement is next on its date', () => {
  const improving = decision('promotion', 'improve', { dueOn: '2026-01-30' })
  const final = {
    state: 'final_passed' as const,
    decisions: [D1, D3, improving],
    releasedOn: { final: '2026-01-26', retake: null },
  }
  const next = { kind: 'promotion', on: '2026-01-30' }
  expect(nextDecision(asked({ ...final, today: '2026-01-29' }))).toEqual({ ...next, waiting: false })
  expect(nextDecision(asked({ ...final, today: '2026-01-30' }))).toEqual({ ...next, waiting: true })
})

test('a next-step plan is looked at again once its own date is over, as long as no retake has begun', () => {
  const failed = {
    state: 'final_failed' as const,
    decisions: [decision('next-step', 'plan', { dueOn: '2026-01-30' })],
    releasedOn: { final: '2026-01-26', retake: null },
  }
  const next = { kind: 'next-step', on: '2026-01-30' }
  expect(nextDecision(asked({ ...failed, today: '2026-01-30' }))).toEqual({ ...next, waiting: false })
  expect(nextDecision(asked({ ...failed, today: '2026-01-31' }))).toEqual({ ...next, waiting: true })
  expect(kinds({ ...failed, today: '2026-01-31' })).toEqual(['decide next-step 2026-01-30'])
  expect(kinds({ ...failed, today: '2026-01-31', retakeBegun: true })).toEqual([])
  expect(nextDecision(asked({ ...failed, today: '2026-01-31', retakeBegun: true }))).toBeNull()
})

test.each([
  ['retake_failed', { releasedOn: { final: '2026-01-02', retake: '2026-01-06' } }],
  // As long as it lasts there is a choice.
  ['on_probation', { probation: { fromOn: '2026-01-01', lastOn: '2026-01-08' } }],
] as const)('what follows %s has a last day, as gates have', (state, change) => {
  expect(wantedDecisions(asked({ state, ...change })).map(({ dueOn }) => dueOn)).toEqual(['2026-01-08'])
})

describe('the decisions that wait', () => {
  test.each<[string, Partial<WantedInput>, string[]]>([
    ['before the first day', { today: '2026-01-04' }, []],
    ['on the first day', { today: '2026-01-05' }, ['decide d1-gate 2026-01-05']],
    ['both gates late', {}, BOTH],
    ['after both gates: the targets', { decisions: [D1, D3] }, ['decide raised-targets 2026-01-07']],
    ['everything decided', { decisions: [D1, D3, decision('raised-targets', 'targets')] }, []],
    ['an elimination proposed', { decisions: [D1, decision('d3-gate', 'eliminate')] }, ['confirm d3-gate 2026-01-06']],
    [
      'an elimination declined',
      { decisions: [D1, decision('d3-gate', 'eliminate', { confirmed: 'declined', ...DECLINED })] },
      ['decide d3-gate 2026-01-08'],
    ],
    [
      'an elimination declined after improvement, on the terms of the improvement',
      { decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-07', ...DECLINED })] },
      ['decide d3-gate 2026-01-08'],
    ],
    [
      'an elimination declined while the improvement is not due',
      { decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-10', ...DECLINED })] },
      [],
    ],
    ['improving, not due', { decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-10' })] }, []],
    [
      'improving, due today',
      { decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-08' })] },
      ['decide d3-gate 2026-01-08'],
    ],
    [
      'improving, the second test awaited on its own day',
      {
        decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-08' })],
        secondTests: () => ({ awaited: ['笔试'], lastOn: '2026-01-08', resultsOn: null }),
      },
      [],
    ],
    [
      'improving, the date passed without a second test',
      {
        decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-07' })],
        secondTests: () => ({ awaited: ['笔试'], lastOn: '2026-01-07', resultsOn: null }),
      },
      ['decide d3-gate 2026-01-07 笔试'],
    ],
    [
      'improving, the second results there before the date',
      {
        decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-10' })],
        secondTests: () => ({ awaited: [], lastOn: '2026-01-10', resultsOn: '2026-01-07' }),
      },
      ['decide d3-gate 2026-01-07'],
    ],
    [
      'final passed',
      { state: 'final_passed', releasedOn: { final: '2026-01-07', retake: null } },
      ['decide promotion 2026-01-07'],
    ],
    [
      'final failed',
      { state: 'final_failed', releasedOn: { final: '2026-01-07', retake: null } },
      ['decide next-step 2026-01-07'],
    ],
    [
      'final failed, planned',
      {
        state: 'final_failed',
        releasedOn: { final: '2026-01-07', retake: null },
        decisions: [decision('next-step', 'plan')],
      },
      [],
    ],
    [
      'retake passed',
      { state: 'retake_passed', releasedOn: { final: null, retake: '2026-01-08' } },
      ['decide retake-pass 2026-01-08'],
    ],
    [
      'retake failed',
      { state: 'retake_failed', releasedOn: { final: null, retake: '2026-01-08' } },
      ['decide retake-fail 2026-01-08'],
    ],
    ['probation running', { state: 'on_probation', probation: { fromOn: '2026-01-09', lastOn: '2026-01-16' } }, []],
    [
      'probation shortly before its end',
      { state: 'on_probation', probation: { fromOn: '2026-01-08', lastOn: '2026-01-15' } },
      ['decide probation-end 2026-01-08'],
    ],
    ['ended', { state: 'promoted' }, []],
    [
      'who wants to leave, before anything else',
      { today: '2026-01-05', leavingSince: '2026-01-05' },
      ['decide withdrawal 2026-01-05', 'decide d1-gate 2026-01-05'],
    ],
    ['whose leaving is decided', { decisions: [LEAVING] }, []],
    ['whose leaving was declined', { decisions: [{ ...LEAVING, confirmed: 'declined' }] }, BOTH],
    ['who wanted to leave and has ended', { state: 'withdrawn', leavingSince: '2026-01-05' }, []],
  ])('%s', (_, change, expected) => {
    expect(kinds(change)).toEqual(expected)
  })

  test('a gate has a last day of deciding, counted from the day on which it may be decided; other decisions have none', () => {
    const dates = (change: Partial<WantedInput>) => wantedDecisions(asked(change)).map(({ dueOn }) => dueOn)
    expect(dates({})).toEqual(['2026-01-07', '2026-01-09'])
    expect(dates({ decisions: [D1, D3] })).toEqual([undefined])
    expect(dates({ decisions: [D1, decision('d3-gate', 'eliminate')] })).toEqual([undefined])
  })

  test.each<[string, Partial<WantedInput>, object | null]>([
    ['what waits comes first', {}, { kind: 'd1-gate', on: '2026-01-05', waiting: true }],
    [
      'a proposal waits for its second person, not for another decision',
      { decisions: [D1, decision('d3-gate', 'eliminate')] },
      { kind: 'd3-gate', on: '2026-01-06', waiting: true, proposalId: 'd3-gate-eliminate' },
    ],
    [
      'then the gate ahead',
      { today: '2026-01-06', decisions: [D1] },
      { kind: 'd3-gate', on: '2026-01-07', waiting: false },
    ],
    [
      'then the date to improve by',
      { decisions: [D1, decision('d3-gate', 'improve', { dueOn: '2026-01-12' })] },
      { kind: 'd3-gate', on: '2026-01-12', waiting: false },
    ],
    [
      'then the final',
      { decisions: [D1, D3, decision('raised-targets', 'targets')] },
      { kind: 'promotion', on: '2026-01-26', waiting: false },
    ],
    [
      'the end of probation',
      { state: 'on_probation', probation: { fromOn: '2026-01-26', lastOn: '2026-02-01' } },
      { kind: 'probation-end', on: '2026-01-26', waiting: false },
    ],
    ['nothing after the end', { state: 'withdrawn' }, null],
    ['nothing for who is leaving', { decisions: [LEAVING] }, null],
  ])('the board: %s', (_, change, expected) => {
    expect(nextDecision(asked(change))).toEqual(expected)
  })
})

test('the third day is asked for by nobody while the first one is undecided', () => {
  const wanted = (decisions: DecisionFact[]) =>
    wantedDecisions(
      wantedInput({
        enrolment: { state: 'in_training', zone: 'Asia/Shanghai' },
        ...{ today: '2026-01-08', planOn: (kind) => DATES[kind] ?? null, decisions, released: [] },
        ...{ secondTests: () => null, decideBy: (sinceOn) => addDays(sinceOn, 2), leaving: null, probation: null },
        appealsSettledOn: () => null,
      }),
    ).map(({ kind, dueOn }) => [kind, dueOn])
  expect(wanted([])).toEqual([['d1-gate', '2026-01-07']])
  const late = Date.parse('2026-01-08T10:00:00+08:00')
  expect(wanted([{ ...aDecision({ kind: 'd1-gate', verdict: 'pass' }), decidedAt: late }])).toEqual([
    ['d3-gate', '2026-01-10'],
  ])
})
