import { describe, expect, test } from 'vitest'
import { decideCallOff, decidePlanVisit, decideSpeak, phaseOf, type VisitFacts, visitFor } from './visit'

const TODAY = '2026-03-10'
const visit = (change: Partial<VisitFacts> = {}): VisitFacts => ({
  scriptId: 'CS-401',
  fromOn: '2026-03-09',
  untilOn: '2026-03-11',
  calledOff: false,
  sitting: null,
  ...change,
})
const reason = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? 'ok' : outcome.reason)

test.each([
  [{}, 'planned'],
  [{ untilOn: '2026-03-09' }, 'missed'],
  [{ calledOff: true, untilOn: '2026-03-09' }, 'called-off'],
  [{ sitting: 'in_progress' as const }, 'running'],
  [{ sitting: 'finished' as const, untilOn: '2026-03-09' }, 'held'],
  [{ sitting: 'abandoned' as const }, 'missed'],
])('a visit with %o is %s', (change, phase) => expect(phaseOf(visit(change), TODAY)).toBe(phase))

describe('planning', () => {
  const given = {
    today: TODAY,
    traineeId: 't',
    ended: false,
    debriefed: false,
    visits: [] as VisitFacts[],
    scripts: ['CS-401', 'CS-402'],
    people: ['m', 't'],
    latestOn: '2026-05-09',
  }
  const command = { visitorId: 'm', scriptId: 'CS-401', fromOn: TODAY, untilOn: '2026-03-12' }
  test.each([
    ['a person in some days', {}, {}, 'ok'],
    ['a script by itself', {}, { visitorId: null }, 'ok'],
    ['after the training', { ended: true }, {}, 'wrong-state'],
    ['after the debrief', { debriefed: true }, {}, 'already-done'],
    ['the trainee as their own customer', {}, { visitorId: 't' }, 'self-signing'],
    ['somebody who cannot', {}, { visitorId: 'x' }, 'invalid-reference'],
    ['a script of practice', {}, { scriptId: 'CS-101' }, 'invalid-reference'],
    ['days gone by', {}, { fromOn: '2026-03-09' }, 'visit-days'],
    ['an end before the beginning', {}, { untilOn: '2026-03-09' }, 'visit-days'],
    ['a day too far ahead', {}, { untilOn: '2026-05-10' }, 'visit-days'],
    ['a customer who is planned already', { visits: [visit()] }, {}, 'visit-known'],
    ['a customer who was met', { visits: [visit({ sitting: 'finished' })] }, {}, 'visit-known'],
    ['a customer whose visit was called off', { visits: [visit({ calledOff: true })] }, {}, 'ok'],
    ['one too many', { visits: [visit(), visit(), visit()] }, { scriptId: 'CS-402' }, 'limit-reached'],
  ])('%s', (_, change, wish, expected) =>
    expect(reason(decidePlanVisit({ ...given, ...change }, { ...command, ...wish }))).toBe(expected),
  )
})

describe('which visit comes to a desk', () => {
  const stageOf = (id: string) => ({ 'CS-401': 'pre', 'CS-402': 'after' })[id]
  const pick = (visits: VisitFacts[], stage?: string) => visitFor(visits, { today: TODAY, stage, stageOf })?.scriptId
  test('the first planned', () => expect(pick([visit(), visit({ scriptId: 'CS-402' })])).toBe('CS-401'))
  test('of the stage that is practised', () =>
    expect(pick([visit(), visit({ scriptId: 'CS-402' })], 'after')).toBe('CS-402'))
  test('none of another stage', () => expect(pick([visit()], 'after')).toBeUndefined())
  test('none before its days', () => expect(pick([visit({ fromOn: '2026-03-11' })])).toBeUndefined())
  test('none after them', () => expect(pick([visit({ untilOn: '2026-03-09' })])).toBeUndefined())
  test('none called off', () => expect(pick([visit({ calledOff: true })])).toBeUndefined())
  test('none that was held', () => expect(pick([visit({ sitting: 'finished' })])).toBeUndefined())
  test('none whose script is gone', () => expect(pick([visit({ scriptId: 'CS-499' })])).toBeUndefined())
})

describe('speaking as the customer', () => {
  const given = { isVisitor: true, phase: 'running' as const, isThere: true, hasCome: true, isOver: false }
  test.each([
    ['a line', {}, 'line', 'ok'],
    ['coming', { hasCome: false }, 'came', 'ok'],
    ['coming twice', {}, 'came', 'already-done'],
    ['leaving', {}, 'left', 'ok'],
    ['a line before coming', { hasCome: false }, 'line', 'wrong-state'],
    ['leaving before coming', { hasCome: false }, 'left', 'wrong-state'],
    ['somebody else', { isVisitor: false }, 'line', 'not-allowed'],
    ['before the customer is there', { isThere: false }, 'came', 'wrong-state'],
    ['before the desk is open', { phase: 'planned' as const }, 'came', 'wrong-state'],
    ['when the customer has gone', { isOver: true }, 'line', 'already-done'],
    ['afterwards', { phase: 'held' as const }, 'line', 'already-done'],
  ] as const)('%s', (_, change, what, expected) =>
    expect(reason(decideSpeak({ ...given, ...change }, what))).toBe(expected),
  )
})

test.each([
  ['planned', 'ok'],
  ['running', 'already-done'],
  ['held', 'already-done'],
  ['called-off', 'already-done'],
] as const)('a visit that is %s is called off: %s', (phase, expected) =>
  expect(reason(decideCallOff(phase))).toBe(expected),
)
