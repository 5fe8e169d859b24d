import { expect, test } from 'vitest'
import { anActivity, aPlan, aProgress } from '#tests/builders/progress'
import { START_ON } from '#tests/builders/time'
import { listPreconditions, listPromotionPreconditions } from './preconditions'

const PLAN = aPlan([
  [anActivity({ id: 'typing', type: 'typing', settings: { runs: 1, minutes: 3, passSpeed: 50 } })],
  [
    anActivity({
      id: 'final',
      type: 'exam',
      gate: 'D22',
      settings: { exam: 'final' },
      needs: [{ ready: 'all-before' }],
    }),
  ],
])

test.each([
  ['on its day', '2026-01-06'],
  ['late', '2026-01-09'],
])('what is missing before the final and what keeps it closed are the same things, %s', (_, today) => {
  const dates = [START_ON, '2026-01-06']
  const { activities, facts } = aProgress({ plan: PLAN, dates, today, unlockedDays: [1, 2] })
  const missing = (list: typeof listPromotionPreconditions) =>
    list(activities, { facts, today }).flatMap((p) => (p.state === 'missing' ? [[p.subject, p.count]] : []))
  const final = activities.find(({ activity }) => activity.id === 'final')!
  const closed = missing((entries, given) => listPreconditions(final, entries, given))
  expect(closed).toEqual([
    ['typing', null],
    ['attendance', 1],
  ])
  expect(missing(listPromotionPreconditions).filter(([subject]) => subject !== 'final')).toEqual(closed)
})
