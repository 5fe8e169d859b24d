import { describe, expect, it } from 'vitest'
import { crossedThreshold, decideConductEntry, decideReversal } from './ledger'

const CASE = {
  traineeId: 'trainee',
  recorderId: 'mentor',
  joinedOn: '2026-01-05',
  today: '2026-01-10',
  rules: [
    { id: 'other', kind: 'other' as const },
    { id: 'praise', kind: 'praise' as const },
    { id: 'attendance/late/late', kind: 'offence' as const },
  ],
}
const LINE = { ruleId: 'attendance/late/late', points: -1, note: '早会迟到十分钟', occurredOn: '2026-01-09' }

describe('a conduct line', () => {
  it.each([
    ['is recorded', {}, {}, 'ok'],
    ['is never one’s own', { recorderId: 'trainee' }, {}, 'self-signing'],
    ['names a rule that exists', {}, { ruleId: 'x' }, 'invalid-reference'],
    ['changes something', {}, { points: 0 }, 'invalid-reference'],
    ['takes no more than all', {}, { points: -11 }, 'invalid-reference'],
    ['takes half points', {}, { points: -0.5 }, 'ok'],
    ['and no smaller ones', {}, { points: -0.25 }, 'invalid-reference'],
    ['says what happened', {}, { note: '迟到' }, 'comment-needed'],
    ['is not of tomorrow', {}, { occurredOn: '2026-01-11' }, 'took-place-when'],
    ['is not from before joining', {}, { occurredOn: '2026-01-04' }, 'took-place-when'],
    ['may praise', {}, { ruleId: 'praise', points: 2 }, 'ok'],
    ['may be of another kind, either way', {}, { ruleId: 'other', points: 2 }, 'ok'],
    ['does not cost anything when it praises', {}, { ruleId: 'praise', points: -3 }, 'praise-costs'],
    ['earns nothing for an offence', {}, { points: 1 }, 'offence-earns'],
  ])('%s', (_title, change, sent, expected) => {
    const outcome = decideConductEntry({ ...CASE, ...change }, { ...LINE, ...sent })
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })
})

describe('taking a line back', () => {
  const lines = [
    { id: 'a', points: -2, reversesId: null },
    { id: 'b', points: -1, reversesId: null },
    { id: 'c', points: 1, reversesId: 'b' },
  ]
  const reverse = (
    lineId: string,
    recorderId = 'mentor',
    note = '记错了人',
    { ruled = false, isManager = false } = {},
  ) => decideReversal({ traineeId: 'trainee', recorderId, lines, ruled, isManager }, { lineId, note })
  it('adds a counter line', () => expect(reverse('a')).toMatchObject({ value: { points: 2 } }))
  it('is not the recorder’s any more once a manager has ruled', () =>
    expect(reverse('a', 'mentor', '记错了人', { ruled: true })).toMatchObject({ reason: 'manager-ruled' }))
  it('is a manager’s then', () =>
    expect(reverse('a', 'boss', '公告找到了', { ruled: true, isManager: true })).toMatchObject({ ok: true }))
  it('happens once', () => expect(reverse('b')).toMatchObject({ reason: 'already-done' }))
  it('does not apply to a counter line', () => expect(reverse('c')).toMatchObject({ reason: 'wrong-state' }))
  it('needs a line of this trainee', () => expect(reverse('z')).toMatchObject({ reason: 'not-found' }))
  it('needs a reason', () => expect(reverse('a', 'mentor', '错')).toMatchObject({ reason: 'comment-needed' }))
  it('is never one’s own', () => expect(reverse('a', 'trainee')).toMatchObject({ reason: 'self-signing' }))
})

it.each([
  [10, 6, null],
  [6, 5, 5],
  [5, 4, null],
  [4, 6, null],
  [3, 2, 2],
  [2, 0, null],
  [6, 2, 2],
  [10, -1, 2],
])('from %i to %i points the threshold crossed is %s', (before, after, limit) => {
  expect(crossedThreshold(before, after)).toBe(limit)
})
