// Decides the shape of build/content/<course>.json: a whole course as the build step leaves it for the server.
import type { Blueprint } from './blueprint'
import type { CaseBook } from './card-case'
import type { ChatScript } from './chat-script'
import type { Checklist } from './checklist'
import type { DrillSet } from './drill-set'
import type { Item } from './item'
import type { LessonFrontmatter } from './lesson'
import type { OralQuestion } from './oral-question'
import type { Passage } from './passage'
import type { PhoneCard } from './phone-card'
import type { MustNot, Phrase } from './phrase'
import type { Plan } from './plan'
import type { Product } from './product'
import type { PromotionSettings } from './promotion-settings'
import type { Questionnaire } from './questionnaire'
import type { Rubric } from './rubric'
import type { Rule } from './rule'
import type { ShopCase } from './shop-case'
import type { Transcript } from './transcript'
import type { English } from './translation'

export interface CourseHead {
  id: string
  version: number
  title: string
  zone: string
  trainingDays: number
  finishWithinCalendarDays: number
  topics: { id: string; name: string; taughtOn: number }[]
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
  /** What stands behind the lines of phrase cards, and who may say them. */
  caseBook: CaseBook
  slots: { name: string; label: string; sample: string }[]
  forbidden: MustNot[]
  drillSets: DrillSet[]
  rubrics: Rubric[]
  checklists: Checklist[]
  rules: Rule[]
  questionnaires: Questionnaire[]
  transcripts: Transcript[]
  english: English
  phoneCards: PhoneCard[]
  oralQuestions: OralQuestion[]
  passages: Passage[]
  promotion: PromotionSettings
  shop: {
    name: string
    shortName: string
    policies?: {
      /** How much less an order may cost, and who has to agree. */
      priceChange?: { agentLimitYuan: number; leaderLimitYuan: number }
      /** So long after the customer's line a reply is late by the shop's own count. */
      breachSeconds?: number
    }
  }
  products: Product[]
  /** By the meanings that points are made of: what counts as saying it and what does not. */
  meaningsInWords: Record<string, string>
  /** What an agent can look up about a customer. */
  cases: ShopCase[]
  chatScripts: ChatScript[]
  /** Which judge the course was built with (build/judges/<course>.json). */
  judgeVersion: string
  /** By title or name: pinyin, worked out at build time because its dictionary is larger than the whole course. */
  spellings: Record<string, { initials: string; full: string }>
  /** SVG text by name. */
  figures: Record<string, string>
}
