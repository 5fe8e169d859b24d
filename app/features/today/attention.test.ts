import { expect, test } from 'vitest'
import { anActivity, aPlan, aProgress } from '#tests/builders/progress'
import { needsAttention } from './attention'

const plan = aPlan([
  [anActivity({ id: 'drill', type: 'phrase-drill', settings: { purpose: 'exam', passPercent: 80 } })],
])
const drill = { id: 'd', purpose: 'exam' as const, state: 'finished' as const, startedAt: 1, meanMs: 9000, percent: 60 }
const failedOf = (...drills: object[]) =>
  needsAttention(aProgress({ plan, facts: { drill: { drills: drills as never } } }), 99).filter(
    ({ why }) => why === 'failed',
  )

test('an exam drill that was not passed counts like a paper, until it is passed', () => {
  expect(failedOf(drill)).toEqual([{ why: 'failed', count: 1 }])
  expect(failedOf({ ...drill, percent: 80 })).toEqual([])
  expect(failedOf({ ...drill, percent: 90 }, drill)).toEqual([])
  expect(failedOf({ ...drill, purpose: 'practice' })).toEqual([])
})
