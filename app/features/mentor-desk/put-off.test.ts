import { expect, test } from 'vitest'
import { inTurn, pageWith, putOff, putOffIn } from './put-off'

const turn = (later: readonly string[]) => inTurn(['a', 'b', 'c'], later, (id) => id)

test('what is put off comes again at the end, the first put off first', () => {
  expect(turn([])).toEqual(['a', 'b', 'c'])
  expect(turn(['a'])).toEqual(['b', 'c', 'a'])
  expect(turn(putOff(['a'], 'b'))).toEqual(['c', 'a', 'b'])
})

test('what comes round once more can be put off once more', () => {
  expect(turn(putOff(['a', 'b', 'c'], 'a'))).toEqual(['b', 'c', 'a'])
})

test('the address carries it, and nothing else that stands there is believed', () => {
  expect(pageWith('/page', ['a', 'b'], 'undone')).toBe('/page?undone&later=a,b')
  expect(pageWith('/page', [])).toBe('/page')
  expect(putOffIn(new URLSearchParams('later=a,b,a,,%2F..,<b>'))).toEqual(['a', 'b'])
  expect(putOffIn(new URLSearchParams())).toEqual([])
})

test('the address stays short', () => {
  const many = Array.from({ length: 80 }, (_, n) => `id-${n}`)
  expect(putOffIn(new URLSearchParams({ later: many.join(',') }))).toHaveLength(50)
  expect(putOff(many.slice(0, 50), 'new')).toHaveLength(50)
})
