import { describe, expect, test } from 'vitest'
import type { EnrolmentState } from '#db/tables/cohorts'
import { aDecision } from '#tests/builders/progress'
import type { DecisionFact } from '../activities/decision-facts'
import { decideTransition, ENROLMENT_STATES } from '../cohorts/enrolment-states'
import {
  type DecisionCase,
  type DecisionCommand,
  decidableVerdicts,
  decideAcknowledgement,
  decideAskedOn,
  decideConfirmation,
  decideDecision,
  improveUntilOn,
} from './decide'
import { DECISION_KINDS, type DecisionKind, eventOf, isStay, KIND_RULES, wantsPassword } from './decision-kinds'

const COMMAND: DecisionCommand = {
  verdict: 'pass',
  deciderId: 'manager',
  expectedRevision: 0,
  reason: '三项成绩全部到了合格线',
  dueOn: '2026-02-10',
  effectiveOn: '2026-02-01',
  fromOn: '2026-02-02',
  ownerId: 'mentor',
  why: null,
  whyBelow: '',
}

function given(kind: DecisionKind, state: EnrolmentState, change: Partial<DecisionCase> = {}): DecisionCase {
  return {
    kind,
    state,
    today: '2026-02-01',
    traineeId: 'trainee',
    previous: null,
    supersedes: false,
    blocks: [],
    markerIds: [],
    isBelow: false,
    testsBelow: [],
    earliestOn: '2026-01-31',
    probation: null,
    improveUntilOn: null,
    promotedFromOn: null,
    planBegun: false,
    retakeBegun: false,
    ownerIds: ['mentor'],
    ...change,
  }
}

test.each<[string, string[], string, string | null]>([
  ['nothing is below', [], '', null],
  ['a test is below, and nothing is said of it', ['打字'], ' ', 'below-unexplained'],
  ['a test is below, and too little is said of it', ['打字'], '没关系', 'below-unexplained'],
  ['a test is below, and it is said why', ['打字'], '手腕有伤，一周后复测；其余各项都好', null],
])('a gate is passed where %s', (_, testsBelow, whyBelow, reason) => {
  for (const kind of ['d1-gate', 'd3-gate'] as const) {
    const decided = decideDecision(given(kind, 'in_training', { testsBelow }), {
      ...{ ...COMMAND, verdict: 'pass', whyBelow },
    })
    expect(decided.ok ? null : decided.reason).toBe(reason)
    if (!decided.ok) expect(decided.detail).toBe('打字')
  }
  const improve = { ...COMMAND, verdict: 'improve' as const, dueOn: '2026-02-10', whyBelow: '' }
  expect(decideDecision(given('d1-gate', 'in_training', { testsBelow }), improve).ok).toBe(true)
})

test('improvement stays within the plan, and has a week where that is at its end', () => {
  expect(improveUntilOn('2026-02-27', '2026-02-01')).toBe('2026-02-27')
  expect(improveUntilOn('2026-02-03', '2026-02-01')).toBe('2026-02-08')
})

const WHY = { why: '本人并没有要退出，记错了' }

test('that somebody stays is no decision by itself', () => {
  const command = { ...COMMAND, ...WHY, verdict: 'pass' as const }
  expect(decideDecision(given('withdrawal', 'in_training'), command)).toMatchObject({ reason: 'invalid-reference' })
  const dates = { today: '2026-01-06', probation: null, isBelow: false }
  expect(decidableVerdicts('withdrawal', dates)).toEqual(['withdraw'])
  const anew = decidableVerdicts('withdrawal', { ...dates, supersedes: true })
  expect(anew).toEqual(['withdraw', 'pass'])
})

