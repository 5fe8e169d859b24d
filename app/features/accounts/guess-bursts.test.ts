import { expect, it } from 'vitest'
import { GuessBursts } from './guess-bursts'

const PACE = { free: 3, forgetMs: 100 }

it('a burst is told once, however long it lasts, and again after a rest', () => {
  const bursts = new GuessBursts()
  const tries = [0, 1, 2, 3, 90, 180, 279, 379, 380, 381, 382]
  expect(tries.map((at) => bursts.wrong('one', PACE, at))).toEqual([
    null,
    null,
    3,
    null,
    null,
    null,
    null,
    null,
    null,
    3,
    null,
  ])
})

it('a right one ends the row, and rows of others stay apart', () => {
  const bursts = new GuessBursts()
  bursts.wrong('one', PACE, 0)
  bursts.wrong('one', PACE, 1)
  bursts.right('one')
  expect(bursts.wrong('two', PACE, 2)).toBeNull()
  expect([2, 3, 4].map((at) => bursts.wrong('one', PACE, at))).toEqual([null, null, 3])
})
