// Small pieces of content for the checker's tests: sound unless a test says otherwise.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Blueprint } from '#app/content/blueprint'
import type { Item } from '#app/content/item'
import type { LessonFrontmatter } from '#app/content/lesson'
import type { Phrase } from '#app/content/phrase'
import type { Activity } from '#app/content/plan'
import type { Product } from '#app/content/product'
import type { CourseSource, Located, LocatedItem, LocatedLesson } from './course-source'
import type { Check, CheckOptions, Judged } from './report'

export const TODAY: CheckOptions = { today: '2026-11-22' }

export function located<T>(value: T, file = 'content/file.yaml'): Located<T> {
  return { value, file, line: 1 }
}

export function aContent(change: Partial<CourseSource> = {}): CourseSource {
  const topics = ['T01', 'T02', 'T03'].map((id) => ({ id, name: id, taughtOn: 1 }))
  return {
    id: 'cs-onboarding',
    course: located({
      id: 'cs-onboarding',
      title: '课程',
      zone: 'Asia/Shanghai',
      trainingDays: 23,
      finishWithinCalendarDays: 30,
      expects: {
        phrases: 78,
        poolLastDay: { S: 7, C: 17 },
        lessonLength: { least: 800, most: 2000 },
        figures: { shown: 0, lessons: 0 },
        disjointForms: {},
        englishUntilDay: 0,
      },
      topics,
    }),
    plan: undefined,
    planLines: new Map(),
    promotion: undefined,
    lessons: [],
    items: [],
    harmlessPairs: [],
    phrases: [],
    cardCases: [],
    cardCustomers: [],
    cardOrders: null,
    slots: [],
    forbidden: [],
    drillSets: [],
    rubrics: [],
    blueprints: [],
    checklists: [],
    rules: [],
    recordedRules: {},
    questionnaires: [],
    transcripts: [],
    english: { lessons: [], rules: [], checklists: [], rubrics: [] },
    phoneCards: [],
    oralQuestions: [],
    passages: [],
    cases: [],
    chatScripts: [],
    products: [aProduct()],
    reviewedProducts: { X601: 'same' },
    shopFacts: [],
    reviewedFacts: {},
    mentions: {},
    figures: [],
    sources: [],
    ...change,
  }
}

export function aProduct(change: Partial<Product & { digest: string }> = {}): Product & { digest: string } {
  return {
    id: 'X601',
    name: '家居服',
    category: '家居服',
    material: '棉',
    sevenDay: 'yes',
    care: '阴干',
    weak: '会缩水',
    skus: [{ size: 'L', color: '米', price: 159, stock: 9, weight: 470 }],
    digest: 'same',
    ...change,
  }
}

let made = 0

/** Loose on purpose: a test also needs items that no schema would let through. */
export function anItem(change: Record<string, unknown> = {}, topic = 'T01', pool = 'P'): LocatedItem {
  made++
  const number = String(made % 1000).padStart(3, '0')
  const value = {
    id: `${topic}-${pool}-${number}`,
    family: `${topic.toLowerCase()}-family-${made}`,
    pool,
    day: 3,
    difficulty: 'medium',
    cognition: 'case',
    type: 'single',
    stem: `第 ${made} 问 ${'甲乙丙丁戊己庚辛壬癸'[made % 10]}${made}`,
    explanation: '因为如此。',
    lesson: 'd01-company',
    source: ['SHOP'],
    grade: 'shop',
    options: someOptions(made % 4),
    ...change,
  } as Item
  const file = `content/exams/cs-onboarding/items/${topic.toLowerCase()}/${pool.toLowerCase()}.yaml`
  return { value, file, line: made, topic, pool }
}

export function someOptions(key: number, texts = ['先核实', '先退款', '先转交', '先道歉']) {
  return texts.map((text, n) => ({ text, ...(n === key ? { correct: true } : {}), why: '说明' }))
}

