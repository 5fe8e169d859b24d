import { describe, expect, test } from 'vitest'
import { anActivity, aPlan } from '#tests/builders/progress'
import { type AdviceInput, adviseTyping } from './typing-advice'

const gate = (decision: string) => anActivity({ id: decision, type: 'decision', settings: { decision } })
const exam = (id: string, more: object = {}) => anActivity({ id, type: 'exam', settings: { exam: id }, ...more })
const typing = anActivity({ id: 'typing', type: 'typing', settings: { runs: 3, minutes: 3, passSpeed: 51 } })
const plan = aPlan([
  [typing, gate('d1-gate')],
  [],
  [gate('d3-gate')],
  [exam('stage')],
  [exam('last')],
  [exam('final', { gate: 'D22' })],
])
const GIVEN: AdviceInput = { band: 'pass', passSpeed: 51, plan, testDay: 1, currentDay: 1 }

describe('what a band of typing asks for', () => {
  test.each<[string, Partial<AdviceInput>, ReturnType<typeof adviseTyping>]>([
    ['nothing of who is excellent', { band: 'excellent' }, { minutes: 0, speed: 80, byDay: null }],
    ['a little of who is good', { band: 'good' }, { minutes: 5, speed: 80, byDay: null }],
    ['the next band until the last exam before the final', {}, { minutes: 10, speed: 65, byDay: 5 }],
    ['the line until the next gate', { band: 'improve' }, { minutes: 20, speed: 51, byDay: 3 }],
    ['the line of the plan', { band: 'improve', passSpeed: 45 }, { minutes: 20, speed: 45, byDay: 3 }],
    ['no day that has come', { band: 'improve', currentDay: 3 }, { minutes: 20, speed: 51, byDay: null }],
    ['no day where the plan has none', { plan: aPlan([[typing]]) }, { minutes: 10, speed: 65, byDay: null }],
    ['a talk with who is far away', { band: 'far' }, { minutes: 0, speed: 40, byDay: null }],
  ])('%s', (_, wish, expected) => expect(adviseTyping({ ...GIVEN, ...wish })).toEqual(expected))
})
