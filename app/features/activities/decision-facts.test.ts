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
  second_person: 0 as 0 | 1,
  supersedes_id: null as string | null,
  confirmed: null as 'confirmed' | 'declined' | null,
  confirmed_at: null,
  confirmed_by: null,
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

test.each([
  ['waits', null, { id: 'd1-gate-1', contested: true }],
  ['was declined', 'declined' as const, { id: 'd1-gate-1', contested: false }],
  ['was confirmed', 'confirmed' as const, { id: 'd1-gate-2', contested: false }],
])('a proposal to decide anew that %s leaves or takes the place of what stood', (_, confirmed, wanted) => {
  const anew = { ...row('d1-gate', 2), second_person: 1 as const, supersedes_id: 'd1-gate-1', confirmed }
  expect(newestDecisions([row('d1-gate', 1), anew])).toMatchObject([{ ...wanted, latestRevision: 2 }])
})
