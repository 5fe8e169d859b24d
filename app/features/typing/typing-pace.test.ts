import { describe, expect, test } from 'vitest'
import { followPace, type Reached } from './typing-pace'

const reached = (correct: number, seconds: number): Reached => ({ correct, at: seconds * 1000 })

describe('the pace of what arrives', () => {
  test.each([
    ['hands at work', reached(60, 60), reached(63, 63), false],
    ['a sentence of an input method', reached(60, 60), reached(90, 60), false],
    ['more than a sentence at once', reached(60, 60), reached(91, 60), true],
    ['put in after a long look', reached(0, 57), reached(160, 60), true],
    ['put in at the start', reached(0, 0), reached(160, 4), true],
    ['typed while the line was cut', reached(30, 30), reached(100, 100), false],
    ['deleted and typed again', reached(60, 60), reached(20, 63), false],
    ['deleted and brought back', reached(150, 63), reached(150, 64), false],
    ['the fastest hands', reached(300, 100), reached(309, 103), false],
    ['leaps that are small one by one', reached(66, 6), reached(99, 9), true],
  ])('%s', (_name, before, now, leapt) => {
    expect(followPace(0, before, now).leapt).toBe(leapt)
  })

  test('what was reached stays when something is deleted, and the time goes on', () => {
    expect(followPace(0, reached(60, 60), reached(20, 63)).reached).toEqual(reached(60, 63))
    expect(followPace(0, reached(60, 60), reached(63, 63)).reached).toEqual(reached(63, 63))
  })
})
