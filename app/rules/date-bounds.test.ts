import { expect, test } from 'vitest'
import { decideDateAhead } from './date-bounds'

const TODAY = '2026-11-30'

test.each<[string, string | undefined, string]>([
  ['2026-11-30', undefined, 'ok'],
  ['2026-11-29', undefined, 'date-passed 2026-11-30'],
  ['2026-11-30', '2026-12-01', 'date-passed 2026-12-01'],
  ['2026-12-01', '2026-12-01', 'ok'],
  ['2027-12-01', undefined, 'ok'],
  ['2027-12-02', undefined, 'date-too-far 2027-12-01'],
  ['2099-01-01', undefined, 'date-too-far 2027-12-01'],
])('%s, from %s on: %s', (on, earliestOn, expected) => {
  const outcome = decideDateAhead(on, TODAY, earliestOn)
  expect(outcome.ok ? 'ok' : `${outcome.reason} ${outcome.detail}`).toBe(expected)
})
