import { describe, expect, test } from 'vitest'
import { isBreach, timeLinesOf, timeStanding } from './reply-time'

const SHOP = timeLinesOf({ policies: { breachSeconds: 120 } })

describe('the time of a reply', () => {
  test.each([
    [0, 'in-time'],
    [90_000, 'in-time'],
    [90_001, 'late'],
    [120_000, 'late'],
    [120_001, 'breach'],
    [180_000, 'breach'],
    [180_001, 'lost'],
    [1_799_000, 'lost'],
  ] as const)('of %i ms on a card of 90 s is %s', (tookMs, standing) => {
    expect(timeStanding(tookMs, 90, SHOP)).toBe(standing)
  })
  test('a card as long as the shop’s line is a breach as soon as it is late', () => {
    expect(timeStanding(120_000, 120, SHOP)).toBe('in-time')
    expect(timeStanding(120_001, 120, SHOP)).toBe('breach')
  })
  test('a shop without a line of its own has the platform’s all the same', () => {
    const lines = timeLinesOf({})
    expect(timeStanding(170_000, 60, lines)).toBe('late')
    expect(timeStanding(180_001, 60, lines)).toBe('lost')
  })
  test('what is lost is a breach as well', () => {
    expect(['in-time', 'late', 'breach', 'lost'].map((time) => isBreach(time as 'lost'))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
})
