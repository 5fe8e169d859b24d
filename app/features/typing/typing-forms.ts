import { z } from 'zod'

export const RuleTypingForm = z.object({
  runId: z.string().min(1).max(60),
  revision: z.coerce.number().int().min(0).max(10_000),
  verdict: z.enum(['accepted', 'rejected']),
  reason: z.string().trim().min(5).max(1000),
})
