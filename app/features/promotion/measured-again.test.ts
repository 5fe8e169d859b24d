import { expect, test } from 'vitest'
import { gateTestedBy } from '#app/features/activities/second-test'
import { aDecision, anActivity, aPlan, aProgress } from '#tests/builders/progress'
import { gateTests, secondTestsOf } from './gate-tests'

const DAY = '2026-01-05'
const at = Date.parse(`${DAY}T09:00:00+08:00`)
const settings = { runs: 1, minutes: 3, passSpeed: 51 }
const first = anActivity({ id: 'T-1', type: 'typing', settings })
const again = anActivity({ id: 'T-2', type: 'typing', settings: { ...settings, remeasures: 'T-1' } })
const plan = aPlan([[first, again, anActivity({ id: 'T-3', type: 'decision', settings: { decision: 'd1-gate' } })]])
const slow = { run: 1, speed: 40, accuracy: 98, band: 'improve', startedAt: at, finishedAt: at + 1 } as never
const improve = aDecision({ kind: 'd1-gate', verdict: 'improve', decidedAt: at + 2, dueOn: '2026-01-06' })

test('what is measured again on the day of a gate is no test of it, the first time or the second', () => {
  expect([first, again].map((activity) => gateTestedBy(activity, plan))).toEqual(['d1-gate', null])
  const progress = aProgress({
    plan,
    today: '2026-01-07',
    facts: { 'T-1': { typing: [slow] }, 'T-2': { typing: [slow] } },
    decisions: [improve],
  })
  expect(gateTests(progress, 'd1-gate', { blueprints: [] }).map((one) => one.activityId)).toEqual(['T-1'])
  expect(secondTestsOf(progress, 'd1-gate')?.awaited).toEqual([first.title])
})
