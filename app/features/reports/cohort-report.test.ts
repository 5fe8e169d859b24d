import { describe, expect, test } from 'vitest'
import { countGates, timeInPlan, topicHeat } from './cohort-report'

describe('the report of a cohort', () => {
  test('counts each gate by its state', () => {
    const lines = [
      {
        gates: [
          { gate: 'D1' as const, state: 'passed' as const },
          { gate: 'D3' as const, state: 'improve' as const },
        ],
      },
      {
        gates: [
          { gate: 'D1' as const, state: 'passed' as const },
          { gate: 'D3' as const, state: 'passed' as const },
        ],
      },
    ]
    const [d1, d3, final] = countGates(lines)
    expect([d1!.counts.passed, d3!.counts.passed, d3!.counts.improve, final!.counts.passed]).toEqual([2, 1, 1, 0])
  })
  test('counts the days in the plan from the joining day on', () => {
    const members = [
      { joinedOn: '2026-01-05', endsOn: '2026-02-03' },
      { joinedOn: '2026-01-05', endsOn: '2026-02-04' },
    ]
    expect(timeInPlan(members, 30)).toEqual({ members: 2, within: 1, meanDays: 30.5, longest: 31 })
    expect(timeInPlan([], 30)).toEqual({ members: 0, within: 0, meanDays: null, longest: null })
  })
  test('adds up the points of a topic, the weakest topic first', () => {
    const results = [
      {
        examId: 'a',
        topics: [
          { topic: 'T01', points: 8, max: 10 },
          { topic: 'T02', points: 2, max: 10 },
        ],
      },
      { examId: 'b', topics: [{ topic: 'T02', points: 4, max: 5 }] },
    ]
    expect(topicHeat(results, ['a', 'b'])).toEqual([
      {
        topic: 'T02',
        cells: [
          { examId: 'a', percent: 20, papers: 1 },
          { examId: 'b', percent: 80, papers: 1 },
        ],
        mean: 40,
      },
      {
        topic: 'T01',
        cells: [
          { examId: 'a', percent: 80, papers: 1 },
          { examId: 'b', percent: null, papers: 0 },
        ],
        mean: 80,
      },
    ])
  })
})
