import type { Rule } from '#app/content/rule'
import type { DescribeInput } from '../../activity-type'
import type { RuleView } from '../../activity-view'
import type { ActivityFacts } from '../../facts'

export function describeAcknowledgement({
  activity: {
    settings: { rules },
  },
  facts,
  content,
  trainee,
}: DescribeInput<'acknowledgement'>) {
  const found = rules.flatMap((id) => content.rules.find((r) => r.id === id) ?? [])
  return {
    type: 'acknowledgement' as const,
    displayName: trainee.displayName,
    rules: found.map((rule) => ruleView(rule, facts)),
    missingRules: rules.length - found.length,
  }
}

function ruleView(rule: Rule, facts: ActivityFacts): RuleView {
  const receipt = facts.entries.find((e) => e.kind === 'receipt' && (e.data as { ruleId?: unknown }).ruleId === rule.id)
  const signed = receipt?.data as { typedName?: unknown; version?: unknown } | undefined
  return {
    id: rule.id,
    version: rule.version,
    title: rule.title,
    effectiveOn: rule.effectiveOn,
    intro: rule.intro,
    clauses: rule.clauses.map((clause) => clause.text),
    receipt: receipt
      ? {
          typedName: String(signed?.typedName ?? ''),
          at: receipt.createdAt,
          earlier: typeof signed?.version === 'number' && signed.version !== rule.version ? signed.version : null,
        }
      : null,
  }
}
