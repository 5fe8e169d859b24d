import { expect, test } from 'vitest'
import { newestDecisions } from './decision-facts'

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
  confirmed: null,
  acknowledged: null,
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
