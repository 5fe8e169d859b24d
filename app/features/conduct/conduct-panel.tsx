import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextArea, TextField } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { LocalDate } from '#app/components/ui/time'
import { conductMessages } from '#app/i18n/conduct'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { LONGEST } from '#app/rules/field-limits'
import { Fold } from '../signoffs/sign-panel'
import type { ConductView } from './conduct.server'
import { LineReplies, OwnReplyForms, RulingForm } from './conduct-replies'
import { type ConductRule, PRAISE } from './conduct-rules'
import { DISPUTE_WORKDAYS, RULING_WORKDAYS } from './dispute'
import { CONDUCT_MOST } from './ledger'

interface ConductPanelProps {
  conduct: ConductView
  reply: Reply | undefined
  /** For those who keep the ledger; left out for the trainee, who answers. */
  edit?: { rules: readonly ConductRule[]; today: string; mayRule: boolean }
}

export function ConductPanel({ conduct, reply, edit }: ConductPanelProps) {
  const words = useMessages(signoffMessages)
  const monthly = useMessages(conductMessages)
  return (
    <Panel id="conduct" title={edit ? words.conduct : undefined}>
      <p className="mb-3 max-w-[42em] text-grey">{words.conductLead}</p>
      <p className="num mb-3 text-lg font-bold">{words.conductPoints(conduct.points)}</p>
      {conduct.earlier.length > 0 ? (
        <p className="num mb-3 text-grey">
          {monthly.earlier(conduct.earlier.map(({ month, points }) => monthly.month(month, points)))}
        </p>
      ) : null}
      {conduct.standing === 'good' ? null : (
        <Notice tone="amber">
          {conduct.standing === 'talk'
            ? (edit ? words : words.ownConduct).conductTalk(conduct.limits.talk)
            : (edit ? words : words.ownConduct).conductWarning(conduct.limits.warning)}
        </Notice>
      )}
      {conduct.lines.length === 0 ? <p className="text-grey">{words.conductNone}</p> : null}
      <ul className="divide-y divide-line">
        {conduct.lines.map((line) => (
          <li key={line.id} className="grid gap-1 py-3">
            <ConductLineText line={line} />
            <LineReplies line={line} />
            {edit?.mayRule ? <RulingForm line={line} reply={reply} /> : null}
            {edit ? null : <OwnReplyForms line={line} reply={reply} />}
            {edit && !line.isCounter && !line.countered && (!line.ruled || edit.mayRule) ? (
              <ReverseFold lineId={line.id} reply={reply} />
            ) : null}
          </li>
        ))}
      </ul>
      {edit ? (
        <div className="mt-3">
          <AddFold {...edit} reply={reply} />
        </div>
      ) : null}
      <ConductTerms conduct={conduct} />
    </Panel>
  )
}

/** What the ledger goes by: the rules, the two thresholds, and how long one may object. */
function ConductTerms({ conduct }: { conduct: ConductView }) {
  const words = useMessages(conductMessages)
  return (
    <div className="mt-4 max-w-[42em] border-t border-line pt-3 text-sm text-grey">
      <p>{words.monthly}</p>
      <p>{words.limits(conduct.limits.warning, conduct.limits.talk)}</p>
      <p>{words.terms(DISPUTE_WORKDAYS, RULING_WORKDAYS)}</p>
      {conduct.rules.length > 0 ? (
        <>
          <p className="mt-2 font-medium">{words.rules}</p>
          <ul>
            {conduct.rules.map((rule) => (
              <li key={rule.id}>
                <Link to={`/library/rules/${rule.id}`} className="inline-flex min-h-11 items-center" lang="zh-CN">
                  {rule.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

type Line = ConductView['lines'][number]

function useRuleName() {
  const words = useMessages(signoffMessages)
  return (rule: { id: string; text: string | null }) =>
    rule.text ?? (rule.id === PRAISE ? words.conductPraise : words.conductOther)
}

function ConductLineText({ line }: { line: Line }) {
  const words = useMessages(signoffMessages)
  const conduct = useMessages(conductMessages)
  const ruleName = useRuleName()
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <strong className="num">{line.points > 0 ? `+${line.points}` : line.points}</strong>
        <span className="break-words">{line.note}</span>
        {line.isCounter ? <Tag>{words.conductCounter}</Tag> : null}
        {line.countered ? <Tag>{words.conductCountered}</Tag> : null}
      </p>
      <p className="text-sm break-words text-grey">
        {ruleName({ id: line.ruleId, text: line.ruleText })} · <LocalDate on={line.occurredOn} /> · {words.conductBy}{' '}
        {line.recorderName}
        {line.clause ? (
          <>
            {' · '}
            <Link to={`/library/rules/${line.clause.ruleId}#${line.clause.clauseId}`}>{conduct.clause}</Link>
          </>
        ) : null}
      </p>
    </div>
  )
}

function AddFold({ rules, today, reply }: NonNullable<ConductPanelProps['edit']> & Pick<ConductPanelProps, 'reply'>) {
  const words = useMessages(signoffMessages)
  const conduct = useMessages(conductMessages)
  const ruleName = useRuleName()
  return (
    <Fold label={words.conductAdd} open={reply?.intent === 'conduct'}>
      <Form noValidate method="post" preventScrollReset>
        <FormReply reply={reply} intent="conduct">
          <input type="hidden" name="intent" value="conduct" />
          <Select
            name="ruleId"
            label={words.conductRule}
            empty={words.conductPick}
            choices={rules.map((rule) => {
              const name = ruleName({ id: rule.id, text: rule.name })
              return { value: rule.id, label: rule.points === null ? name : conduct.usual(name, rule.points) }
            })}
          />
          <TextField
            name="points"
            type="number"
            min={-CONDUCT_MOST}
            max={CONDUCT_MOST}
            step={0.5}
            label={words.conductChange}
            hint={words.conductChangeHint}
          />
          <TextArea name="note" id="conduct-note" label={words.conductNote} rows={2} maxLength={LONGEST.conductNote} />
          <TextField name="occurredOn" type="date" max={today} defaultValue={today} label={words.conductOn} />
          <Button>{words.conductAddSubmit}</Button>
        </FormReply>
      </Form>
    </Fold>
  )
}

function ReverseFold({ lineId, reply }: { lineId: string; reply: Reply | undefined }) {
  const words = useMessages(signoffMessages)
  const intent = `reverse ${lineId}`
  return (
    <Fold label={words.conductReverse} open={reply?.intent === intent}>
      <Form noValidate method="post" preventScrollReset>
        <FormReply reply={reply} intent={intent}>
          <input type="hidden" name="intent" value={intent} />
          <input type="hidden" name="lineId" value={lineId} />
          <TextArea
            name="note"
            id={`reverse-${lineId}`}
            label={words.conductReverseNote}
            rows={2}
            maxLength={LONGEST.conductNote}
          />
          <Button>{words.conductReverseSubmit}</Button>
        </FormReply>
      </Form>
    </Fold>
  )
}
