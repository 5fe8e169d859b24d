// Decides whether a reply says a meaning: an expression of it stands in a clause, and nobody denies, asks or quotes it away.
import { EVIDENCE, type Evidence } from '#app/content/judge-file'
import { groupsOf, type KeptMeaning } from '#app/content/meaning'
import type { Clause } from './clauses'
import { compileExpression, findMatches } from './patterns'

export interface Finding {
  evidence: Evidence
  /** The words it was seen in, as written; empty when silent. */
  saw: string
}

interface Compiled {
  /** All of `say` in one, to tell at once that nothing is there. */
  any: RegExp
  say: RegExp[]
  never: RegExp[]
}
export type MeaningIndex = ReadonlyMap<string, Compiled>

export function compileMeanings(meanings: readonly KeptMeaning[]): MeaningIndex {
  const compile = (expressions: readonly string[]) => expressions.map(compileExpression)
  return new Map(
    meanings.map(({ id, say, never }) => {
      const expressions = compile(say)
      const any = new RegExp(expressions.map(({ source }) => source).join('|'))
      return [id, { any, say: expressions, never: compile(never) }]
    }),
  )
}

/** A sign nothing matches, so that what looks like the meaning and is none cannot be seen as it. */
const BLANK = '\ue000'

function withoutLookalikes(clause: Clause, never: readonly RegExp[]): Clause {
  const typed = never.reduce((text, looks) => text.replace(looks, (seen) => BLANK.repeat(seen.length)), clause.typed)
  return typed === clause.typed ? clause : { ...clause, typed }
}

const SILENT: Finding = { evidence: 'silent', saw: '' }
const better = (one: Finding, other: Finding) =>
  EVIDENCE.indexOf(one.evidence) <= EVIDENCE.indexOf(other.evidence) ? one : other

function findInClause({ any, say, never }: Compiled, clause: Clause): Finding {
  if (!any.test(clause.typed)) return SILENT
  const bare = withoutLookalikes(clause, never)
  let best = SILENT
  for (const expression of say) {
    for (const { text, denied } of findMatches(bare, expression)) {
      const evidence = denied ? 'denied' : clause.isQuestion ? 'asked' : 'said'
      best = better(best, { evidence, saw: text })
    }
    if (best.evidence === 'said') break
  }
  return best
}

/** A clause is read alone, in pairs and with the whole reply: what stands in it is looked for once. */
const known = new WeakMap<Compiled, WeakMap<Clause, Finding>>()

function findOnce(meaning: Compiled, clause: Clause): Finding {
  const ofMeaning = known.get(meaning) ?? new WeakMap<Clause, Finding>()
  known.set(meaning, ofMeaning)
  const seen = ofMeaning.get(clause)
  if (seen) return seen
  const found = findInClause(meaning, clause)
  ofMeaning.set(clause, found)
  return found
}

/** The strongest finding over all clauses. @throws when the meaning is in no list: the content check sees that first. */
export function findMeaning(index: MeaningIndex, id: string, clauses: readonly Clause[]): Finding {
  const meaning = index.get(id)
  if (!meaning) throw new RangeError(`no meaning ${id}`)
  return clauses.reduce((best, clause) => better(best, findOnce(meaning, clause)), SILENT)
}

const worse = (one: Finding, other: Finding) => (better(one, other) === one ? other : one)

/** Of a group the weakest part decides, among groups the strongest. */
export function findPoint(index: MeaningIndex, formula: string, clauses: readonly Clause[]): Finding {
  return groupsOf(formula)
    .map((group) => {
      const parts = group.map((id) => findMeaning(index, id, clauses))
      const weakest = parts.reduce(worse)
      return {
        ...weakest,
        saw: parts
          .map((part) => part.saw)
          .filter(Boolean)
          .join(' · '),
      }
    })
    .reduce(better)
}
