// Decides what of a course judges a trainee beside the plan: the version of the plan they began with keeps it, whatever the course says later.
import type { ContentFile } from './content-file'

export type Terms = Pick<ContentFile, 'blueprints' | 'rubrics' | 'drillSets' | 'rules' | 'promotion'>

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

/** What terms from before it was a setting say of it. */
const FIRST = { secondTestDays: 2 }

/** Not held to the schemas of today: they were when the course was built, and terms outlive schemas. */
export function readTerms(text: string): Terms {
  const terms = JSON.parse(text) as Terms
  return { ...terms, promotion: { ...FIRST, ...terms.promotion } }
}
