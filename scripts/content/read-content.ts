// Reads one course from disk: typed content plus the faults of every file that is not as its schema wants it. The build step
// writes the result to one JSON file per course; the checker judges it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { z } from 'zod'
import { type Blueprint, BlueprintSchema } from '#app/content/blueprint'
import { type Checklist, ChecklistSchema } from '#app/content/checklist'
import { type DrillSet, DrillSetSchema } from '#app/content/drill-set'
import { type Item, ItemSchema, POOLS } from '#app/content/item'
import { type LessonFrontmatter, LessonFrontmatterSchema } from '#app/content/lesson'
import { type OralQuestion, OralQuestionSchema } from '#app/content/oral-question'
import { type Passage, PassageSchema } from '#app/content/passage'
import { type PhoneCard, PhoneCardSchema } from '#app/content/phone-card'
import { ForbiddenFileSchema, type MustNot, type Phrase, PhraseSchema, SlotFileSchema } from '#app/content/phrase'
import { type Plan, PlanSchema } from '#app/content/plan'
import { type PromotionSettings, PromotionSettingsSchema } from '#app/content/promotion-settings'
import { type Questionnaire, QuestionnaireSchema } from '#app/content/questionnaire'
import { type Rubric, RubricSchema } from '#app/content/rubric'
import { type Rule, RuleSchema } from '#app/content/rule'
import { type Transcript, TranscriptSchema } from '#app/content/transcript'
import { parseYaml, type YamlFile } from './parse-yaml'
import type { Finding } from './report'
import { digestOf, type ShopFact, shopFactsOf } from './shop-facts'

/** What this course promises beyond what every course has to hold; the checker counts it. */
const ExpectsSchema = z.strictObject({
  /** Cards QR-01 to QR-nn, without a gap. */
  phrases: z.int().min(0).max(99).default(0),
  /** The last day whose teaching a pool may ask about. */
  poolLastDay: z.partialRecord(z.enum(POOLS), z.int().min(1)).default({}),
  /** Chinese characters of a lesson. */
  lessonLength: z.strictObject({ least: z.int().min(1), most: z.int().min(1) }).default({ least: 800, most: 2000 }),
  /** Papers without a shared family that the bank has to hold for each blueprint. */
  disjointForms: z.int().min(1).max(4).default(2),
})

const CourseSchema = z.looseObject({
  id: z.string(),
  title: z.string().trim().min(1),
  zone: z.string().refine(isZone, { message: 'a time zone such as Asia/Shanghai' }),
  trainingDays: z.int().min(1),
  expects: ExpectsSchema.prefault({}),
  topics: z.array(z.strictObject({ id: z.string().regex(/^T\d{2}$/), name: z.string(), taughtOn: z.int() })),
})
const ProductSchema = z.looseObject({ id: z.string().regex(/^X\d{3}$/), name: z.string() })

const ReviewedSchema = z.strictObject({
  products: z.record(z.string(), z.string()),
  facts: z.record(z.string(), z.string()).default({}),
})
const MentionsSchema = z.strictObject({ mentions: z.record(z.string(), z.array(z.string().trim().min(1)).min(1)) })
const ShopSchema = z.looseObject({ id: z.string() })
const PeopleSchema = z.looseObject({})

/** A piece of content and where it stands; `line` counts from 1. */
export interface Located<T> {
  value: T
  file: string
  line: number
}

export interface LocatedItem extends Located<Item> {
  /** By the folder the file lies in. */
  topic: string
  /** By the file's name. */
  pool: string
}

export interface LocatedLesson extends Located<LessonFrontmatter> {
  body: string
  /** Line of the body's first line. */
  bodyLine: number
}

export interface SourceText {
  file: string
  text: string
}

export interface CourseSource {
  /** The name of the course's folder. */
  id: string
  course: Located<z.infer<typeof CourseSchema>> | undefined
  plan: Located<Plan> | undefined
  /** Line of each plan row by its id. */
  planLines: Map<string, number>
  promotion: Located<PromotionSettings> | undefined
  lessons: LocatedLesson[]
  items: LocatedItem[]
  phrases: Located<Phrase>[]
  slots: { name: string; label: string; sample: string }[]
  forbidden: MustNot[]
  drillSets: Located<DrillSet>[]
  rubrics: Located<Rubric>[]
  blueprints: Located<Blueprint>[]
  checklists: Located<Checklist>[]
  rules: Located<Rule>[]
  questionnaires: Located<Questionnaire>[]
  transcripts: Located<Transcript>[]
  phoneCards: Located<PhoneCard>[]
  oralQuestions: Located<OralQuestion>[]
  passages: Located<Passage>[]
  products: { id: string; name: string; digest: string }[]
  /** Digest of each product as it was when everything that mentions it was last read through (shop/reviewed.yaml). */
  reviewedProducts: Record<string, string>
  /** Each decision of the shop and each person in it. */
  shopFacts: ShopFact[]
  reviewedFacts: Record<string, string>
  /** Words by which the content speaks of a fact (shop/mentions.yaml). */
  mentions: Record<string, string[]>
  /** Names of the figures, without folder and extension. */
  figures: string[]
  /** Every text file as it stands, for checks on characters. */
  sources: SourceText[]
}

export interface ReadContent {
  content: CourseSource
  faults: Finding[]
}

const CUT_SENTENCE = '(a half-width comma cut the sentence: npm run fix-punctuation -- <this file>)'

