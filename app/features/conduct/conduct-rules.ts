// Decides which rules a conduct line may name: the clauses of the house rules, and praise or anything else beside them.
import type { Rule } from '#app/content/rule'

/** Of these rules each clause can be named; what they say is content. */
const RULE_IDS = ['conduct', 'attendance', 'safety']

export const PRAISE = 'praise'
export const OTHER = 'other'

export interface ConductRule {
  id: string
  /** The clause in the course's words; null for praise and other, whose words are the interface's. */
  text: string | null
}

export function conductRules(rules: readonly Rule[]): ConductRule[] {
  const clauses = rules
    .filter((rule) => RULE_IDS.includes(rule.id))
    .flatMap((rule) => rule.clauses.map((clause) => ({ id: `${rule.id}/${clause.id}`, text: clause.text })))
  return [{ id: PRAISE, text: null }, ...clauses, { id: OTHER, text: null }]
}
