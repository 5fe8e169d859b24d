import { expect, it } from 'vitest'
import { hasJumped } from './clock-jump'

const TEN_MINUTES = 600_000
const before = { date: 1_000_000, steady: 5_000 }

it.each([
  ['an ordinary tick', 500, 500, false],
  ['a tick that was late', 2_000, 2_000, false],
  ['a clock that is being corrected little by little', 700, 500, false],
  ['sleep in which performance.now stood still', TEN_MINUTES, 500, true],
  ['sleep in which it went on', TEN_MINUTES, TEN_MINUTES, true],
  ['a clock of the day that was put back', -TEN_MINUTES, 500, true],
])('%s', (_name, date, steady, expected) => {
  expect(hasJumped(before, { date: before.date + date, steady: before.steady + steady })).toBe(expected)
})
