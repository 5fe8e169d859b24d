import { expect, it } from 'vitest'
import { conductStanding, sumByMonth, worstMonth } from './conduct-points'

it.each([
  [0, 10, 'good'],
  [-4, 6, 'good'],
  [-4.5, 5.5, 'good'],
  [-5, 5, 'warning'],
  [-7.5, 2.5, 'warning'],
  [-8, 2, 'talk'],
])('a month of %d leaves %d points: %s', (sum, points, standing) => {
  expect(conductStanding(sum)).toEqual({ points, standing })
})

const line = (id: string, points: number, occurredOn: string, reversesId: string | null = null) => ({
  id,
  points,
  occurredOn,
  reversesId,
})

it('every month begins anew, and a counter line belongs to the month of its line', () => {
  const lines = [
    line('c', -3, '2026-02-01'),
    line('a', -0.5, '2026-01-31'),
    line('b', -2, '2026-01-05'),
    line('d', 2, '2026-02-10', 'b'),
  ]
  expect([...sumByMonth(lines)]).toEqual([
    ['2026-01', -0.5],
    ['2026-02', -3],
  ])
})

it.each<[number[], number]>([
  [[], 0],
  [[-6, 0], -6],
  [[2], 2],
  [[-1, -4, -2], -4],
])('of %j a decision looks at %d', (sums, expected) => expect(worstMonth(sums)).toBe(expected))
