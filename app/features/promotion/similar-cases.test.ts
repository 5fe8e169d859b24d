import { describe, expect, test } from 'vitest'
import { type Compared, outcomeOf, similarCases } from './similar-cases'

function gate(value: number | null): Compared {
  return {
    tests: [{ activityId: 'D01-3', key: 'written', value, line: 60, attemptId: null }],
    exams: [],
    weighted: { points: 0, weightKnown: 0, lines: [] },
  }
}

function final(passed: boolean, points: number): Compared {
  const exam = { attemptId: 'a', examId: 'd22-final', percent: points, passPercent: 80, releasedAt: 1, formHash: 'h' }
  return {
    tests: [],
    exams: [{ ...exam, kind: 'final', passed }],
    weighted: { points, weightKnown: 100, lines: [] },
  }
}

const values = (own: Compared, past: Compared[]) =>
  similarCases(
    own,
    past.map((facts) => ({ facts })),
  ).map(({ facts }) => facts)

describe('similar cases', () => {
  test('have the same outcome of the exam', () => {
    expect(values(gate(50), [gate(90), gate(40), gate(null)])).toEqual([gate(40)])
    expect(values(final(true, 85), [final(false, 84), final(true, 99)])).toEqual([final(true, 99)])
  })
  test('come with the nearest in marks first', () => {
    expect(values(gate(50), [gate(10), gate(45), gate(58)])).toEqual([gate(45), gate(58), gate(10)])
  })
  test('of a case without a result there are none', () => {
    expect(outcomeOf(gate(null))).toBeNull()
    expect(values(gate(null), [gate(50), gate(null)])).toEqual([])
  })
})
