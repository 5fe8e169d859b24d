import { z } from 'zod'

export const TypedForm = z.object({
  runId: z.string().min(1).max(60),
  typed: z.string().max(5_000, { error: 'form.too-long' }).default(''),
})

/** While the clock runs; `unchanged`, without a text, from a page in which nothing was typed since the last message. */
export const TypedSoFarForm = TypedForm.extend({ unchanged: z.literal('yes').optional() })

export const RuleTypingForm = z.object({
  runId: z.string().min(1).max(60),
  revision: z.coerce.number().int().min(0).max(10_000),
  verdict: z.enum(['accepted', 'rejected']),
  reason: z.string().trim().min(5).max(1000),
})
