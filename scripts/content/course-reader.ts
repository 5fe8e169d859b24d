import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { z } from 'zod'
import { ItemSchema } from '#app/content/item'
import { LessonFrontmatterSchema } from '#app/content/lesson'
import { LessonTranslationSchema } from '#app/content/translation'
import type { Located, LocatedItem, LocatedLesson, LocatedLessonTranslation, SourceText } from './course-source'
import { fingerprintOf } from './fingerprint'
import { parseYaml, type YamlFile } from './parse-yaml'
import type { Finding } from './report'

const CUT_SENTENCE = '(a half-width comma cut the sentence: npm run fix-punctuation -- <this file>)'

/** Parsed files by name; handed in again, only what changed since is parsed anew. */
export type ReadMemory = Map<string, { text: string; yaml: YamlFile }>

/** Reads the files of one course, and keeps what is not as its schema wants it. */
export class CourseReader {
  readonly faults: Finding[] = []
  constructor(
    private readonly root: string,
    private readonly memory: ReadMemory,
  ) {}

  /** Paths from the repository's root, sorted, so that findings come in a steady order. */
  list(folder: string, ending: string): string[] {
    let entries: string[]
    try {
      entries = readdirSync(join(this.root, folder), { recursive: true, encoding: 'utf8' })
    } catch {
      return []
    }
    return entries
      .filter((name) => name.endsWith(ending))
      .map((name) => relative(this.root, join(this.root, folder, name)).replaceAll('\\', '/'))
      .sort()
  }

  sources(folders: string[]): SourceText[] {
    return folders
      .flatMap((folder) => ['.yaml', '.mdx', '.svg'].flatMap((end) => this.list(folder, end)))
      .map((file) => ({ file, text: readFileSync(join(this.root, file), 'utf8') }))
  }

  one<T>(file: string, schema: z.ZodType<T>) {
    const yaml = this.yaml(file)
    if (!yaml) return undefined
    const value = this.check(yaml, [], schema)
    return value === undefined ? undefined : { yaml, located: { value, file, line: 1 } }
  }

  /** For material that a course may do without. */
  maybe<T>(file: string, schema: z.ZodType<T>) {
    return this.exists(file) ? this.one(file, schema) : undefined
  }

  maybeEntries<T>(file: string, key: string, schema: z.ZodType<T>): Located<T>[] {
    return this.exists(file) ? this.entries(file, key, schema) : []
  }

  /** One file per id, and beside it perhaps the same in another language: `ending` chooses which are read. */
  each<T extends { id: string }>(folder: string, schema: z.ZodType<T>, ending = '.yaml'): Located<T>[] {
    const files = this.list(folder, ending).filter((file) => ending === '.en.yaml' || !file.endsWith('.en.yaml'))
    return files.flatMap((file) => {
      const read = this.one(file, schema)
      if (!read) return []
      const named = basename(file, ending)
      if (read.located.value.id !== named)
        this.fault(file, 1, 'file-name', `id ${read.located.value.id} lies in ${named}${ending}`)
      return [read.located]
    })
  }

  /** Checks a list entry by entry, so that one bad entry does not hide the others. */
  entries<T>(file: string, key: string, schema: z.ZodType<T>, topic?: string): Located<T>[] {
    const yaml = this.yaml(file, topic)
    if (!yaml) return []
    const list = isRecord(yaml.data) ? yaml.data[key] : undefined
    if (!Array.isArray(list)) {
      this.fault(file, 1, 'schema', `${key}: a list is missing`, topic)
      return []
    }
    return list.flatMap((_, n) => {
      const value = this.check(yaml, [key, n], schema, topic)
      return value === undefined ? [] : [{ value, file, line: yaml.lineOf([key, n]) }]
    })
  }

