// Decides which text a signature stands under: the one that was read, whatever the rule says today.
import { type Rule, wordingOf } from '#app/content/rule'
import type { EntryFact } from '../activities/facts'

export interface SignedRule {
  id: string
  title: string
  version: number
  /** Of the text that was signed; null where neither the receipt nor a kept text tells it. */
  wording: string | null
  typedName: string
  signedAt: number
  /** Null where no kept text is the one that was signed. */
  text: { effectiveOn: string; intro: string; clauses: string[] } | null
}

/** `known`: every text of every rule that was ever kept. A receipt that names no wording is that of its version, as long as there was only one. */
export function signedRuleOf({ id, data, createdAt }: EntryFact, known: readonly Rule[]): SignedRule {
  const { ruleId, version, wording, typedName } = (data ?? {}) as Record<string, unknown>
  const ofRule = known.filter((rule) => rule.id === ruleId)
  const fitting = ofRule.filter((rule) =>
    typeof wording === 'string' ? wordingOf(rule) === wording : rule.version === version,
  )
  const [found] = fitting
  const isSure = found !== undefined && new Set(fitting.map(wordingOf)).size === 1
  return {
    id,
    title: found?.title ?? ofRule[0]?.title ?? String(ruleId ?? ''),
    version: typeof version === 'number' ? version : 1,
    wording: typeof wording === 'string' ? wording : isSure ? wordingOf(found) : null,
    typedName: String(typedName ?? ''),
    signedAt: createdAt,
    text: isSure
      ? { effectiveOn: found.effectiveOn, intro: found.intro, clauses: found.clauses.map((clause) => clause.text) }
      : null,
  }
}