describe('a next-step plan', () => {
  const plan = (change: Partial<DecisionCommand>, situation: Partial<DecisionCase> = {}) => {
    const outcome = decideDecision(given('next-step', 'final_failed', situation), {
      ...COMMAND,
      verdict: 'plan',
      ...change,
    })
    return outcome.ok ? 'ok' : outcome.reason
  }
  test.each<[string, Partial<DecisionCommand>]>([
    ['a beginning', { fromOn: null }],
    ['an end', { dueOn: null }],
    ['somebody who looks after it', { ownerId: null }],
    ['somebody who may look after it', { ownerId: 'stranger' }],
  ])('wants %s', (_, change) => expect(plan(change)).toBe('invalid-reference'))

  test('is written anew until it has been begun', () => {
    const previous = aDecision({ kind: 'next-step', verdict: 'plan' })
    expect(plan({ expectedRevision: 1 }, { previous })).toBe('ok')
    expect(plan({ expectedRevision: 1 }, { previous, planBegun: true })).toBe('already-done')
  })

  test.each([
    ['on its last day', '2026-02-01', false, 'already-done'],
    ['once its date is over', '2026-01-31', false, 'ok'],
    ['once its date is over and the retake has begun', '2026-01-31', true, 'already-done'],
  ])('that was begun is written anew %s: %s', (_, dueOn, retakeBegun, expected) => {
    const previous = aDecision({ kind: 'next-step', verdict: 'plan', dueOn })
    expect(plan({ expectedRevision: 1 }, { previous, planBegun: true, retakeBegun })).toBe(expected)
  })
})

test.each(['promote', 'eliminate'] as const)('a probation without an end is not ended by %s', (verdict) => {
  const outcome = decideDecision(given('probation-end', 'on_probation'), { ...COMMAND, verdict })
  expect(outcome).toMatchObject({ reason: 'wrong-state' })
})

const pending = aDecision({ kind: 'd3-gate', verdict: 'eliminate' })

describe('every kind in every state', () => {
  for (const kind of DECISION_KINDS)
    for (const state of ENROLMENT_STATES)
      for (const verdict of KIND_RULES[kind].verdicts) {
        const allowed = KIND_RULES[kind].states.includes(state)
        test(`${kind} ${verdict} in ${state} is ${allowed ? 'accepted' : 'refused'}`, () => {
          // The last days of a probation let both of its ends be decided.
          const ends = kind === 'probation-end' ? { probation: { fromOn: '2026-02-01', lastOn: '2026-02-01' } } : {}
          // That somebody stays is said only in the place of having left.
          const anew = isStay(kind, verdict) ? { supersedes: true } : {}
          const person = given(kind, state, { ...ends, ...anew, isBelow: true })
          const outcome = decideDecision(person, { ...COMMAND, ...WHY, verdict })
          expect(outcome).toEqual(allowed ? { ok: true, value: { revision: 1 } } : { ok: false, reason: 'wrong-state' })
          const event = eventOf(kind, verdict)
          // What a person may decide must also be a step of the story, or it could not take effect.
          if (allowed && event) expect(decideTransition(state, event).ok).toBe(true)
        })
      }
})

