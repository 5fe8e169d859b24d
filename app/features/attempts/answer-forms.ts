import { z } from 'zod'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import type { Answer } from './answer'
import { MOST_AMOUNT } from './away-watch'

const part = z.int().min(0).max(99)
const revision = z.int().min(0).max(1_000_000_000)
/** A tab's own random name. */
const writer = z.string().regex(/^[\w-]{8,64}$/)
const item = z.string().regex(/^[\w-]{1,40}$/)

export const AnswerSchema: z.ZodType<Answer> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single'), choice: part }),
  z.strictObject({ type: z.literal('multiple'), choices: z.array(part).min(1).max(20) }),
  z.strictObject({ type: z.literal('truefalse'), answer: z.boolean() }),
  z.strictObject({ type: z.literal('fill'), blanks: z.array(z.string().max(LONGEST.blank)).min(1).max(10) }),
  z.strictObject({ type: z.literal('order'), places: z.array(part.nullable()).min(1).max(20) }),
  z.strictObject({ type: z.literal('match'), rights: z.array(part.nullable()).min(1).max(20) }),
  z.strictObject({ type: z.literal('scenario'), text: z.string().max(LONGEST.scenario) }),
])

const SentAnswer = z.strictObject({
  position: z.int().min(BOUNDS.question.min).max(BOUNDS.question.max),
  item,
  revision: revision.min(1),
  seen: revision,
  answer: AnswerSchema.nullable(),
  flagged: z.boolean().default(false),
})
/** What is sent of one answer, and kept on this computer until the server has it. */
export type SentAnswer = z.output<typeof SentAnswer>

const clientKey = z.string().regex(/^[\w-]{8,64}$/)

const Report = z.strictObject({
  /** This browser's own random name. */
  device: clientKey,
  /** Words that were on the screen. */
  seen: z.array(z.string().min(1).max(64)).max(50),
  signals: z
    .array(
      z.strictObject({
        key: clientKey,
        kind: z.enum(['away', 'paste']),
        position: z.int().min(BOUNDS.question.min).max(BOUNDS.question.max).nullable(),
        amount: z.int().min(0).max(MOST_AMOUNT),
      }),
    )
    .max(50),
})
/** What a page says of itself now and again. */
export type PageReport = z.output<typeof Report>

/** What the page's script posts as JSON. */
export const AnswerMessage = z.discriminatedUnion('kind', [
  SentAnswer.extend({ kind: z.literal('save'), writer, takeOver: z.boolean().default(false) }),
  Report.extend({ kind: z.literal('here') }),
  z.strictObject({
    kind: z.literal('submit'),
    writer,
    answers: z.array(SentAnswer).max(BOUNDS.question.max),
    /** The page's clock did it and nobody pressed anything. */
    timeUp: z.boolean().default(false),
  }),
])

/** What goes with the question's own fields when the page works without a script. */
export const PaperForm = z.object({
  intent: z.enum(['save', 'submit', 'seen']),
  /** Words that were read, where no script tells it. */
  word: z.string().min(1).max(64).optional(),
  position: z.coerce.number().int().min(BOUNDS.question.min).max(BOUNDS.question.max).optional(),
  item: item.optional(),
  seen: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  writer: writer.optional(),
  flagged: z.literal('1').optional(),
  /** Where to next: a place in the paper or the review. */
  go: z
    .string()
    .regex(/^(\d{1,3}|review)$/)
    .default('review'),
})

export const StartForm = z.object({ intent: z.literal('start') })
