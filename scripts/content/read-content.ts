// Reads one course from disk: typed content plus the faults of every file that is not as its schema wants it. The build step
// writes the result to one JSON file per course; the checker judges it.
import { basename } from 'node:path'
import { BlueprintSchema } from '#app/content/blueprint'
import { CardCaseSchema, CardCustomerSchema, CardOrdersSchema } from '#app/content/card-case'
import { ChatScriptSchema } from '#app/content/chat-script'
import { ChecklistSchema } from '#app/content/checklist'
import { DrillSetSchema } from '#app/content/drill-set'
import { OralQuestionSchema } from '#app/content/oral-question'
import { PassageSchema } from '#app/content/passage'
import { PhoneCardSchema } from '#app/content/phone-card'
import { ForbiddenFileSchema, PhraseSchema, SlotFileSchema } from '#app/content/phrase'
import { type Plan, PlanSchema } from '#app/content/plan'
import { ProductSchema } from '#app/content/product'
import { PromotionSettingsSchema } from '#app/content/promotion-settings'
import { QuestionnaireSchema } from '#app/content/questionnaire'
import { RubricSchema } from '#app/content/rubric'
import { RuleSchema } from '#app/content/rule'
import { ShopCaseSchema } from '#app/content/shop-case'
import { TranscriptSchema } from '#app/content/transcript'
import { ChecklistTranslationSchema, RubricTranslationSchema, RuleTranslationSchema } from '#app/content/translation'
import {
  CourseSchema,
  HarmlessPairSchema,
  MentionsSchema,
  PeopleSchema,
  ReviewedSchema,
  ShopSchema,
  WordingsSchema,
  YearSchema,
} from './course-files'
import { CourseReader, type ReadMemory } from './course-reader'
import type { CourseSource, LocatedItem, ReadContent } from './course-source'
import type { YamlFile } from './parse-yaml'
import { fillProductSlots } from './product-slots'
import { digestOf, shopFactsOf } from './shop-facts'

/** What only the judge of replies is taught by (judge/read-teaching.ts). */
const TAUGHT = /\/phrases\/(?:meanings|judged|faults)\//

