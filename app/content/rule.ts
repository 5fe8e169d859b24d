// Decides what a house rule looks like on disk (content/courses/<course>/rules/*.yaml).
import { z } from 'zod'
import { date, slug, text } from './fields'
import { fingerprintOfWords } from './fingerprint-of-words'

const OffenceSchema = z.strictObject({
  id: slug,
  /** So short that one finds it in a list. */
  name: text.max(30),
  /** What the clause itself says it costs, in halves at the smallest. */
  points: z.number().multipleOf(0.5).min(-10).max(-0.5).optional(),
})

const ClauseSchema = z.strictObject({
  id: slug,
  text,
  /** What of this clause can be entered in the conduct ledger; most clauses only explain or order things. */
  offences: z.array(OffenceSchema).min(1).optional(),
})

export const RuleSchema = z.strictObject({
  id: slug,
  version: z.int().min(1),
  title: text,
  effectiveOn: date,
  intro: text,
  clauses: z.array(ClauseSchema).min(1),
})
export type Rule = z.infer<typeof RuleSchema>

/** Tells one wording of a rule from another: what is read and signed, whatever number it goes by. */
export function wordingOf({ title, intro, clauses }: Pick<Rule, 'title' | 'intro' | 'clauses'>): string {
  return fingerprintOfWords([title, intro, ...clauses.map((clause) => clause.text)])
}

/** Titles of the rules that say something else than before; one that is new has not been signed by anybody. */
export function changedRules(before: readonly Rule[], after: readonly Rule[]): string[] {
  return after.flatMap((rule) => {
    const was = before.find(({ id }) => id === rule.id)
    return was && wordingOf(was) !== wordingOf(rule) ? [rule.title] : []
  })
}
