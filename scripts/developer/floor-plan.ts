// Measures the house as it is drawn in docs/architecture.md: files, areas, who needs whom, and what a new activity type touches.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const LONGEST_FILE = 300

const SOURCE = /\.(tsx?|mjs)$/
const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g

export interface SourceFile {
  /** From the repository's root, with slashes. */
  file: string
  lines: number
  text: string
}

export function readSources(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => SOURCE.test(name))
      .map((name) => {
        const file = path.posix.join(folder, name.replaceAll('\\', '/'))
        const text = readFileSync(file, 'utf8')
        return { file, text, lines: text.split('\n').length - 1 }
      }),
  )
}

/** Messages and migrations are lists and grow with what they list; of tests and stylesheets nothing is said. */
export function longFiles(sources: readonly SourceFile[]): SourceFile[] {
  return sources
    .filter(({ file }) => !/^(app\/i18n|db\/migrations)\//.test(file) && !/\.test\.tsx?$/.test(file))
    .filter(({ lines }) => lines > LONGEST_FILE)
    .sort((a, b) => b.lines - a.lines)
}

function areaOf(file: string): string | undefined {
  return /^app\/features\/([^/]+)\//.exec(file)?.[1]
}

export function linesPerArea(sources: readonly SourceFile[]): [area: string, lines: number][] {
  const lines = new Map<string, number>()
  for (const source of sources) {
    const area = areaOf(source.file)
    if (area && !/\.test\.tsx?$/.test(source.file)) lines.set(area, (lines.get(area) ?? 0) + source.lines)
  }
  return [...lines].sort((a, b) => b[1] - a[1])
}

/** Types included: an area that only names another's types still cannot be read without it. */
export function areaImports(sources: readonly SourceFile[]): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>()
  for (const { file, text } of sources) {
    const from = areaOf(file)
    if (!from || /\.test\.tsx?$/.test(file)) continue
    const known = imports.get(from) ?? new Set()
    imports.set(from, known)
    for (const [, target] of text.matchAll(IMPORT)) {
      const at = target!.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), target!)
        : target!.replace(/^#/, '')
      const to = areaOf(at)
      if (to && to !== from) known.add(to)
    }
  }
  return imports
}

function reachedFrom(area: string, imports: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>()
  const ahead = [...(imports.get(area) ?? [])]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    ahead.push(...(imports.get(next) ?? []))
  }
  return reached
}

/** Areas that are needed by what they need. */
export function areasInCircles(imports: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...imports.keys()].filter((area) => reachedFrom(area, imports).has(area)).sort()
}

/**
 * Where every type is listed by name, and a new one therefore has to be: files outside the folders of the types that write
 * the name of each of them as a word of code. `types` are the names.
 */
export function placesOfTypes(sources: readonly SourceFile[], types: readonly string[]): string[] {
  const named = types.map((type) => new RegExp(`(^\\s*|[{,] ?)'?${type}'?:`, 'm'))
  return sources
    .filter(({ file }) => !file.startsWith('app/features/activities/types/') && !/\.test\.tsx?$/.test(file))
    .filter(({ text }) => named.every((name) => name.test(text)))
    .map(({ file }) => file)
    .sort()
}
