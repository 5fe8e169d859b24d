import { describe, expect, test } from 'vitest'
import { decideLawful, longestProbationMonths, monthsBetween, probationWarnings } from './probation-law'

describe('the longest probation (Labour Contract Law art. 19)', () => {
  test.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [11, 1],
    [12, 2],
    [35, 2],
    [36, 6],
    [600, 6],
    ['open-ended' as const, 6],
  ])('a contract of %s months allows %s', (contract, months) => {
    expect(longestProbationMonths(contract)).toBe(months)
  })
})

describe('warnings of an extension', () => {
  test('always remind that the law knows one probation only', () => {
    expect(probationWarnings({ contractMonths: 36, monthsUsed: 1, moreMonths: 1 })).toEqual([{ what: 'only-once' }])
  })
  test('name the cap when used and coming months go beyond it', () => {
    expect(probationWarnings({ contractMonths: 24, monthsUsed: 1.5, moreMonths: 1 })).toContainEqual({
      what: 'too-long',
      capMonths: 2,
      totalMonths: 2.5,
    })
  })
  test('exactly at the cap is within it', () => {
    expect(probationWarnings({ contractMonths: 24, monthsUsed: 1, moreMonths: 1 })).toHaveLength(1)
  })
  test('a contract under three months has none at all', () => {
    expect(probationWarnings({ contractMonths: 2, monthsUsed: 0, moreMonths: 0.5 })).toContainEqual({
      what: 'none-allowed',
    })
  })
  test('say so when the contract is not known', () => {
    expect(probationWarnings({ contractMonths: null, monthsUsed: 0, moreMonths: 1 })).toContainEqual({
      what: 'contract-unknown',
    })
  })
  test('thirty days are a month', () => {
    expect([monthsBetween(30), monthsBetween(45), monthsBetween(-3)]).toEqual([1, 1.5, 0])
  })
})

describe('beyond what the law allows', () => {
  test.each([
    [2, '0'],
    [12, '2'],
  ])('a contract of %i months allows %s', (contractMonths, detail) => {
    const warnings = probationWarnings({ contractMonths, monthsUsed: 1.5, moreMonths: 1 })
    expect(decideLawful(warnings)).toMatchObject({ reason: 'probation-too-long', detail })
  })
  test('within it a probation may be longer, and where the contract is unknown nothing is known', () => {
    for (const contractMonths of [36, null])
      expect(decideLawful(probationWarnings({ contractMonths, monthsUsed: 1.5, moreMonths: 1 })).ok).toBe(true)
  })
})
