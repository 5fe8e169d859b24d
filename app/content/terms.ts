// Decides what of a course judges a trainee beside the plan: the version of the plan they began with keeps it, whatever the course says later.
import { z } from 'zod'
import { BlueprintSchema } from './blueprint'
import { DrillSetSchema } from './drill-set'
import { PromotionSettingsSchema } from './promotion-settings'
import { RubricSchema } from './rubric'
import { RuleSchema } from './rule'

export const TermsSchema = z.object({
  blueprints: z.array(BlueprintSchema),
  rubrics: z.array(RubricSchema),
  drillSets: z.array(DrillSetSchema),
  rules: z.array(RuleSchema),
  promotion: PromotionSettingsSchema,
})
export type Terms = z.infer<typeof TermsSchema>

export function termsOf({ blueprints, rubrics, drillSets, rules, promotion }: Terms): Terms {
  return { blueprints, rubrics, drillSets, rules, promotion }
}

/** Names of fields in one order, so that the same terms read the same however a file is laid out. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function writeTerms(terms: Terms): string {
  return JSON.stringify(termsOf(terms), inOrder)
}

export function readTerms(text: string): Terms {
  return TermsSchema.parse(JSON.parse(text))
}
