// Puts what was read from content/ into the shape the server loads; compiled lessons come from the caller.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { ContentFile, LessonFile } from '#app/content/content-file'
import type { LocatedLesson, ReadContent } from './course-source'
import { countOf, type Finding } from './report'
import { spell } from './spell'
import { standingTranslations } from './translated'

function namesIn(body: string, pattern: RegExp): string[] {
  return [...new Set([...body.matchAll(pattern)].map((match) => match[1]!))]
}

function plainText(body: string): string {
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/[#*|>`_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function checklistsIn(body: string): LessonFile['checklists'] {
  return [...body.matchAll(/<Checklist title="([^"]*)">([\s\S]*?)<\/Checklist>/g)].map(([, title, inner]) => ({
    title: title!,
    items: [...inner!.matchAll(/^\s*(?:[-*]|\d+\.)\s+(.+)$/gm)].map((line) =>
      line[1]!.replace(/<[^>]*>|\*\*|`/g, '').trim(),
    ),
  }))
}

/** All that can be said of a lesson without compiling it. */
export function describeLesson(lesson: LocatedLesson): Omit<LessonFile, 'moduleFile' | 'toc'> {
  const text = plainText(lesson.body)
  return {
    ...lesson.value,
    text,
    characters: (text.match(/\p{Script=Han}/gu) ?? []).length,
    phraseCodes: namesIn(lesson.body, /<Phrase code="([a-z]+)"/g),
    productIds: namesIn(lesson.body, /<Product id="(X\d{3})"/g),
    figures: namesIn(lesson.body, /<Figure\s[^>]*?name="([a-z0-9-]+)"/g),
    checklists: checklistsIn(lesson.body),
  }
}

/** @throws with the first faults when the content cannot be read or drawn. */
export function assertFaultless(faults: readonly Finding[]): void {
  if (faults.length === 0) return
  const first = faults.slice(0, 30).map((fault) => `${fault.file}:${fault.line} ${fault.message}`)
  throw new Error(
    [`The content has ${countOf(faults.length, 'fault')}; npm run check-content shows them all.`, ...first].join('\n'),
  )
}

/** Lessons are put into plan order. @throws without a plan and promotion settings. */
export function assembleContent(
  root: string,
  { content }: ReadContent,
  {
    lessons,
    englishLessons,
    judgeVersion,
    meaningsInWords,
  }: Pick<ContentFile, 'judgeVersion' | 'meaningsInWords'> & {
    lessons: readonly LessonFile[]
    englishLessons: LessonFile[]
  },
): ContentFile {
  if (!content.plan || !content.promotion) throw new Error('The content has no sound plan.yaml or promotion.yaml.')
  const at = path.join(root, 'content/courses', content.id)
  const yamlOf = <T>(file: string) => parse(readFileSync(path.join(at, file), 'utf8')) as T
  const values = <T>(list: { value: T }[]) => list.map((entry) => entry.value)
  const plan = content.plan.value
  const order = plan.days.flatMap((day) => day.activities.flatMap((activity) => activity.lessons))
  const rank = new Map(order.map((id, n) => [id, n]))
  const { expects: _, ...course } = yamlOf<ContentFile['course'] & { expects?: unknown }>('course.yaml')
  const products = content.products.map(({ digest: _digest, ...product }) => product)
  const file: Omit<ContentFile, 'hash'> = {
    course,
    plan,
    lessons: [...lessons].sort((a, b) => (rank.get(a.id) ?? 999) - (rank.get(b.id) ?? 999) || a.id.localeCompare(b.id)),
    items: content.items.map((item) => ({ ...item.value, topic: item.topic })),
    blueprints: values(content.blueprints),
    phrases: values(content.phrases),
    caseBook: {
      cases: values(content.cardCases),
      customers: values(content.cardCustomers),
      orders: content.cardOrders,
    },
    slots: content.slots,
    forbidden: content.forbidden,
    meaningsInWords,
    judgeVersion,
    drillSets: values(content.drillSets),
    rubrics: values(content.rubrics),
    checklists: values(content.checklists),
    rules: values(content.rules),
    questionnaires: values(content.questionnaires),
    transcripts: values(content.transcripts),
    english: {
      lessons: englishLessons,
      checklists: standingTranslations(content).checklists,
      rules: values(content.english.rules),
      rubrics: values(content.english.rubrics),
    },
    phoneCards: values(content.phoneCards),
    oralQuestions: values(content.oralQuestions),
    passages: values(content.passages),
    promotion: content.promotion.value,
    shop: yamlOf('shop/shop.yaml'),
    products,
    cases: values(content.cases),
    chatScripts: values(content.chatScripts),
    spellings: spell([
      ...course.topics.map(({ name }) => name),
      ...[...lessons, ...values(content.rules), ...values(content.checklists), ...values(content.transcripts)].map(
        ({ title }) => title,
      ),
      ...values(content.phrases).map(({ name }) => name),
      ...products.flatMap(({ name, category }) => [name, category]),
    ]),
    figures: Object.fromEntries(
      content.figures.map((name) => [name, readFileSync(path.join(at, 'figures', `${name}.svg`), 'utf8')]),
    ),
  }
  const hash = createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 16)
  return { hash, ...file }
}