/** Reads one course of `<root>/content`; never throws for bad content, only for an unreadable disk. */
export function readContent(root: string, course: string, memory: ReadMemory = new Map()): ReadContent {
  const reader = new CourseReader(root, memory)
  const at = `content/courses/${course}`
  const exams = `content/exams/${course}`
  const plan = reader.one(`${at}/plan.yaml`, PlanSchema)
  const reviewed = reader.one(`${at}/shop/reviewed.yaml`, ReviewedSchema)?.located.value
  const products = reader.entries(`${at}/shop/catalogue.yaml`, 'products', ProductSchema).map(({ value }) => value)
  const filled = (read: LocatedItem): LocatedItem => {
    const { item, unknown } = fillProductSlots(read.value, products)
    for (const slot of unknown) reader.fault(read.file, read.line, 'product-slot', `${item.id} ${slot}`, read.topic)
    return { ...read, value: item }
  }
  const content: CourseSource = {
    id: course,
    course: reader.one(`${at}/course.yaml`, CourseSchema)?.located,
    plan: plan?.located,
    planLines: plan ? planLines(plan.yaml, plan.located.value) : new Map(),
    promotion: reader.one(`${at}/promotion.yaml`, PromotionSettingsSchema)?.located,
    lessons: reader.list(`${at}/days`, '.zh-CN.mdx').flatMap((file) => reader.lesson(file)),
    items: reader.list(`${exams}/items`, '.yaml').flatMap((file) => reader.items(file).map(filled)),
    harmlessPairs: reader.maybeEntries(`${exams}/harmless.yaml`, 'pairs', HarmlessPairSchema),
    phrases: reader
      .list(`${at}/phrases`, '.yaml')
      .filter((file) => !/\/(slots|forbidden|sets|judge|cases)\.yaml$/.test(file) && !TAUGHT.test(file))
      .flatMap((file) => reader.entries(file, 'phrases', PhraseSchema)),
    cardCases: reader.maybeEntries(`${at}/phrases/cases.yaml`, 'cases', CardCaseSchema),
    cardCustomers: reader.maybeEntries(`${at}/phrases/cases.yaml`, 'customers', CardCustomerSchema),
    cardOrders: reader.maybe(`${at}/phrases/cases.yaml`, CardOrdersSchema)?.located.value.orders ?? null,
    slots: reader.maybe(`${at}/phrases/slots.yaml`, SlotFileSchema)?.located.value.slots ?? [],
    forbidden: reader.maybe(`${at}/phrases/forbidden.yaml`, ForbiddenFileSchema)?.located.value.words ?? [],
    drillSets: reader.maybeEntries(`${at}/phrases/sets.yaml`, 'sets', DrillSetSchema),
    rubrics: reader.each(`${at}/rubrics`, RubricSchema),
    blueprints: reader.each(`${exams}/blueprints`, BlueprintSchema),
    checklists: reader.each(`${at}/checklists`, ChecklistSchema),
    rules: reader.each(`${at}/rules`, RuleSchema),
    recordedRules: reader.maybe(`${at}/wordings.yaml`, WordingsSchema)?.located.value.rules ?? {},
    questionnaires: reader.each(`${at}/questionnaires`, QuestionnaireSchema),
    transcripts: reader.each(`${at}/transcripts`, TranscriptSchema),
    english: {
      lessons: reader.list(`${at}/days`, '.en.mdx').flatMap((file) => reader.lessonTranslation(file)),
      rules: reader.each(`${at}/rules`, RuleTranslationSchema, '.en.yaml'),
      checklists: reader.each(`${at}/checklists`, ChecklistTranslationSchema, '.en.yaml'),
      rubrics: reader.each(`${at}/rubrics`, RubricTranslationSchema, '.en.yaml'),
    },
    phoneCards: reader.maybeEntries(`${exams}/phone/cards.yaml`, 'cards', PhoneCardSchema),
    oralQuestions: reader.maybeEntries(`${exams}/oral/questions.yaml`, 'questions', OralQuestionSchema),
    passages: reader.maybeEntries(`${exams}/typing/passages.yaml`, 'passages', PassageSchema),
    cases: reader.list(`${at}/chats/cases`, '.yaml').flatMap((file) => reader.entries(file, 'cases', ShopCaseSchema)),
    chatScripts: [`${at}/chats/scripts`, `${exams}/chats`]
      .flatMap((folder) => reader.list(folder, '.yaml'))
      .flatMap((file) => reader.entries(file, 'scripts', ChatScriptSchema)),
    products: products.map((product) => ({ ...product, digest: digestOf(product) })),
    reviewedProducts: reviewed?.products ?? {},
    shopFacts: shopFactsOf(
      reader.one(`${at}/shop/shop.yaml`, ShopSchema)?.located.value ?? {},
      reader.one(`${at}/shop/people.yaml`, PeopleSchema)?.located.value ?? {},
      reader.maybe(`${at}/shop/year.yaml`, YearSchema)?.located.value,
    ),
    reviewedFacts: reviewed?.facts ?? {},
    mentions: reader.one(`${at}/shop/mentions.yaml`, MentionsSchema)?.located.value.mentions ?? {},
    figures: reader.list(`${at}/figures`, '.svg').map((file) => basename(file, '.svg')),
    sources: [],
  }
  // Replies are written as people type them; how lessons are punctuated is not their law.
  content.sources = reader.sources([at, exams]).filter(({ file }) => !TAUGHT.test(file))
  const named = content.course?.value.id
  if (named !== undefined && named !== course)
    reader.fault(`${at}/course.yaml`, 1, 'file-name', `id ${named} lies in the folder ${course}`)
  if (plan && plan.located.value.course !== course)
    reader.fault(`${at}/plan.yaml`, 1, 'file-name', `is the plan of ${plan.located.value.course}`)
  return { content, faults: reader.faults }
}

function planLines(yaml: YamlFile, plan: Plan): Map<string, number> {
  const lines = new Map<string, number>()
  for (const [d, day] of plan.days.entries())
    for (const [a, activity] of day.activities.entries())
      lines.set(activity.id, yaml.lineOf(['days', d, 'activities', a]))
  return lines
}
