// Decides what a written item may look like on disk (content/exams/<course>/items/<topic>/*.yaml).
import { z } from 'zod'
import { date, lessonId, text } from './fields'

export const POOLS = ['P', 'S', 'C', 'F', 'R'] as const
export type Pool = (typeof POOLS)[number]
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]
export const COGNITIONS = ['knowledge', 'case', 'judgement'] as const

const itemId = z.string().regex(/^T\d{2}-[PSCFR]-\d{3}$/, 'an id such as T03-S-012')

const common = {
  id: itemId,
  family: z.string().regex(/^t\d{2}-[a-z0-9-]+$/, 'a family such as t03-order-states'),
  /** Items of the same pool that give this one’s answer away, or this one theirs: no form holds both. One side is enough. */
  enemies: z.array(itemId).min(1).optional(),
  pool: z.enum(POOLS),
  day: z.int().min(1),
  difficulty: z.enum(DIFFICULTIES),
  cognition: z.enum(COGNITIONS),
  stem: text,
  explanation: text,
  lesson: lessonId,
  source: z.array(text).min(1),
  /** How sure the underlying fact is; an L fact is never examined. */
  grade: z.enum(['H', 'M', 'shop']),
  effectiveOn: date.optional(),
  reviewOn: date.optional(),
  products: z.array(z.string().regex(/^X\d{3}$/)).optional(),
}

const option = z.strictObject({
  text,
  correct: z.literal(true).optional(),
  /** Of a distractor: the good reason for which a decent colleague would tick it. */
  tempts: text.optional(),
  /** Why it is right; of a distractor, why not. */
  why: text,
})

const single = z.strictObject({
  ...common,
  type: z.literal('single'),
  options: z.array(option).min(3).max(5),
})
const multiple = z.strictObject({
  ...common,
  type: z.literal('multiple'),
  options: z.array(option).min(4).max(6),
})
const trueFalse = z.strictObject({
  ...common,
  type: z.literal('truefalse'),
  answer: z.boolean(),
})
const fill = z.strictObject({
  ...common,
  type: z.literal('fill'),
  /** One entry per ____ in the stem; each lists every accepted answer. */
  blanks: z
    .array(z.strictObject({ accept: z.array(text).min(1) }))
    .min(1)
    .max(3),
})
const order = z.strictObject({
  ...common,
  type: z.literal('order'),
  /** In the right order; shown shuffled. */
  steps: z.array(text).min(3).max(6),
})
const match = z.strictObject({
  ...common,
  type: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: text, right: text }))
    .min(3)
    .max(6),
  distractors: z.array(text).max(3).optional(),
})
const scenario = z.strictObject({
  ...common,
  type: z.literal('scenario'),
  /** R7: what a marker looks for, one list per criterion. */
  rubric: z.strictObject({
    facts: z.array(text).min(1),
    steps: z.array(text).min(1),
    tone: z.array(text).min(1),
    next: z.array(text).min(1),
  }),
  model: text,
})

export const ItemSchema = z.discriminatedUnion('type', [single, multiple, trueFalse, fill, order, match, scenario])
export type Item = z.infer<typeof ItemSchema>
export type ItemType = Item['type']
