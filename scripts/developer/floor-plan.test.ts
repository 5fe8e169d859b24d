import { describe, expect, it } from 'vitest'
import { ACTIVITY_TYPES } from '#app/content/activity-settings'
import { areaImports, areasInCircles, longFiles, placesOfTypes, readSources, type SourceFile } from './floor-plan'

/** Files that may be longer, each with its reason. Nothing is: a long file has two purposes. */
const MAY_BE_LONGER: readonly string[] = []

const sources = readSources(['app', 'db', 'scripts'])

const written = (file: string, text: string): SourceFile => ({ file, text, lines: text.split('\n').length - 1 })

describe('the house', () => {
  it('has no file that is too long', () => {
    const tooLong = longFiles(sources).map(({ file, lines }) => `${file} ${lines}`)
    expect(tooLong.filter((line) => !MAY_BE_LONGER.some((file) => line.startsWith(`${file} `)))).toEqual([])
  })

  it('has no areas in circles', () => {
    const imports = areaImports(sources)
    expect(imports.size).toBeGreaterThan(15)
    expect(areasInCircles(imports)).toEqual([])
  })

  it('lists the types of activity in few places', () => {
    expect(placesOfTypes(sources, ACTIVITY_TYPES).length).toBeLessThanOrEqual(6)
  })
})

describe('the measures', () => {
  it('see a circle through types and over a third area', () => {
    const imports = areaImports([
      written('app/features/a/x.ts', "import type { Y } from '../b/y'\n"),
      written('app/features/b/y.ts', "import { z } from '#app/features/c/z'\n"),
      written('app/features/c/z.ts', "import { x } from '../a/x'\n"),
      written('app/features/d/w.ts', "import { x } from '../a/x'\n"),
    ])
    expect(areasInCircles(imports)).toEqual(['a', 'b', 'c'])
  })

  it('count lines, but not those of messages, migrations and tests', () => {
    const long = 'x\n'.repeat(301)
    const files = ['app/i18n/a.ts', 'db/migrations/001.ts', 'app/a.test.ts', 'app/a.ts'].map((f) => written(f, long))
    expect(longFiles(files).map(({ file }) => file)).toEqual(['app/a.ts'])
    expect(longFiles([written('app/a.ts', 'x\n'.repeat(300))])).toEqual([])
  })
})
