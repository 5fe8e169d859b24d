import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dossierMessages } from './dossier'
import { LOCALES } from './messages'

const FEATURES = 'app/features'
const ENTRY_KINDS = ['question', 'note', 'receipt', 'call', 'print', 'price-change', 'gap']
const MOVES = ['confirm', 'refuse', 'answer', 'close', 'date']

/** Every `verb:entity` that a use case writes out in full, and those put together from a kind. */
function actionsInSource(): string[] {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.server.ts'),
  )
  const written = files.flatMap((name) =>
    [...readFileSync(join(FEATURES, name), 'utf8').matchAll(/^\s*action:.*$/gm)].flatMap(([line]) =>
      [...line.matchAll(/'([a-z-]+:[a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ),
  )
  return [
    ...new Set([
      ...written,
      ...ENTRY_KINDS.flatMap((kind) => [`add:${kind}`, `withdraw:${kind}`]),
      ...MOVES.flatMap((move) => ['question', 'price-change', 'gap'].map((kind) => `${move}:${kind}`)),
      'grant:leave',
      'cancel:leave',
    ]),
  ]
}

describe('the audit record', () => {
  it('finds the actions of the use cases', () => {
    expect(actionsInSource()).toContain('sign:activity')
  })

  it.each(LOCALES)('says every action in words (%s)', (locale) => {
    const { verbs } = dossierMessages[locale].auditPage
    expect(actionsInSource().filter((action) => !verbs[action])).toEqual([])
  })
})
