import { z } from 'zod'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import type { Answer } from './answer'

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

/** What the page's script posts as JSON. */
export const AnswerMessage = z.discriminatedUnion('kind', [
  SentAnswer.extend({ kind: z.literal('save'), writer, takeOver: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('submit'), writer, answers: z.array(SentAnswer).max(BOUNDS.question.max) }),
])

/** What goes with the question's own fields when the page works without a script. */
export const PaperForm = z.object({
  intent: z.enum(['save', 'submit']),
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
