// Decides what a text of the course looks like in English, beside the Chinese one (rules/*.en.yaml, checklists/*.en.yaml,
// rubrics/*.en.yaml, days/**/*.en.mdx),
// and which of the two a reader gets. A translation names the very wording it was made of: of another wording it is not shown.
import { z } from 'zod'
import type { Checklist } from './checklist'
import type { ContentFile, LessonFile } from './content-file'
import { slug, text } from './fields'
import { LessonFrontmatterSchema } from './lesson'
import { type Rubric, RubricSchema, wordingOfRubric } from './rubric'
import { type Rule, wordingOf } from './rule'

export type ContentLanguage = 'zh-CN' | 'en'

/** A text with the language it is handed out in. */
export type Told<T> = T & { language: ContentLanguage }

/** The fingerprint of the Chinese wording that was translated. */
const of = z.string().regex(/^[0-9a-f]{16}$/, { message: 'the fingerprint that check-content names' })
const point = z.strictObject({ id: slug, text })

export const RuleTranslationSchema = z.strictObject({
  id: slug,
  of,
  title: text,
  intro: text,
  clauses: z.array(point).min(1),
})
export type RuleTranslation = z.infer<typeof RuleTranslationSchema>

export const ChecklistTranslationSchema = z.strictObject({
  id: slug,
  of,
  title: text,
  intro: text,
  items: z.array(point).min(1).optional(),
  stations: z
    .array(z.strictObject({ id: slug, title: text, items: z.array(point).min(1) }))
    .min(1)
    .optional(),
})
export type ChecklistTranslation = z.infer<typeof ChecklistTranslationSchema>

/** Weights and pass lines are those of the Chinese rubric. */
export const RubricTranslationSchema = RubricSchema.pick({ id: true, title: true, hardFaults: true }).extend({
  of,
  criteria: z.array(RubricSchema.shape.criteria.element.omit({ weight: true })).min(1),
})
export type RubricTranslation = z.infer<typeof RubricTranslationSchema>

/** Day, topic, minutes and sources are those of the Chinese lesson. */
export const LessonTranslationSchema = LessonFrontmatterSchema.pick({
  id: true,
  title: true,
  goal: true,
  why: true,
  mentor: true,
  check: true,
}).extend({ of })
export type LessonTranslation = z.infer<typeof LessonTranslationSchema>

/** What of the course stands in English. */
export interface English {
  /** Lessons and checklists of the Chinese wording of this build, whole. */
  lessons: LessonFile[]
  checklists: Checklist[]
  /** Of any wording that the folder holds: who signs under an earlier one is shown the translation of that one, or none. */
  rules: RuleTranslation[]
  /** Of any wording too: an enrolment keeps the rubrics it began with. */
  rubrics: RubricTranslation[]
}

type InEnglish = Pick<ContentFile, 'english'>

/** The rule's title, intro and clauses as this reader reads them; everything else of it stays. */
export function ruleIn({ english }: InEnglish, rule: Rule, language: ContentLanguage): Told<Rule> {
  const wording = language === 'en' ? wordingOf(rule) : null
  const told = english.rules.find((one) => one.id === rule.id && one.of === wording)
  if (!told) return { ...rule, language: 'zh-CN' }
  const textOf = new Map(told.clauses.map((clause) => [clause.id, clause.text]))
  return {
    ...rule,
    title: told.title,
    intro: told.intro,
    clauses: rule.clauses.map((clause) => ({ ...clause, text: textOf.get(clause.id) ?? clause.text })),
    language,
  }
}

/** The words of the rubric as this reader reads them; what it counts stays. */
export function rubricIn({ english }: InEnglish, rubric: Rubric, language: ContentLanguage): Told<Rubric> {
  const wording = language === 'en' ? wordingOfRubric(rubric) : null
  const told = english.rubrics.find((one) => one.id === rubric.id && one.of === wording)
  if (!told) return { ...rubric, language: 'zh-CN' }
  const faults = new Map(told.hardFaults.map((fault) => [fault.id, fault.text]))
  const criteria = new Map(told.criteria.map((criterion) => [criterion.id, criterion]))
  return {
    ...rubric,
    title: told.title,
    hardFaults: rubric.hardFaults.map((fault) => ({ ...fault, text: faults.get(fault.id) ?? fault.text })),
    criteria: rubric.criteria.map((criterion) => ({ ...criterion, ...criteria.get(criterion.id) })),
    language,
  }
}

function toldIn<T extends { id: string }>(all: readonly T[], one: T, language: ContentLanguage): Told<T> {
  const told = language === 'en' ? all.find(({ id }) => id === one.id) : undefined
  return told ? { ...told, language } : { ...one, language: 'zh-CN' }
}

export function checklistIn({ english }: InEnglish, list: Checklist, language: ContentLanguage): Told<Checklist> {
  return toldIn(english.checklists, list, language)
}

export function lessonIn({ english }: InEnglish, lesson: LessonFile, language: ContentLanguage): Told<LessonFile> {
  return toldIn(english.lessons, lesson, language)
}
