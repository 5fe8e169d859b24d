import { z } from 'zod'
import { ID, reasonOf } from '#app/rules/field-forms'

export const RuleTypingForm = z.object({
  runId: ID,
  revision: z.coerce.number().int().min(0).max(10_000),
  verdict: z.enum(['accepted', 'rejected']),
  reason: reasonOf(5, 1000),
})
