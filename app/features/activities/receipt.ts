// Decides whether a typed name counts as the receipt of a rule: the rule belongs here, its present version was read, the name is the reader's own.

import type { Rule } from '#app/content/rule'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { TraineeActivity } from './trainee-work'

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
  if (work.facts.entries.some((e) => e.kind === 'receipt' && (e.data as { ruleId?: unknown }).ruleId === rule.id))
    return refuse('already-done')
  return isSameName(String(data.typedName ?? ''), traineeName) ? accept() : refuse('acknowledgement-missing')
}
