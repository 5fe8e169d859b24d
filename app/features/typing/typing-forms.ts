import { z } from 'zod'
import { ID, reasonOf } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'

const times = z.coerce.number().int().min(0).max(10_000).default(0)

export const TypedForm = z.object({
  runId: ID,
  typed: z.string().max(LONGEST.typed, { error: 'form.too-long' }).default(''),
  /** How often text was to come in without being typed: the page counts, and puts nothing of it in. */
  pasted: times,
  dropped: times,
  replaced: times,
})

/** While the clock runs; `unchanged`, without a text, from a page in which nothing was typed since the last message. */
export const TypedSoFarForm = TypedForm.extend({ unchanged: z.literal('yes').optional() })

export const RuleTypingForm = z.object({
  runId: ID,
  revision: z.coerce.number().int().min(0).max(10_000),
  verdict: z.enum(['accepted', 'rejected']),
  reason: reasonOf(5, LONGEST.typingRuling),
})