describe('a decision', () => {
  const gate = (change: Partial<DecisionCase> = {}, command: Partial<DecisionCommand> = {}) =>
    decideDecision(given('d3-gate', 'in_training', change), { ...COMMAND, ...command })
  test.each<[string, Partial<DecisionCase>, Partial<DecisionCommand>, string]>([
    ['by the trainee', {}, { deciderId: 'trainee' }, 'self-signing'],
    ['with a verdict of another kind', {}, { verdict: 'promote' }, 'invalid-reference'],
    ['that stands already', { previous: { ...pending, verdict: 'pass' } }, { expectedRevision: 1 }, 'already-done'],
    ['while an elimination waits', { previous: pending }, { expectedRevision: 1 }, 'already-done'],
    ['from an old page', { previous: { ...pending, verdict: 'improve' } }, { expectedRevision: 0 }, 'stale'],
    ['with something in the way', { blocks: [{ what: 'open-appeal', count: 1 }] }, {}, 'open-appeal'],
    ['by the only marker', { markerIds: ['manager', 'manager'] }, {}, 'second-person-needed'],
    [
      'while it is proposed to decide anew',
      { previous: { ...pending, verdict: 'improve', contested: true } },
      { expectedRevision: 1 },
      'second-person-needed',
    ],
    [
      'in the place of another without saying why',
      { previous: { ...pending, verdict: 'pass' }, supersedes: true },
      { expectedRevision: 1, why: '写错了' },
      'comment-needed',
    ],
    ['without a reason', {}, { reason: '九个字的理由不够长' }, 'comment-needed'],
    ['to improve by a day that has come', {}, { verdict: 'improve', dueOn: '2026-02-01' }, 'date-passed'],
    ['to improve by no day', {}, { verdict: 'improve', dueOn: null }, 'invalid-reference'],
    [
      'to improve after the end of the plan',
      { improveUntilOn: '2026-02-09' },
      { verdict: 'improve', dueOn: '2026-02-10' },
      'beyond-plan',
    ],
    ['to improve in two years', {}, { verdict: 'improve', dueOn: '2028-02-01' }, 'date-too-far'],
  ])('%s is refused', (_, change, command, reason) => {
    expect(gate(change, command)).toMatchObject({ ok: false, reason })
  })
  test('one of two markers may decide', () => {
    expect(gate({ markerIds: ['manager', 'mentor'] })).toMatchObject({ ok: true })
  })
  test('one that is to be replaced is replaced, with a word why', () => {
    const asked = { previous: { ...pending, verdict: 'pass' as const }, supersedes: true }
    expect(gate(asked, { expectedRevision: 1, why: '成绩复核之后变了，重新决定' })).toEqual({
      ok: true,
      value: { revision: 2 },
    })
  })
  test('after a declined elimination the next revision is made', () => {
    expect(gate({ previous: { ...pending, confirmed: 'declined' } }, { expectedRevision: 1 })).toEqual({
      ok: true,
      value: { revision: 2 },
    })
  })
  test('a promotion takes effect on the first allowed day at the earliest', () => {
    const promote = (effectiveOn: string | null) =>
      decideDecision(given('promotion', 'final_passed'), { ...COMMAND, verdict: 'promote', effectiveOn })
    expect(promote('2026-01-31').ok).toBe(true)
    expect(promote('2026-01-30')).toEqual({ ok: false, reason: 'date-passed', detail: '2026-01-31' })
    expect(promote('2099-01-31')).toEqual({ ok: false, reason: 'date-too-far', detail: '2027-02-02' })
    expect(promote(null)).toMatchObject({ ok: false })
  })

  test('a leaving is for today or later, and before the day of a promotion that is signed', () => {
    const leave = (effectiveOn: string | null, change: Partial<DecisionCase> = {}) =>
      decideDecision(given('withdrawal', 'final_passed', change), { ...COMMAND, verdict: 'withdraw', effectiveOn })
    expect(leave('2026-02-01').ok).toBe(true)
    expect(leave('2026-01-31')).toEqual({ ok: false, reason: 'date-passed', detail: '2026-02-01' })
    expect(leave('2099-01-31')).toMatchObject({ reason: 'date-too-far' })
    expect(leave(null)).toMatchObject({ reason: 'invalid-reference' })
    const promoted = { promotedFromOn: '2026-02-10' }
    expect(leave('2026-02-09', promoted).ok).toBe(true)
    expect(leave('2026-02-10', promoted)).toEqual({ ok: false, reason: 'promoted-before', detail: '2026-02-10' })
  })

  test('a promotion at the end of a probation is decided shortly before, and nobody is removed after it', () => {
    const ends = (fromOn: string, lastOn: string, verdict: 'promote' | 'eliminate') =>
      decideDecision(given('probation-end', 'on_probation', { earliestOn: lastOn, probation: { fromOn, lastOn } }), {
        ...COMMAND,
        verdict,
        effectiveOn: verdict === 'promote' ? '2026-02-05' : null,
      })
    expect(ends('2026-02-02', '2026-02-05', 'promote')).toMatchObject({ reason: 'too-early', detail: '2026-02-02' })
    expect(ends('2026-02-01', '2026-02-05', 'promote').ok).toBe(true)
    expect(ends('2026-02-01', '2026-02-06', 'promote')).toMatchObject({ reason: 'date-passed', detail: '2026-02-06' })
    expect(ends('2026-02-02', '2026-02-05', 'eliminate').ok).toBe(true)
    expect(ends('2026-01-26', '2026-02-01', 'eliminate').ok).toBe(true)
    expect(ends('2026-01-26', '2026-01-31', 'eliminate')).toMatchObject({
      reason: 'probation-over',
      detail: '2026-01-31',
    })
  })

  test('the form offers what can be signed on the day', () => {
    const offered = (today: string) =>
      decidableVerdicts('probation-end', {
        today,
        probation: { fromOn: '2026-02-02', lastOn: '2026-02-06' },
        isBelow: false,
      })
    expect(offered('2026-02-01')).toEqual(['eliminate'])
    expect(offered('2026-02-02')).toEqual(['promote', 'eliminate'])
    expect(offered('2026-02-06')).toEqual(['promote', 'eliminate'])
    expect(offered('2026-02-07')).toEqual(['promote'])
    const d1 = decidableVerdicts('d1-gate', { today: '2026-02-03', probation: null, isBelow: false })
    expect(d1).toEqual(['pass', 'improve', 'eliminate'])
  })

  test('somebody asked to leave after they came, and not tomorrow', () => {
    const on = (askedOn: string | undefined) => decideAskedOn(askedOn, { today: '2026-02-01', joinedOn: '2026-01-05' })
    expect([on('2026-01-05'), on('2026-02-01')].map((o) => o.ok)).toEqual([true, true])
    for (const askedOn of ['2026-01-04', '2026-02-02', undefined])
      expect(on(askedOn)).toMatchObject({ reason: 'asked-when' })
  })
})

