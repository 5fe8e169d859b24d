import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ENROLMENT_EVENTS } from '#app/features/cohorts/enrolment-states'
import { auditVerbs } from './audit-verbs'
import { LOCALES } from './messages'

const FEATURES = path.resolve('app/features')
const ENTRY_KINDS = ['question', 'note', 'receipt', 'call', 'print', 'price-change', 'gap']
const SETTLED_KINDS = ['question', 'price-change', 'gap']
const MOVES = ['confirm', 'refuse', 'answer', 'close', 'date']

/** Every `verb:entity` that a use case writes out in full. */
function writtenActions(): string[] {
  return readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.server.ts'))
    .flatMap((file) => readFileSync(path.join(FEATURES, file), 'utf8').match(/^\s*action:.*$/gm) ?? [])
    .flatMap((line) => line.match(/'[a-z-]+:[a-z-]+'/g) ?? [])
    .map((quoted) => quoted.slice(1, -1))
}

/** And those that are put together from a kind or an event. */
const COMPOSED = [
  ...ENTRY_KINDS.flatMap((kind) => [`add:${kind}`, `withdraw:${kind}`]),
  ...MOVES.flatMap((move) => SETTLED_KINDS.map((kind) => `${move}:${kind}`)),
  ...ENROLMENT_EVENTS.map((event) => `${event}:enrolment`),
  'grant:leave',
  'cancel:leave',
]

it.each(LOCALES)('every action of a use case has a word (%s)', (locale) => {
  const written = writtenActions()
  expect(written.length).toBeGreaterThan(30)
  const wanted = [...new Set([...written, ...COMPOSED])]
  expect(wanted.filter((action) => !auditVerbs[locale][action])).toEqual([])
})

it('has the same words in both languages', () => {
  expect(Object.keys(auditVerbs.en)).toEqual(Object.keys(auditVerbs['zh-CN']))
})
