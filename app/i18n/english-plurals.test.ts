// English counts: “1 exam”, never “1 exams”. Every sentence that is made of numbers is said once with ones.
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const files = readdirSync('app/i18n').filter((name) => /^[\w-]+\.ts$/.test(name) && !name.includes('.test.'))

/** Ends in s, but is no plural. */
const SINGULAR = new Set([
  'is',
  'has',
  'was',
  'as',
  'less',
  'this',
  'needs',
  'does',
  'waits',
  'finishes',
  'goes',
  'stays',
  'passes',
  'improves',
  'begins',
  'works',
  'asks',
  'decides',
])

/** Numbers of the course that are never one, in sentences of their own. */
const SEVERAL =
  /^(activityMessages\.(calls\.limit|examined\.oral)|refusalMessages\.password-expired|rubricMessages\.draw(Cards)?Lead|todayMessages\.(over|end)|typingMessages\.lateKept)$/

function sentencesOf(words: unknown, path: string): { path: string; said: string }[] {
  if (typeof words === 'function') {
    try {
      return [{ path, said: String(words(...Array(6).fill(1))) }]
    } catch {
      // Wants lists or dates, and counts nothing.
      return []
    }
  }
  if (words === null || typeof words !== 'object') return []
  return Object.entries(words).flatMap(([key, value]) => sentencesOf(value, `${path}.${key}`))
}

const tables = await Promise.all(
  files.map(async (name) => ({
    name,
    exported: Object.entries((await import(`./${name.replace('.ts', '')}`)) as Record<string, unknown>),
  })),
)

describe.each(tables)('$name', ({ exported }) => {
  it('says one of a thing as one', () => {
    const wrong = exported
      .flatMap(([key, table]) =>
        table !== null && typeof table === 'object' && 'en' in table ? sentencesOf(table.en, key) : [],
      )
      .filter(({ path }) => !SEVERAL.test(path))
      .filter(({ said }) =>
        [...said.matchAll(/(?<!of |full )\b1 ([a-z]+s)\b(?!\/)/g)].some(([, word]) => !SINGULAR.has(word!)),
      )
    expect(wrong.map(({ path, said }) => `${path}: ${said}`)).toEqual([])
  })
})