test('who ends an employment, or reverses that, shows once more who they are', () => {
  expect(wantsPassword('eliminate', null)).toBe(true)
  expect(wantsPassword('pass', 'eliminate')).toBe(true)
  expect(wantsPassword('pass', 'withdraw')).toBe(true)
  expect(wantsPassword('pass', null)).toBe(false)
  expect(wantsPassword('pass', 'improve')).toBe(false)
})

describe('the second person', () => {
  const open = {
    state: 'in_training' as const,
    today: '2026-02-01',
    traineeId: 'trainee',
    decision: pending,
    superseded: false,
    isUnaffirmed: false,
    probation: null,
    blocks: [],
  }
  const yes = { confirmerId: 'other', verdict: 'confirmed' as const, note: '', askedPerson: false }
  test('removes nobody whose probation has ended meanwhile', () => {
    const decision = { ...pending, kind: 'probation-end' as const }
    const on = (lastOn: string) =>
      decideConfirmation({ ...open, state: 'on_probation', decision, probation: { fromOn: '2026-01-26', lastOn } }, yes)
    expect(on('2026-02-01').ok).toBe(true)
    expect(on('2026-01-31')).toMatchObject({ reason: 'probation-over' })
  })
  test.each<[string, object, object, string | null]>([
    ['confirms', {}, {}, null],
    ['is the trainee', {}, { confirmerId: 'trainee' }, 'self-signing'],
    ['is the proposer', {}, { confirmerId: 'manager' }, 'second-person-needed'],
    ['comes too late', { decision: { ...pending, confirmed: 'confirmed' } }, {}, 'already-done'],
    ['confirms what needs no second', { decision: { ...pending, verdict: 'pass' } }, {}, 'wrong-state'],
    ['confirms a superseded proposal', { superseded: true }, {}, 'wrong-state'],
    ['confirms after the story moved on', { state: 'final_passed' }, {}, 'wrong-state'],
    ['confirms over a new appeal', { blocks: [{ what: 'open-appeal', count: 1 }] }, {}, 'open-appeal'],
    [
      'confirms a longer probation after its last day',
      {
        decision: { ...pending, kind: 'retake-fail', verdict: 'extend', secondPerson: true, dueOn: '2026-02-01' },
        state: 'retake_failed',
      },
      {},
      'proposal-over',
    ],
    ['has not asked who is said to leave', { isUnaffirmed: true }, {}, 'person-not-asked'],
    ['has asked who is said to leave', { isUnaffirmed: true }, { askedPerson: true }, null],
    ['declines what is said of leaving', { isUnaffirmed: true }, { verdict: 'declined', note: '本人没有说过' }, null],
    ['declines in silence', {}, { verdict: 'declined', note: ' ' }, 'comment-needed'],
    [
      'declines with a word, appeal or not',
      { blocks: [{ what: 'open-appeal', count: 1 }] },
      { verdict: 'declined', note: '再给一次机会' },
      null,
    ],
  ])('who %s', (_, change, command, reason) => {
    const outcome = decideConfirmation({ ...open, ...change }, { ...yes, ...command })
    expect(outcome).toMatchObject(reason === null ? { ok: true } : { ok: false, reason })
  })
})

