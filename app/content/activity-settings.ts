// Decides what the plan may set for each type of activity. A new type begins here; the compiler names what it still lacks.
import { z } from 'zod'
import { percent, slug, text } from './fields'

const positive = z.int().min(1)
/** The decisions that are rows of the plan; the others follow from what happened. */
export const PLAN_DECISIONS = [
  'd1-gate',
  'd3-gate',
  'raised-targets',
  'next-step',
  'retake-pass',
  'retake-fail',
] as const

/** A test that examiners mark on a rubric, each blind to the others. */
const heard = { rubric: text, questions: positive, examiners: positive, passPercent: percent }

/** Pieces of work that are handed in and read beside a rubric: at least so many, about one case where one is given. */
const pieces = z.strictObject({ rubric: text, least: positive, about: text.optional() })

// No defaults: what stands in the plan file is what is stored and hashed as a plan version.
export const SETTINGS = {
  briefing: z.strictObject({
    acceptMentor: z.boolean().optional(),
    /** The text that trainee and mentor agree to, each for themselves. */
    agreement: slug.optional(),
  }),
  acknowledgement: z.strictObject({ rules: z.array(slug).min(1) }),
  lecture: z.strictObject({ questionnaire: text.optional(), noteSample: pieces.optional() }),
  study: z.strictObject({ checklist: slug }),
  /** Questions are taken from this day on. */
  'question-time': z.strictObject({ fromDay: positive }),
  observation: z.strictObject({
    notes: positive,
    kind: z.enum(['chats', 'calls']),
    transcripts: z.array(slug).optional(),
  }),
  warehouse: z.strictObject({ checklist: slug, prints: positive.optional() }),
  live: z.strictObject({
    hidden: z.boolean(),
    maxChats: positive,
    share: z.int().optional(),
    priceChanges: z.boolean().optional(),
    expectPercent: percent,
  }),
  calls: z.strictObject({
    cap: positive,
    kind: z.enum(['confirm', 'problem', 'review']),
    /** Reviews of the shop that the mentor may choose from. */
    reviews: z
      .array(
        z.strictObject({
          id: slug,
          customer: text,
          order: z.string().regex(/^\d{4}$/),
          product: text,
          star: z.int().min(1).max(5),
          text,
        }),
      )
      .optional(),
  }),
  coaching: z.strictObject({ rubric: text, caseSheets: pieces.optional() }),
  debrief: z.strictObject({ gapsFrom: z.array(text) }),
  /** The final and the retake are heard as well. */
  exam: z.union([z.strictObject({ exam: slug, ...heard }), z.strictObject({ exam: slug })]),
  'phrase-drill': z.strictObject({
    set: text,
    passPercent: percent,
    compareWith: text.optional(),
    fasterPercent: percent.optional(),
  }),
  /** The practical exam: customers out of the scripts of a form, and calls, marked by examiners. */
  'chat-simulation': z.strictObject({
    form: z.enum(['final', 'retake']),
    seats: z.int().min(1).max(3),
    minutes: positive,
    rubric: text,
    /** Calls, each on a card drawn for the examiners. */
    cards: positive,
    examiners: positive,
    passPercent: percent,
  }),
  typing: z.strictObject({
    runs: positive,
    minutes: positive,
    passSpeed: z.int(),
    /** The test that this one is compared with: what it says leads to practice, and no decision rests on it. */
    remeasures: text.optional(),
  }),
  oral: z.strictObject(heard),
  phone: z.strictObject({ rubric: text, cards: positive, examiners: positive, passPercent: percent }),
  mystery: z.strictObject({ rubric: text, scripts: positive }),
  remedial: z.strictObject({ hours: z.number().min(0) }),
  decision: z.strictObject({ decision: z.enum(PLAN_DECISIONS) }),
}

export type ActivityType = keyof typeof SETTINGS
export type SettingsOf<T extends ActivityType> = z.output<(typeof SETTINGS)[T]>
export const ACTIVITY_TYPES = Object.keys(SETTINGS) as ActivityType[]
