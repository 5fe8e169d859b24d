// Decides which rules a conduct line may name: the offences the house rules name, and praise or anything else beside them.
import type { Rule } from '#app/content/rule'

export const PRAISE = 'praise'
export const OTHER = 'other'

export interface ConductRule {
  id: string
  kind: 'praise' | 'offence' | 'other'
  /** In the course's words; null for praise and other, whose words are the interface's. */
  name: string | null
  /** What the rules say it costs; null where they name no number. */
  points: number | null
}

interface Place {
  ruleId: string
  clauseId: string
}

export function conductRules(rules: readonly Rule[]): ConductRule[] {
  const offences = rules.flatMap((rule) =>
    rule.clauses.flatMap((clause) =>
      (clause.offences ?? []).map((offence) => ({
        id: `${rule.id}/${clause.id}/${offence.id}`,
        kind: 'offence' as const,
        name: offence.name,
        points: offence.points ?? null,
      })),
    ),
  )
  const beside = (id: 'praise' | 'other') => ({ id, kind: id, name: null, points: null })
  return [beside(PRAISE), ...offences, beside(OTHER)]
}

/** What a line is called; a line of before offences had names shows the clause it was written under. */
export function ruleNames(rules: readonly Rule[]): ReadonlyMap<string, string> {
  const clauses = rules.flatMap((rule) =>
    rule.clauses.map((clause) => [`${rule.id}/${clause.id}`, clause.text] as const),
  )
  const offences = conductRules(rules).flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const]))
  return new Map([...clauses, ...offences])
}

/** Where a line's rule is written down; null for praise and other. */
export function ruleClause(id: string): Place | null {
  const [ruleId, clauseId] = id.split('/')
  return ruleId && clauseId ? { ruleId, clauseId } : null
}

/** The rules that name offences at all: what a ledger goes by. */
export function rulesOfConduct(rules: readonly Rule[]): { id: string; title: string }[] {
  return rules.filter((rule) => rule.clauses.some((clause) => clause.offences)).map(({ id, title }) => ({ id, title }))
}