describe('the acknowledgement', () => {
  const made: DecisionFact = { ...pending, verdict: 'pass' }
  test.each<
    [string, DecisionFact, { personId: string; kind: 'acknowledged' | 'refused'; note: string }, string | null]
  >([
    ['by the trainee', made, { personId: 'trainee', kind: 'acknowledged', note: '' }, null],
    ['by somebody else', made, { personId: 'manager', kind: 'acknowledged', note: '' }, 'self-signing'],
    [
      'a second time',
      { ...made, acknowledged: 'acknowledged' },
      { personId: 'trainee', kind: 'acknowledged', note: '' },
      'already-done',
    ],
    [
      'after all, when somebody had recorded that there was none',
      { ...made, acknowledged: 'refused' },
      { personId: 'trainee', kind: 'acknowledged', note: '' },
      null,
    ],
    [
      'refused, recorded twice',
      { ...made, acknowledged: 'refused' },
      { personId: 'manager', kind: 'refused', note: '当面说不签' },
      'already-done',
    ],
    [
      'refused, though the trainee has read it',
      { ...made, acknowledged: 'acknowledged' },
      { personId: 'manager', kind: 'refused', note: '当面说不签' },
      'already-done',
    ],
    ['of a proposal', pending, { personId: 'trainee', kind: 'acknowledged', note: '' }, 'second-person-needed'],
    [
      'of a declined proposal',
      { ...pending, confirmed: 'declined' },
      { personId: 'trainee', kind: 'acknowledged', note: '' },
      'not-found',
    ],
    ['refused, recorded with a word', made, { personId: 'manager', kind: 'refused', note: '当面说不签' }, null],
    ['refused, without a word', made, { personId: 'manager', kind: 'refused', note: ' 无 ' }, 'comment-needed'],
    ['refused by the trainee alone', made, { personId: 'trainee', kind: 'refused', note: '当面说不签' }, 'not-allowed'],
  ])('%s', (_, decision, command, reason) => {
    const given = { traineeId: 'trainee', decision, today: '2026-01-08', zone: 'Asia/Shanghai' }
    const outcome = decideAcknowledgement(given, command)
    expect(outcome).toMatchObject(reason === null ? { ok: true } : { ok: false, reason })
  })

  const late = Date.parse('2026-01-07T23:30:00+08:00')
  test.each<[string, Partial<DecisionFact>, string, boolean]>([
    ['on its own day', { decidedAt: late }, '2026-01-07', false],
    ['half an hour later, on the next day of the shop', { decidedAt: late }, '2026-01-08', true],
    [
      'on the day of the second signature',
      { ...pending, decidedAt: 1, confirmed: 'confirmed', confirmedAt: late },
      '2026-01-07',
      false,
    ],
    [
      'on the day after the second signature',
      { ...pending, decidedAt: 1, confirmed: 'confirmed', confirmedAt: late },
      '2026-01-08',
      true,
    ],
  ])('is not said to be missing before the trainee had a day for it: %s', (_, change, today, allowed) => {
    const given = { traineeId: 'trainee', decision: { ...made, ...change }, today, zone: 'Asia/Shanghai' }
    const outcome = decideAcknowledgement(given, { personId: 'manager', kind: 'refused', note: '当面说不签' })
    expect(outcome).toMatchObject(allowed ? { ok: true } : { reason: 'too-early', detail: '2026-01-08' })
  })
})
