import { expect, test } from 'vitest'
import { aDecision } from '#tests/builders/progress'
import { comingLeaving, decidableSince, inForce, leavesOn, newestDecisions, takesEffectOn } from './decision-facts'

const row = (kind: 'd1-gate' | 'd3-gate', revision: number) => ({
  id: `${kind}-${revision}`,
  kind,
  revision,
  verdict: 'pass' as const,
  reason: '三项成绩全部到了合格线',
  due_on: null,
  effective_on: null,
  decided_by: 'manager',
  decided_at: revision,
  second_person: 0 as 0 | 1,
  supersedes_id: null as string | null,
  confirmed: null as 'confirmed' | 'declined' | null,
  confirmed_at: null as number | null,
  confirmed_by: null,
  acknowledged: null,
})

const eliminated = (revision: number, confirmed: 'declined' | null) => ({
  ...row('d1-gate', revision),
  verdict: 'eliminate' as const,
  confirmed,
  confirmed_at: confirmed && 9,
})

test('of each kind the newest revision stands, in whatever order the rows come', () => {
  const rows = [row('d1-gate', 1), row('d3-gate', 1), row('d1-gate', 3), row('d1-gate', 2)]
  const wanted = ['d1-gate-3', 'd3-gate-1']
  expect(newestDecisions(rows).map((d) => d.id)).toEqual(wanted)
  expect(
    newestDecisions([...rows].reverse())
      .map((d) => d.id)
      .sort(),
  ).toEqual(wanted)
})

test.each([
  ['waits', null, { id: 'd1-gate-1', contested: true }],
  ['was declined', 'declined' as const, { id: 'd1-gate-1', contested: false }],
  ['was confirmed', 'confirmed' as const, { id: 'd1-gate-2', contested: false }],
])('a proposal to decide anew that %s leaves or takes the place of what stood', (_, confirmed, wanted) => {
  const anew = { ...row('d1-gate', 2), second_person: 1 as const, supersedes_id: 'd1-gate-1', confirmed }
  expect(newestDecisions([row('d1-gate', 1), anew])).toMatchObject([{ ...wanted, latestRevision: 2 }])
})

test.each([
  ['leads back to what stood', [row('d1-gate', 1), eliminated(2, 'declined')], { id: 'd1-gate-1', confirmed: null }],
  [
    'twice does as well',
    [row('d1-gate', 1), eliminated(2, 'declined'), eliminated(3, 'declined')],
    { id: 'd1-gate-1' },
  ],
  ['is all there is', [eliminated(1, 'declined')], { id: 'd1-gate-1', confirmed: 'declined' }],
  ['does not hide the next one', [eliminated(1, 'declined'), eliminated(2, null)], { id: 'd1-gate-2', declined: null }],
])('an elimination that was declined %s', (_, rows, wanted) => {
  const newest = rows.at(-1)!
  const declined = newest.confirmed === 'declined' ? { id: newest.id, at: 9 } : null
  expect(newestDecisions(rows)).toMatchObject([{ latestRevision: newest.revision, declined, ...wanted }])
})

test('in force is what stands of a kind, unless it is no more than a proposal that was declined', () => {
  const decisions = newestDecisions([
    row('d1-gate', 1),
    eliminated(2, 'declined'),
    { ...row('d3-gate', 1), confirmed: 'declined' },
  ])
  expect(inForce(decisions, 'd1-gate')?.id).toBe('d1-gate-1')
  expect(inForce(decisions, 'd3-gate')).toBeUndefined()
  expect(inForce(decisions, 'promotion')).toBeUndefined()
})

test.each([
  ['nothing said of the gate before', 'd3-gate', [], null],
  ['the gate before asks to improve', 'd3-gate', [{ ...row('d1-gate', 1), verdict: 'improve' as const }], null],
  ['the gate before passed in time', 'd3-gate', [row('d1-gate', 1)], '2026-01-07'],
  [
    'the gate before passed late',
    'd3-gate',
    [{ ...row('d1-gate', 1), decided_at: Date.parse('2026-01-09T09:00:00+08:00') }],
    '2026-01-09',
  ],
  [
    'higher targets, asked for after a gate that was passed late',
    'raised-targets',
    [{ ...row('d3-gate', 1), decided_at: Date.parse('2026-01-09T09:00:00+08:00') }],
    '2026-01-09',
  ],
  ['a decision that waits for no other', 'd1-gate', [], '2026-01-07'],
] as const)('a gate is decided from its day on, once the one before it is passed: %s', (_, kind, rows, expected) => {
  const given = { plannedOn: '2026-01-07', decisions: newestDecisions(rows), zone: 'Asia/Shanghai' }
  expect(decidableSince(kind, given)).toBe(expected)
})

const at = (on: string) => Date.parse(`${on}T09:00:00+08:00`)

test.each([
  ['on the day that was chosen', '2026-02-06', '2026-02-06'],
  ['with the last signature, when that came later', '2026-01-28', '2026-01-30'],
  ['with the last signature, when no day was kept', null, '2026-01-30'],
])('a leaving takes effect %s', (_, effectiveOn, on) => {
  const signed = { effectiveOn, decidedAt: at('2026-01-27'), confirmedAt: at('2026-01-30') }
  expect(takesEffectOn(signed, 'Asia/Shanghai')).toBe(on)
})

test('a leaving is coming once it is signed by both, as long as the training goes on', () => {
  const leaving = aDecision({ kind: 'withdrawal', verdict: 'withdraw', secondPerson: true, effectiveOn: '2026-02-06' })
  const both = { ...leaving, confirmed: 'confirmed' as const }
  expect(comingLeaving({ state: 'in_training', decisions: [both] })).toBe(both)
  expect(leavesOn({ state: 'final_passed', decisions: [both] }, 'Asia/Shanghai')).toBe('2026-02-06')
  for (const confirmed of [null, 'declined', 'lapsed'] as const)
    expect(comingLeaving({ state: 'in_training', decisions: [{ ...leaving, confirmed }] })).toBeNull()
  for (const state of ['withdrawn', 'promoted'] as const) expect(comingLeaving({ state, decisions: [both] })).toBeNull()
  expect(leavesOn({ state: 'in_training', decisions: [] }, 'Asia/Shanghai')).toBeNull()
})
