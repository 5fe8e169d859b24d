import { describe, expect, test } from 'vitest'
import { satAgain } from './gate-tests'
import { type GateTest, recommendGate, suggestTargets } from './recommendation'

const line = (key: GateTest['key'], value: number | null): GateTest => ({
  key,
  title: key,
  activityId: key,
  attemptId: null,
  drillId: null,
  value,
  line: 60,
  farLine: 45,
  isHeld: false,
  unit: 'percent',
  earlier: [],
  again: null,
})

describe('the recommendation at a gate', () => {
  test.each<[string, (number | null)[], boolean, string | null]>([
    ['a result is missing', [80, null], false, null],
    ['all reach the line', [60, 75], false, 'pass'],
    ['one is a little below', [59, 75], false, 'improve'],
    ['one is far below', [44, 75], false, 'eliminate'],
    ['exactly at the far line is not far', [45, 75], false, 'improve'],
    ['below again after improvement', [59, 75], true, 'eliminate'],
    ['reached after improvement', [60, 75], true, 'pass'],
  ])('%s', (_, values, improvedBefore, verdict) => {
    const keys = ['written', 'phone'] as const
    expect(
      recommendGate(
        values.map((value, n) => line(keys[n]!, value)),
        { improvedBefore },
      ).verdict,
    ).toBe(verdict)
  })
})

test('a run that the mentor has to look at is no result yet', () => {
  const tests = [line('written', 80), { ...line('typing', 75), isHeld: true }]
  expect(recommendGate(tests, { improvedBefore: false }).verdict).toBeNull()
})

test.each(['ahead', 'open', 'running', 'marking', 'over'] as const)(
  'while a second test is %s nothing is recommended on old marks',
  (state) => {
    const written = { ...line('written', 40), again: { state, on: '2026-01-09', lastOn: '2026-01-12' } }
    expect(recommendGate([written, line('phone', 80)], { improvedBefore: true })).toEqual({
      verdict: null,
      below: ['written'],
      far: ['written'],
      awaited: ['written'],
      unsat: state === 'over' ? ['written'] : [],
    })
  },
)

test('raised targets: five characters more, a fifth less time', () => {
  expect(suggestTargets({ typingSpeed: 60.4, phraseSeconds: 30 })).toEqual({ typingSpeed: 65, phraseSeconds: 24 })
  expect(suggestTargets({ typingSpeed: null, phraseSeconds: null })).toEqual({ typingSpeed: null, phraseSeconds: null })
})

test('sat again is what was not passed; what has no result yet is still the test before', () => {
  expect(satAgain([line('written', 59), line('phone', null), line('typing', 60)])).toEqual(['written'])
  expect(satAgain([line('written', 60)])).toEqual([])
})
