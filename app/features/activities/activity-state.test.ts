import { expect, test } from 'vitest'
import { aDecision, anActivity, aPlan, aProgress, type ProgressWish } from '#tests/builders/progress'
import { shownState } from './activity-state'
import { isOwnMove } from './progress'

const plan = aPlan([
  [
    anActivity({ id: 'typing', type: 'typing', settings: { runs: 3, passSpeed: 51 } }),
    anActivity({ id: 'gate', type: 'decision', settings: { decision: 'd1-gate' } }),
  ],
])
const rowOf = (id: string, wish: Partial<ProgressWish>) =>
  aProgress({ plan, ...wish }).activities.find(({ activity }) => activity.id === id)!

test('what a manager has waived says so, and nobody is sent to it any more', () => {
  expect(isOwnMove(rowOf('typing', {}))).toBe(true)
  const waived = rowOf('typing', { waived: ['typing'] })
  expect(shownState(waived.status)).toBe('waived')
  expect(isOwnMove(waived)).toBe(false)
})

test('done in spite of a waiver is done', () => {
  const run = { run: 1, speed: 60, accuracy: 95, band: null, startedAt: 1, finishedAt: 2 }
  const facts = { typing: { typing: [1, 2, 3].map((n) => ({ ...run, run: n })) } }
  expect(shownState(rowOf('typing', { waived: ['typing'], facts }).status)).toBe('done')
})

test.each([
  ['improve' as const, null, 'improving'],
  ['improve' as const, 'declined' as const, 'open'],
  ['pass' as const, null, 'done'],
])('a gate decided as %s, %s, is %s', (verdict, confirmed, shown) => {
  const decisions = [aDecision({ kind: 'd1-gate', verdict, confirmed, dueOn: '2026-01-09' })]
  expect(shownState(rowOf('gate', { decisions }).status)).toBe(shown)
})
