import { Panel } from '#app/components/ui/layout'
import { Instant, LocalDate } from '#app/components/ui/time'
import { dossierMessages } from '#app/i18n/dossier'
import { useMessages } from '#app/i18n/messages'
import type { SignedRule } from './signed-rule'

/** What was signed, each with the text of that day to open. */
export function SignedRules({ rules }: { rules: readonly SignedRule[] }) {
  const words = useMessages(dossierMessages).signedRules
  if (rules.length === 0) return null
  return (
    <Panel id="signed-rules" title={words.title}>
      <ul className="divide-y divide-line">
        {rules.map((rule) => (
          <li key={rule.id} className="py-3 first:pt-0 last:pb-0">
            <p className="num wrap-anywhere">
              <span className="font-medium">{rule.title}</span> · {words.version(rule.version)} ·{' '}
              {words.signed(rule.typedName)} <Instant at={rule.signedAt} year />
            </p>
            {rule.wording ? <p className="num text-xs break-all text-grey">{words.wording(rule.wording)}</p> : null}
            {rule.text ? (
              <details className="print:not-open:hidden">
                <summary className="min-h-11 py-2 text-primary underline">{words.open}</summary>
                <p className="num mb-2 text-sm text-grey">
                  {words.effectiveOn} <LocalDate on={rule.text.effectiveOn} year />
                </p>
                <p className="mb-2" lang="zh-CN">
                  {rule.text.intro}
                </p>
                <ol className="grid list-decimal gap-2 pl-6 leading-relaxed" lang="zh-CN">
                  {rule.text.clauses.map((clause) => (
                    <li key={clause}>{clause}</li>
                  ))}
                </ol>
              </details>
            ) : (
              <p className="text-sm text-amber">{words.lost}</p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
