import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DATE } from './field-forms'

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['26-01-01', false],
])('%s is a day of the calendar: %s', (on, isDay) => {
  expect(DATE.safeParse(on).success).toBe(isDay)
})

test('ids, reasons, dates and clock times are made of these fields in every form', () => {
  const features = path.resolve('app/features')
  const own = readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(-forms|definition)\.ts$/.test(name))
    .flatMap((name) =>
      readFileSync(path.join(features, name), 'utf8')
        .split('\n')
        .filter((line) =>
          /z\.iso\s*\.?date\(|z\.iso$|Id: z\.string\(\)\.min|reason: z\.|const (ID|ON|REASON|DATE) = z/.test(line),
        )
        .map((line) => `${name}: ${line.trim()}`),
    )
  expect(own).toEqual([])
})
