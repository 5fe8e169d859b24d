// What the files about a course itself look like: its name and promises, its shop, and what was read through.
import { z } from 'zod'
import { date, text } from '#app/content/fields'
import { POOLS } from '#app/content/item'

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What this course promises beyond what every course has to hold; the checker counts it. */
const ExpectsSchema = z.strictObject({
  /** Cards QR-01 to QR-nn, without a gap. */
  phrases: z.int().min(0).max(99).default(0),
  /** The last day whose teaching a pool may ask about. */
  poolLastDay: z.partialRecord(z.enum(POOLS), z.int().min(1)).default({}),
  /** Chinese characters of a lesson. */
  lessonLength: z.strictObject({ least: z.int().min(1), most: z.int().min(1) }).default({ least: 800, most: 2000 }),
  /** Figures that lessons show, and lessons that show one. */
  figures: z.strictObject({ shown: z.int().min(0), lessons: z.int().min(0) }).default({ shown: 0, lessons: 0 }),
  /** Papers without a shared family that the bank has to hold for each blueprint of a pool; two where a pool is not named. */
  disjointForms: z.partialRecord(z.enum(POOLS), z.int().min(1).max(4)).default({}),
  /** Rules, checklists and the lessons up to this day stand in English too; 0 promises none. */
  englishUntilDay: z.int().min(0).default(0),
})

/** course.yaml */
export const CourseSchema = z.looseObject({
  id: z.string(),
  title: z.string().trim().min(1),
  zone: z.string().refine(isZone, { message: 'a time zone such as Asia/Shanghai' }),
  trainingDays: z.int().min(1),
  finishWithinCalendarDays: z.int().min(1),
  expects: ExpectsSchema.prefault({}),
  topics: z.array(z.strictObject({ id: z.string().regex(/^T\d{2}$/), name: z.string(), taughtOn: z.int() })),
})

/** shop/reviewed.yaml */
export const ReviewedSchema = z.strictObject({
  products: z.record(z.string(), z.string()),
  facts: z.record(z.string(), z.string()).default({}),
})
/** wordings.yaml: the text that each version of a rule stands for (`wordingOf`). */
export const WordingsSchema = z.strictObject({
  rules: z.record(
    z.string(),
    z.array(z.strictObject({ version: z.int().min(1), wording: z.string().regex(/^[0-9a-f]{16}$/) })).min(1),
  ),
})
/** shop/mentions.yaml */
export const MentionsSchema = z.strictObject({
  mentions: z.record(z.string(), z.array(z.string().trim().min(1)).min(1)),
})
/** One pair of harmless.yaml: it looks as if the one answered the other, or asked the same, and does not. */
export const HarmlessPairSchema = z.strictObject({
  items: z.tuple([z.string(), z.string()]),
  why: z.string().trim().min(1),
})
/** shop/year.yaml: what the shop's year is made of. A campaign whose days are announced each year has none. */
export const YearSchema = z.strictObject({
  year: z.int(),
  campaigns: z
    .array(
      z
        .strictObject({ id: text, name: text, when: text, from: date.optional(), to: date.optional(), watch: text })
        .refine(({ from, to }) => !from || !to || from <= to, { message: 'ends before it begins' }),
    )
    .min(1),
  rules: z.record(z.string(), text),
})
export const ShopSchema = z.looseObject({ id: z.string() })
export const PeopleSchema = z.looseObject({})
