import type { Rule } from '#app/content/rule'
import { ruleIn, type Told } from '#app/content/translation'
import type { DescribeInput } from '../../activity-type'
import type { RuleView } from '../../activity-view'
import type { ActivityFacts, EntryFact } from '../../facts'
import { countsFor, receiptsOf } from '../../receipt'

export function describeAcknowledgement({
  activity: {
    settings: { rules },
  },
  facts,
  content,
  trainee,
  reader,
}: DescribeInput<'acknowledgement'>) {
  const found = rules.flatMap((id) => content.rules.find((r) => r.id === id) ?? [])
  return {
    type: 'acknowledgement' as const,
    displayName: trainee.displayName,
    rules: found.map((rule) => ruleView(rule, facts, ruleIn(content, rule, reader.language))),
    missingRules: rules.length - found.length,
  }
}

/** What counts is the rule itself; `told` is how this reader reads it. */
function ruleView(rule: Rule, facts: ActivityFacts, told: Told<Rule>): RuleView {
  const receipts = receiptsOf(facts, rule)
  const standing = receipts.find((receipt) => countsFor(rule, receipt))
  return {
    id: rule.id,
    version: rule.version,
    language: told.language,
    title: told.title,
    effectiveOn: rule.effectiveOn,
    intro: told.intro,
    clauses: told.clauses.map((clause) => clause.text),
    receipt: standing ? receiptView(standing) : null,
    earlier: receipts.filter((receipt) => !countsFor(rule, receipt)).map(receiptView),
  }
}

function receiptView({ data, createdAt }: EntryFact) {
  const { typedName, version } = data as { typedName?: unknown; version?: unknown }
  return { typedName: String(typedName ?? ''), version: typeof version === 'number' ? version : 1, at: createdAt }
}
