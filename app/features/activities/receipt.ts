// Decides whether a typed name counts as the receipt of a rule: the rule belongs here, its present version was read, the name is the reader's own; and which receipts still count.

import { type Rule, wordingOf } from '#app/content/rule'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { ActivityFacts, EntryFact } from './facts'
import type { TraineeActivity } from './trainee-work'

/** What a receipt says; `wording` is known since receipts are asked for again when a text changes. */
interface Receipt {
  ruleId?: unknown
  version?: unknown
  wording?: unknown
}

/** The newest last. */
export function receiptsOf({ entries }: Pick<ActivityFacts, 'entries'>, rule: Pick<Rule, 'id'>): EntryFact[] {
  return entries
    .filter((e) => e.kind === 'receipt' && (e.data as Receipt).ruleId === rule.id)
    .sort((a, b) => a.createdAt - b.createdAt)
}

/** A receipt stays with the text that was read: under another text it does not count. */
export function countsFor(rule: Rule, receipt: Pick<EntryFact, 'data'>): boolean {
  const { version, wording } = receipt.data as Receipt
  return typeof wording === 'string' ? wording === wordingOf(rule) : version === rule.version
}

export function isSameName(typed: string, name: string): boolean {
  const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  return fold(typed) === fold(name)
}

export function decideReceipt(
  work: Pick<TraineeActivity, 'entry' | 'facts'>,
  rules: readonly Rule[],
  data: Record<string, unknown>,
  traineeName: string,
): Outcome {
  const { settings } = work.entry.activity
  const named = 'rules' in settings ? settings.rules : []
  const rule = rules.find((r) => r.id === data.ruleId)
  if (!rule || !named.includes(rule.id)) return refuse('invalid-reference')
  if (rule.version !== data.version) return refuse('stale')
  if (receiptsOf(work.facts, rule).some((receipt) => countsFor(rule, receipt))) return refuse('already-done')
  return isSameName(String(data.typedName ?? ''), traineeName) ? accept() : refuse('acknowledgement-missing')
}
