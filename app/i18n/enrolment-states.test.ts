// The nine states have words in one place: a second one would sooner or later say something else.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ENROLMENT_STATES } from '#app/features/cohorts/enrolment-states'
import { enrolmentStates } from './enrolment-states'
import { LOCALES } from './messages'

const FOLDER = path.resolve('app/i18n')
const OWN_FILES = ['enrolment-states.ts', 'enrolment-states.test.ts']
/** A sign-off can be withdrawn too. */
const OTHER_THINGS = /^\s*verdicts: \{/

const words = LOCALES.flatMap((locale) =>
  (['staff', 'own'] as const).flatMap((reader) => Object.values(enrolmentStates[locale][reader])),
)

it.each(LOCALES)('every state has a word for colleagues and one for the person (%s)', (locale) => {
  for (const reader of ['staff', 'own'] as const)
    expect(Object.keys(enrolmentStates[locale][reader])).toEqual(ENROLMENT_STATES)
})

it('no two states share a word', () => {
  for (const locale of LOCALES)
    for (const reader of ['staff', 'own'] as const) {
      const said = Object.values(enrolmentStates[locale][reader])
      expect(new Set(said).size).toBe(said.length)
    }
})

it('no other file of messages spells one again', () => {
  const known = new Set(words.map((word) => word.toLowerCase()))
  const found = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && !OWN_FILES.includes(name))
    .flatMap((name) =>
      readFileSync(path.join(FOLDER, name), 'utf8')
        .split('\n')
        .filter((line) => !OTHER_THINGS.test(line))
        .flatMap((line) => [...line.matchAll(/['`]([^'`]*)['`]/g)].map(([, text]) => ({ line, text: text ?? '' })))
        .filter(({ text }) => known.has(text.toLowerCase()))
        .map(({ line }) => `${name}: ${line.trim()}`),
    )
  expect(found).toEqual([])
})