/** The parts that no lesson goes without; 17 characters long. */
export const LESSON_PARTS = [
  '<Chat title="一问">\n</Chat>',
  '<Pair>\n<Wrong>\n\n甲\n\n</Wrong>\n<Right>\n\n乙\n\n</Right>\n<Why>\n\n丙\n\n</Why>\n</Pair>',
  '<Rule grade="H" on="2026-04-09" source="规范">付款后发货</Rule>',
  '## 常见错误\n\n没看就答。',
].join('\n\n')

export function aLesson(
  change: Partial<LessonFrontmatter> = {},
  body = `${LESSON_PARTS}\n\n## 标题\n\n${'字'.repeat(1000)}\n`,
): LocatedLesson {
  const value: LessonFrontmatter = {
    id: 'd01-company',
    title: '公司',
    day: 1,
    topic: 'T01',
    minutes: 20,
    goal: '目标',
    why: '原因',
    sources: ['SHOP'],
    reviewOn: '2027-01-01',
    mentor: ['看一眼'],
    check: [{ id: 'q1', type: 'truefalse', stem: '对吗', answer: true, why: '对' }],
    ...change,
  }
  const day = String(value.day).padStart(2, '0')
  const file = `content/courses/cs-onboarding/days/day-${day}/${value.id}.zh-CN.mdx`
  return { value, file, line: 1, body, bodyLine: 10, fingerprint: 'a'.repeat(16) }
}

export function aPhrase(change: Partial<Phrase> = {}): Phrase {
  return {
    id: 'QR-01',
    code: 'hy',
    name: '招呼',
    stage: 'pre',
    limitSeconds: 30,
    texts: ['您好,我是{agent},请问看哪一款?', '您好,我是{agent},您在看哪一款?'],
    must: [
      { point: '问好', says: 'greeting' },
      { point: '反问', says: 'asks-need' },
    ],
    mustNot: [{ word: '绝对', why: '说满了' }],
    utterances: [
      { text: '在吗', tone: 'plain' },
      { text: '您好，请问有人吗', tone: 'polite' },
      { text: '快点', tone: 'hurried' },
      { text: '人都死哪去了', tone: 'angry' },
      { text: '有认吗', tone: 'misspelt', meant: '有人吗' },
      { text: '老板在不', tone: 'colloquial' },
    ],
    explain: '先把人接住。',
    ...change,
  }
}

/** Settings are taken as they are, so that a row may name what does not exist. */
type ActivityChange = Partial<Omit<Activity, 'settings'>> & { settings?: Record<string, unknown> }

export function anActivity(change: ActivityChange = {}): Activity {
  const row = {
    id: 'D01-1',
    title: '活动',
    type: 'lecture',
    start: '09:00',
    minutes: 30,
    leader: 'lecturer',
    signers: [],
    lessons: [],
    settings: {},
    brief: '一句话。',
    ...change,
  }
  return row as Activity
}

export function aPlan(activities: Activity[]): Pick<CourseSource, 'plan' | 'planLines'> {
  const days = [{ day: 1, title: '第一天', goal: '目标', activities }]
  return {
    plan: located({ course: 'cs-onboarding', version: 1, title: '计划', days }),
    planLines: new Map(activities.map((activity, n) => [activity.id, n + 1])),
  }
}

export function aBlueprint(change: Partial<Blueprint> = {}): Blueprint {
  return {
    id: 'd22-final',
    version: 1,
    title: '考试',
    kind: 'final',
    activity: 'D22-1',
    minutes: 30,
    passPercent: 80,
    pool: 'F',
    window: {},
    topics: { T01: 1 },
    types: { single: 1, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
    difficulty: { easy: 40, medium: 45, hard: 15 },
    points: { item: 1, scenario: 4 },
    markers: 2,
    ...change,
  }
}

/** Writes files into a fresh folder and returns its path. */
export function aTree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** “fault rule” or “warning rule”, each once. */
export function verdicts(check: Check, content: CourseSource, options = TODAY): string[] {
  return [...new Set(check(content, options).map((one: Judged) => `${one.severity} ${one.rule}`))]
}
