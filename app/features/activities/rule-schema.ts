// Decides what a house rule looks like on disk (content/courses/<course>/rules/*.yaml).
import { z } from 'zod'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9-]+$/)

export const RuleSchema = z.strictObject({
  id: slug,
  version: z.int().min(1),
  title: text,
  effectiveOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD'),
  intro: text,
  clauses: z.array(z.strictObject({ id: slug, text })).min(1),
})
export type Rule = z.infer<typeof RuleSchema>