  items(file: string): LocatedItem[] {
    const place = /\/items\/(t\d{2})\/([pscfr])\.yaml$/.exec(file)
    if (!place) {
      this.fault(file, 1, 'file-name', 'items lie in items/tNN/{p,s,c,f,r}.yaml')
      return []
    }
    const topic = place[1]!.toUpperCase()
    const pool = place[2]!.toUpperCase()
    const yaml = this.yaml(file, topic, true)
    if (isRecord(yaml?.data) && yaml.data.topic !== topic)
      this.fault(file, 1, 'item-place', `the file says topic ${yaml.data.topic}`, topic)
    return this.entries(file, 'items', ItemSchema, topic).map((item) => ({ ...item, topic, pool }))
  }

  lesson(file: string): LocatedLesson[] {
    return this.mdx(file, LessonFrontmatterSchema).map(({ text, ...lesson }) => ({
      ...lesson,
      fingerprint: fingerprintOf(text),
    }))
  }

  lessonTranslation(file: string): LocatedLessonTranslation[] {
    return this.mdx(file, LessonTranslationSchema).map(({ text: _, ...lesson }) => lesson)
  }

  private mdx<T>(file: string, schema: z.ZodType<T>) {
    const text = readFileSync(join(this.root, file), 'utf8').replaceAll('\r\n', '\n')
    const front = /^---\n([\s\S]*?)\n---\n/.exec(text)
    if (!front) {
      this.fault(file, 1, 'schema', 'front matter between two lines of --- is missing')
      return []
    }
    const yaml = this.parse(file, front[1]!, 1)
    const topic = isRecord(yaml.data) && yaml.data.topic ? String(yaml.data.topic) : undefined
    for (const fault of yaml.faults) this.faults.push({ ...fault, topics: topic ? [topic] : [] })
    if (yaml.faults.length > 0) return []
    const value = this.check(yaml, [], schema, topic)
    if (value === undefined) return []
    const body = text.slice(front[0].length)
    const bodyLine = front[0].split('\n').length
    return [{ value, file, line: 1, body, bodyLine, text }]
  }

  private exists(file: string): boolean {
    return existsSync(join(this.root, file))
  }

  private parse(file: string, text: string, lineOffset = 0): YamlFile {
    const known = this.memory.get(file)
    if (known?.text === text) return known.yaml
    const yaml = parseYaml(file, text, lineOffset)
    this.memory.set(file, { text, yaml })
    return yaml
  }

  private readonly parsed = new Map<string, YamlFile | undefined>()

  private yaml(file: string, topic?: string, silent = false): YamlFile | undefined {
    if (this.parsed.has(file)) return this.parsed.get(file)
    let text: string
    try {
      text = readFileSync(join(this.root, file), 'utf8')
    } catch {
      if (!silent) this.faults.push({ file, line: 1, rule: 'missing-file', message: 'no such file' })
      return undefined
    }
    const yaml = this.parse(file, text)
    for (const fault of yaml.faults) this.faults.push({ ...fault, topics: topic ? [topic] : [] })
    const sound = yaml.faults.length > 0 ? undefined : yaml
    this.parsed.set(file, sound)
    return sound
  }

  private check<T>(yaml: YamlFile, path: (string | number)[], schema: z.ZodType<T>, topic?: string): T | undefined {
    const parsed = schema.safeParse(yaml.at(path))
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      const where = [...path, ...issue.path.map((key) => (typeof key === 'symbol' ? '' : key))]
      const name = idOf(yaml.at(path))
      const cut = issue.code === 'unrecognized_keys' && /\p{Script=Han}/u.test(issue.message)
      const hint = cut ? ` ${CUT_SENTENCE}` : ''
      const message = `${name}${where.join('.') || 'file'}: ${issue.message}${hint}`
      this.fault(yaml.file, yaml.lineOf(where), 'schema', message, topic)
    }
    return undefined
  }

  fault(file: string, line: number, rule: string, message: string, topic?: string) {
    this.faults.push({ file, line, rule, message, topics: topic ? [topic] : [] })
  }
}

function idOf(value: unknown): string {
  return isRecord(value) && typeof value.id === 'string' ? `${value.id} ` : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
