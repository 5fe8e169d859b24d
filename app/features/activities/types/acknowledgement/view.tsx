import { Link } from '@remix-run/react'
import { TextField } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { RuleView } from '../../activity-view'
import { EntryForm, type TypePartProps } from '../../type-parts'

export function AcknowledgementView({ view, page, reply }: TypePartProps<'acknowledgement'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      {view.missingRules > 0 ? <Notice tone="amber">{words.acknowledgement.missingRule}</Notice> : null}
      {view.rules.map((rule) => (
        <RulePanel key={rule.id} rule={rule} displayName={view.displayName} mayWrite={page.mayWrite} reply={reply} />
      ))}
    </>
  )
}

function RulePanel({
  rule,
  displayName,
  mayWrite,
  reply,
}: {
  rule: RuleView
  displayName: string
  mayWrite: boolean
  reply: TypePartProps<'acknowledgement'>['reply']
}) {
  const words = useMessages(activityMessages).acknowledgement
  const locale = useLocale()
  const changed = rule.receipt === null && rule.earlier.length > 0
  return (
    <Panel title={rule.title} id={`rule-${rule.id}`} tone={rule.receipt ? 'green' : changed ? 'amber' : 'plain'}>
      {changed ? <p className="mb-2 font-medium">{words.changed}</p> : null}
      <p className="num mb-2 text-sm text-grey">
        {words.version(rule.version, formatLocalDate(rule.effectiveOn, locale))}
      </p>
      <details open={rule.receipt === null} lang={rule.language}>
        <summary className="min-h-11 py-2 font-medium">{rule.intro}</summary>
        <ol className="mb-4 grid list-decimal gap-2 pl-6 leading-relaxed">
          {rule.clauses.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ol>
      </details>
      {rule.receipt ? (
        <p className="flex flex-wrap items-center gap-2">
          <Tag tone="green">{words.received(rule.receipt.typedName)}</Tag>
          <Instant at={rule.receipt.at} />
        </p>
      ) : mayWrite ? (
        <EntryForm kind="receipt" intent={`entry:receipt:${rule.id}`} reply={reply} label={words.sign}>
          <input type="hidden" name="ruleId" value={rule.id} />
          <input type="hidden" name="version" value={rule.version} />
          <TextField
            name="typedName"
            data-draft="never"
            id={`name-${rule.id}`}
            label={words.typedName}
            hint={words.typedNameHint(displayName)}
            autoComplete="off"
            maxLength={LONGEST.shownName}
          />
        </EntryForm>
      ) : null}
      {rule.earlier.map((receipt) => (
        <p key={receipt.at} className="num mt-2 text-sm text-grey">
          {words.earlier(receipt.version, receipt.typedName)} <Instant at={receipt.at} />{' '}
          <Link to="/file#signed-rules">{words.asSigned}</Link>
        </p>
      ))}
    </Panel>
  )
}
