import { z } from 'zod'
import type { Answer } from './answer'

const part = z.int().min(0).max(99)
const revision = z.int().min(0).max(1_000_000_000)
const MAX_QUESTIONS = 300
/** A tab's own random name. */
const writer = z.string().regex(/^[\w-]{8,64}$/)
const item = z.string().regex(/^[\w-]{1,40}$/)

export const MAX_BLANK = 200
export const MAX_SCENARIO = 20_000

export const AnswerSchema: z.ZodType<Answer> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single'), choice: part }),
  z.strictObject({ type: z.literal('multiple'), choices: z.array(part).min(1).max(20) }),
  z.strictObject({ type: z.literal('truefalse'), answer: z.boolean() }),
  z.strictObject({ type: z.literal('fill'), blanks: z.array(z.string().max(MAX_BLANK)).min(1).max(10) }),
  z.strictObject({ type: z.literal('order'), places: z.array(part.nullable()).min(1).max(20) }),
  z.strictObject({ type: z.literal('match'), rights: z.array(part.nullable()).min(1).max(20) }),
  z.strictObject({ type: z.literal('scenario'), text: z.string().max(MAX_SCENARIO) }),
])

const SentAnswer = z.strictObject({
  position: z.int().min(1).max(MAX_QUESTIONS),
  item,
  revision: revision.min(1),
  seen: revision,
  answer: AnswerSchema.nullable(),
  flagged: z.boolean().default(false),
})
/** What is sent of one answer, and kept on this computer until the server has it. */
export type SentAnswer = z.output<typeof SentAnswer>

/** What the page's script posts as JSON. */
export const AnswerMessage = z.discriminatedUnion('kind', [
  SentAnswer.extend({ kind: z.literal('save'), writer, takeOver: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('submit'), writer, answers: z.array(SentAnswer).max(MAX_QUESTIONS) }),
])

/** What goes with the question's own fields when the page works without a script. */
export const PaperForm = z.object({
  intent: z.enum(['save', 'submit']),
  position: z.coerce.number().int().min(1).max(MAX_QUESTIONS).optional(),
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