/** Every folder of content/courses is a course. */
function listCourses(root: string): string[] {
  const entries = readdirSync(join(root, 'content/courses'), { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

/** The courses named, or all there are. @throws when one is not there, and when there is none. */
export function chooseCourses(root: string, named: readonly string[] = []): string[] {
  const present = listCourses(root)
  const unknown = named.filter((course) => !present.includes(course))
  if (unknown.length > 0 || present.length === 0)
    throw new Error(`There is no course ${unknown.join(', ')} in content/courses; there are: ${present.join(', ')}`)
  return named.length > 0 ? [...named] : present
}

/** Parsed files by name; handed in again, only what changed since is parsed anew. */
export type ReadMemory = Map<string, { text: string; yaml: YamlFile }>

/** Reads one course of `<root>/content`; never throws for bad content, only for an unreadable disk. */
export function readContent(root: string, course: string, memory: ReadMemory = new Map()): ReadContent {
  const reader = new Reader(root, memory)
  const at = `content/courses/${course}`
  const exams = `content/exams/${course}`
  const plan = reader.one(`${at}/plan.yaml`, PlanSchema)
  const reviewed = reader.one(`${at}/shop/reviewed.yaml`, ReviewedSchema)?.located.value
  const content: CourseSource = {
    id: course,
    course: reader.one(`${at}/course.yaml`, CourseSchema)?.located,
    plan: plan?.located,
    planLines: plan ? planLines(plan.yaml, plan.located.value) : new Map(),
    promotion: reader.one(`${at}/promotion.yaml`, PromotionSettingsSchema)?.located,
    lessons: reader.list(`${at}/days`, '.zh-CN.mdx').flatMap((file) => reader.lesson(file)),
    items: reader.list(`${exams}/items`, '.yaml').flatMap((file) => reader.items(file)),
    phrases: reader
      .list(`${at}/phrases`, '.yaml')
      .filter((file) => !/\/(slots|forbidden|sets)\.yaml$/.test(file))
      .flatMap((file) => reader.entries(file, 'phrases', PhraseSchema)),
    slots: reader.maybe(`${at}/phrases/slots.yaml`, SlotFileSchema)?.located.value.slots ?? [],
    forbidden: reader.maybe(`${at}/phrases/forbidden.yaml`, ForbiddenFileSchema)?.located.value.words ?? [],
    drillSets: reader.maybeEntries(`${at}/phrases/sets.yaml`, 'sets', DrillSetSchema),
    rubrics: reader.each(`${at}/rubrics`, RubricSchema),
    blueprints: reader.each(`${exams}/blueprints`, BlueprintSchema),
    checklists: reader.each(`${at}/checklists`, ChecklistSchema),
    rules: reader.each(`${at}/rules`, RuleSchema),
    questionnaires: reader.each(`${at}/questionnaires`, QuestionnaireSchema),
    transcripts: reader.each(`${at}/transcripts`, TranscriptSchema),
    phoneCards: reader.maybeEntries(`${exams}/phone/cards.yaml`, 'cards', PhoneCardSchema),
    oralQuestions: reader.maybeEntries(`${exams}/oral/questions.yaml`, 'questions', OralQuestionSchema),
    passages: reader.maybeEntries(`${exams}/typing/passages.yaml`, 'passages', PassageSchema),
    products: reader
      .entries(`${at}/shop/catalogue.yaml`, 'products', ProductSchema)
      .map(({ value }) => ({ id: value.id, name: value.name, digest: digestOf(value) })),
    reviewedProducts: reviewed?.products ?? {},
    shopFacts: shopFactsOf(
      reader.one(`${at}/shop/shop.yaml`, ShopSchema)?.located.value ?? {},
      reader.one(`${at}/shop/people.yaml`, PeopleSchema)?.located.value ?? {},
    ),
    reviewedFacts: reviewed?.facts ?? {},
    mentions: reader.one(`${at}/shop/mentions.yaml`, MentionsSchema)?.located.value.mentions ?? {},
    figures: reader.list(`${at}/figures`, '.svg').map((file) => basename(file, '.svg')),
    sources: [],
  }
  content.sources = reader.sources([at, exams])
  const named = content.course?.value.id
  if (named !== undefined && named !== course)
    reader.fault(`${at}/course.yaml`, 1, 'file-name', `id ${named} lies in the folder ${course}`)
  if (plan && plan.located.value.course !== course)
    reader.fault(`${at}/plan.yaml`, 1, 'file-name', `is the plan of ${plan.located.value.course}`)
  return { content, faults: reader.faults }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function planLines(yaml: YamlFile, plan: Plan): Map<string, number> {
  const lines = new Map<string, number>()
  for (const [d, day] of plan.days.entries())
    for (const [a, activity] of day.activities.entries())
      lines.set(activity.id, yaml.lineOf(['days', d, 'activities', a]))
  return lines
}

class Reader {
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

  each<T extends { id: string }>(folder: string, schema: z.ZodType<T>): Located<T>[] {
    return this.list(folder, '.yaml').flatMap((file) => {
      const read = this.one(file, schema)
      if (!read) return []
      const named = basename(file, '.yaml')
      if (read.located.value.id !== named)
        this.fault(file, 1, 'file-name', `id ${read.located.value.id} lies in ${named}.yaml`)
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
    const text = readFileSync(join(this.root, file), 'utf8').replaceAll('\r\n', '\n')
    const front = /^---\n([\s\S]*?)\n---\n/.exec(text)
    if (!front) {
      this.fault(file, 1, 'schema', 'front matter between two lines of --- is missing')
      return []
    }
    const yaml = this.parse(file, front[1]!, 1)
    const topic = isRecord(yaml.data) ? String(yaml.data.topic) : undefined
    for (const fault of yaml.faults) this.faults.push({ ...fault, topics: topic ? [topic] : [] })
    const value = this.check(yaml, [], LessonFrontmatterSchema, topic)
    if (value === undefined) return []
    const body = text.slice(front[0].length)
    const bodyLine = front[0].split('\n').length
    return [{ value, file, line: 1, body, bodyLine }]
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
