// What a course is once it is read: typed content, each piece with the place where it stands.
import type { z } from 'zod'
import type { Blueprint } from '#app/content/blueprint'
import type { CardCase, CardCustomer, CardOrders } from '#app/content/card-case'
import type { ChatScript } from '#app/content/chat-script'
import type { Checklist } from '#app/content/checklist'
import type { DrillSet } from '#app/content/drill-set'
import type { Item } from '#app/content/item'
import type { LessonFrontmatter } from '#app/content/lesson'
import type { OralQuestion } from '#app/content/oral-question'
import type { Passage } from '#app/content/passage'
import type { PhoneCard } from '#app/content/phone-card'
import type { MustNot, Phrase } from '#app/content/phrase'
import type { Plan } from '#app/content/plan'
import type { Product } from '#app/content/product'
import type { PromotionSettings } from '#app/content/promotion-settings'
import type { Questionnaire } from '#app/content/questionnaire'
import type { Rubric } from '#app/content/rubric'
import type { Rule } from '#app/content/rule'
import type { ShopCase } from '#app/content/shop-case'
import type { Transcript } from '#app/content/transcript'
import type {
  ChecklistTranslation,
  LessonTranslation,
  RubricTranslation,
  RuleTranslation,
} from '#app/content/translation'
import type { CourseSchema, HarmlessPairSchema } from './course-files'
import type { Finding } from './report'
import type { ShopFact } from './shop-facts'

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

interface WithBody {
  body: string
  /** Line of the body's first line. */
  bodyLine: number
}

export interface LocatedLesson extends Located<LessonFrontmatter>, WithBody {
  /** Of the whole file as it stands: what a translation names. */
  fingerprint: string
}

export interface LocatedLessonTranslation extends Located<LessonTranslation>, WithBody {}

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
  /** Pairs of items that were looked at and found neither enemies nor clones (harmless.yaml beside the items). */
  harmlessPairs: Located<z.infer<typeof HarmlessPairSchema>>[]
  phrases: Located<Phrase>[]
  cardCases: Located<CardCase>[]
  cardCustomers: Located<CardCustomer>[]
  cardOrders: CardOrders | null
  slots: { name: string; label: string; sample: string }[]
  forbidden: MustNot[]
  drillSets: Located<DrillSet>[]
  rubrics: Located<Rubric>[]
  blueprints: Located<Blueprint>[]
  checklists: Located<Checklist>[]
  rules: Located<Rule>[]
  /** The text that each version of a rule stands for (wordings.yaml). */
  recordedRules: Record<string, { version: number; wording: string }[]>
  questionnaires: Located<Questionnaire>[]
  transcripts: Located<Transcript>[]
  /** What stands in English beside the Chinese (*.en.mdx, *.en.yaml). */
  english: {
    lessons: LocatedLessonTranslation[]
    rules: Located<RuleTranslation>[]
    checklists: Located<ChecklistTranslation>[]
    rubrics: Located<RubricTranslation>[]
  }
  phoneCards: Located<PhoneCard>[]
  oralQuestions: Located<OralQuestion>[]
  passages: Located<Passage>[]
  cases: Located<ShopCase>[]
  chatScripts: Located<ChatScript>[]
  products: (Product & { digest: string })[]
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
