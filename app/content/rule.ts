// Decides what a house rule looks like on disk (content/courses/<course>/rules/*.yaml).
import { z } from 'zod'
import { date, slug, text } from './fields'

export const RuleSchema = z.strictObject({
  id: slug,
  version: z.int().min(1),
  title: text,
  effectiveOn: date,
  intro: text,
  clauses: z.array(z.strictObject({ id: slug, text })).min(1),
})
export type Rule = z.infer<typeof RuleSchema>
