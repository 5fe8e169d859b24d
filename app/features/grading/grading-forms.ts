import { z } from 'zod'
import { ID, NOTE, reasonOf } from '#app/rules/field-forms'

const level = z.coerce.number().int().min(0).max(3)
const REASON = reasonOf(5, 2000)
const position = z.coerce.number().int().min(1).max(300)

export const MarkForm = z.object({
  intent: z.literal('mark'),
  position,
  facts: level,
  steps: level,
  tone: level,
  next: level,
  hardFault: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  comment: NOTE.optional(),
})

export const ReleaseForm = z.object({ intent: z.literal('release') })

export const VoidForm = z.object({ intent: z.literal('void'), reason: REASON })

/** Without a question the appeal is about the result as a whole. */
export const AppealForm = z.object({ intent: z.literal('appeal'), position: position.optional(), reason: REASON })

export const AppealAnswerForm = z
  .object({
    intent: z.literal('answer-appeal'),
    appealId: ID,
    verdict: z.enum(['upheld', 'rejected']),
    answer: REASON,
    position: position.optional(),
    points: z.coerce.number().min(0).max(100).optional(),
  })
  .refine((form) => form.verdict === 'rejected' || form.position !== undefined, {
    path: ['position'],
    error: 'form.required',
  })
  .refine((form) => form.verdict === 'rejected' || form.points !== undefined, {
    path: ['points'],
    error: 'form.number',
  })
