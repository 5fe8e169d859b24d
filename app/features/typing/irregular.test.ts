import { expect, test } from 'vitest'
import { isIrregular, mostOf, REGULAR } from './irregular'

test('what was heard once stays, and one way is enough to be looked at', () => {
  expect(mostOf({ pasted: 2, dropped: 0, replaced: 1 }, { pasted: 0, dropped: 3, replaced: 1 })).toEqual({
    pasted: 2,
    dropped: 3,
    replaced: 1,
  })
  expect(isIrregular(REGULAR)).toBe(false)
  expect(isIrregular({ ...REGULAR, replaced: 1 })).toBe(true)
})
