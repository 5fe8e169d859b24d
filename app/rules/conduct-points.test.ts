import { expect, it } from 'vitest'
import { conductStanding } from './conduct-points'

it.each([
  [0, 10, 'good'],
  [-4, 6, 'good'],
  [-5, 5, 'warning'],
  [-8, 2, 'talk'],
])('a ledger of %i leaves %i points: %s', (sum, points, standing) => {
  expect(conductStanding(sum)).toEqual({ points, standing })
})
