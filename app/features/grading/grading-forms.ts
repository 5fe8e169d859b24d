import { z } from 'zod'
import { ID, NOTE, reasonOf } from '#app/rules/field-forms'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'

const level = z.coerce.number().int().min(0).max(3)
const REASON = reasonOf(5, LONGEST.groundedReason)
const position = z.coerce.number().int().min(BOUNDS.question.min).max(BOUNDS.question.max)

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

export const WaiveAppealForm = z.object({ intent: z.literal('waive-appeal') })

/** A question and its new points, as the list of choices has them: `3:2.5`. */
const gain = z
  .string()
  .regex(/^\d{1,3}:\d{1,3}(\.\d{1,2})?$/, { error: 'form.choose' })
  .transform((text) => {
    const [position = 0, points = 0] = text.split(':').map(Number)
    return { position, points }
  })

export const AppealAnswerForm = z
  .object({
    intent: z.literal('answer-appeal'),
    verdict: z.enum(['upheld', 'rejected'], { error: 'form.choose' }),
    gain: gain.optional(),
    answer: REASON,
  })
  .refine((form) => form.verdict === 'rejected' || form.gain !== undefined, { path: ['gain'], error: 'form.choose' })

export const NameReviewerForm = z.object({ intent: z.literal('name-reviewer'), reviewerId: ID, reason: REASON })

export const ReopenForm = z.object({ intent: z.literal('reopen'), position, reason: REASON })
