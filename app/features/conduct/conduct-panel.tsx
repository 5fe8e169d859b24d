import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextArea, TextField } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { LocalDate } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { LONGEST } from '#app/rules/field-limits'
import { Fold } from '../signoffs/sign-panel'
import type { ConductView } from './conduct.server'
import { type ConductRule, PRAISE } from './conduct-rules'
import { CONDUCT_MOST } from './ledger'

interface ConductPanelProps {
  conduct: ConductView
  /** Left out where the ledger is only read. */
  edit?: { rules: readonly ConductRule[]; today: string; reply: Reply | undefined }
}

export function ConductPanel({ conduct, edit }: ConductPanelProps) {
  const words = useMessages(signoffMessages)
  return (
    <Panel id="conduct" title={edit ? words.conduct : undefined}>
      <p className="mb-3 max-w-[42em] text-grey">{words.conductLead}</p>
      <p className="num mb-3 text-lg font-bold">{words.conductPoints(conduct.points)}</p>
      {conduct.standing === 'good' ? null : (
        <Notice tone="amber">{conduct.standing === 'talk' ? words.conductTalk : words.conductWarning}</Notice>
      )}
      {conduct.lines.length === 0 ? <p className="text-grey">{words.conductNone}</p> : null}
      <ul className="divide-y divide-line">
        {conduct.lines.map((line) => (
          <li key={line.id} className="grid gap-1 py-3">
            <ConductLineText line={line} />
            {edit && !line.isCounter && !line.countered ? <ReverseFold lineId={line.id} reply={edit.reply} /> : null}
          </li>
        ))}
      </ul>
      {edit ? (
        <div className="mt-3">
          <AddFold {...edit} />
        </div>
      ) : null}
    </Panel>
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
      </p>
    </div>
  )
}

function AddFold({ rules, today, reply }: NonNullable<ConductPanelProps['edit']>) {
  const words = useMessages(signoffMessages)
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
            choices={rules.map((rule) => ({ value: rule.id, label: ruleName(rule) }))}
          />
          <TextField
            name="points"
            type="number"
            min={-CONDUCT_MOST}
            max={CONDUCT_MOST}
            step={1}
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
