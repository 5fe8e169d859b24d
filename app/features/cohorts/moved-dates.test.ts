import { expect, test } from 'vitest'
import { isMoved } from './moved-dates'

test.each<[string, string[], string[], boolean]>([
  ['the same dates', ['2026-01-05', '2026-01-06'], ['2026-01-05', '2026-01-06'], false],
  [
    'a day in the middle, the end unmoved',
    ['2026-01-05', '2026-01-06', '2026-01-08'],
    ['2026-01-05', '2026-01-07', '2026-01-08'],
    true,
  ],
  ['a longer plan', ['2026-01-05'], ['2026-01-05', '2026-01-06'], true],
])('%s', (_, before, after, moved) => expect(isMoved(before, after)).toBe(moved))
