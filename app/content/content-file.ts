// Decides the shape of build/content.json: the whole course as the build step leaves it for the server.
import type { Checklist } from '#app/features/activities/checklist-schema'
import type { Questionnaire } from '#app/features/activities/questionnaire-schema'
import type { Rule } from '#app/features/activities/rule-schema'
import type { Transcript } from '#app/features/activities/transcript-schema'
import type { Blueprint } from '#app/features/exam-forms/blueprint-schema'
import type { LessonFrontmatter } from '#app/features/lessons/lesson-schema'
import type { Plan } from '#app/features/plan/plan-schema'
import type { PromotionSettings } from '#app/features/promotion/promotion-settings-schema'
import type { Item } from '#app/features/question-bank/item-schema'
import type { DrillSet } from '#app/features/quick-replies/drill-set-schema'
import type { MustNot, Phrase } from '#app/features/quick-replies/phrase-schema'
import type { OralQuestion } from '#app/features/rubrics/oral-question-schema'
import type { PhoneCard } from '#app/features/rubrics/phone-card-schema'
import type { Rubric } from '#app/features/rubrics/rubric-schema'
import type { Passage } from '#app/features/typing/passage-schema'

export interface CourseHead {
  id: string
  version: number
  title: string
  zone: string
  trainingDays: number
  finishWithinCalendarDays: number
  topics: { id: string; name: string; taughtOn: number }[]
}

export interface Product {
  id: string
  name: string
  category: string
  material: string
  sizes: string[]
  colors: string[]
  price: number
  stock: number
  sevenDay: 'yes' | 'no' | 'sealed'
  care: string
  weak: string
  bestSeller?: boolean
  sizeChart?: string
}

export interface LessonFile extends LessonFrontmatter {
  /** File name inside build/lessons; it carries the hash of the module's bytes. */
  moduleFile: string
  toc: { id: string; depth: number; text: string }[]
  /** Plain text of the body, for search. */
  text: string
  characters: number
  phraseCodes: string[]
  productIds: string[]
  figures: string[]
  /** The lists a reader may take along, as plain text. */
  checklists: { title: string; items: string[] }[]
}

export interface ContentFile {
  /** Changes with any change of content. */
  hash: string
  course: CourseHead
  plan: Plan
  /** In plan order. */
  lessons: LessonFile[]
  items: (Item & { topic: string })[]
  blueprints: Blueprint[]
  phrases: Phrase[]
  slots: { name: string; label: string; sample: string }[]
  forbidden: MustNot[]
  drillSets: DrillSet[]
  rubrics: Rubric[]
  checklists: Checklist[]
  rules: Rule[]
  questionnaires: Questionnaire[]
  transcripts: Transcript[]
  phoneCards: PhoneCard[]
  oralQuestions: OralQuestion[]
  passages: Passage[]
  promotion: PromotionSettings
  shop: { name: string; shortName: string }
  products: Product[]
  /** By title or name: pinyin, worked out at build time because its dictionary is larger than the whole course. */
  spellings: Record<string, { initials: string; full: string }>
  /** SVG text by name. */
  figures: Record<string, string>
}
