import { expect, test } from 'vitest'
import { anActivity, aPlan } from '#tests/builders/progress'
import { typingCurve } from './typing-curve'

const settings = { runs: 3, minutes: 3, passSpeed: 51 }
const plan = aPlan([
  [anActivity({ id: 'first', type: 'typing', settings })],
  [],
  [anActivity({ id: 'again', type: 'typing', settings: { ...settings, remeasures: 'first' } })],
])
const run = (activityId: string, speed: number, standing: 'counts' | 'held' = 'counts') => ({
  activityId,
  speed,
  accuracy: 96,
  band: speed < 65 ? ('pass' as const) : ('good' as const),
  standing,
})

test('the best run of every test is a point on its day; practice and what waits are none', () => {
  const runs = [run('first', 52), run('first', 58), run('practice', 99), run('again', 120, 'held')]
  expect(typingCurve(plan, runs, 65)).toMatchObject({
    days: 3,
    passSpeed: 51,
    target: 65,
    points: [
      { activityId: 'first', day: 1, purpose: 'exam', best: { speed: 58, band: 'pass' } },
      { activityId: 'again', day: 3, purpose: 'remeasure', best: null },
    ],
  })
  expect(typingCurve(plan, [run('again', 66)], null)?.points[1]?.best?.speed).toBe(66)
})

test('a plan without typing has none', () => expect(typingCurve(aPlan([[]]), [], null)).toBeNull())
