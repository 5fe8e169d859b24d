import { expect, test } from 'vitest'
import { dateField } from './entry-forms'

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['26-01-01', false],
])('%s is a day of the calendar: %s', (on, isDay) => {
  expect(dateField.safeParse(on).success).toBe(isDay)
})
