import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, Select, TextArea, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { rubricMessages } from '#app/i18n/rubrics'
import { LONGEST } from '#app/rules/field-limits'
import { debriefGapFields } from './sheet-fields'
import type { SheetDesk } from './sheets.server'

/** The talk after a mystery customer: note and gaps go in together, and only then does the trainee see the report. */
export function DebriefPanel({
  debrief,
  quotable,
  reply,
  today,
}: {
  quotable: SheetDesk['quotable']
  debrief: SheetDesk['debrief']
  reply: Reply | undefined
  today: string
}) {
  const words = useMessages(rubricMessages)
  if (debrief.debriefed)
    return (
      <Panel title={words.debrief}>
        {debrief.at === null ? null : (
          <p className="num mb-1 text-sm text-grey">
            {words.debriefedAt} <Instant at={debrief.at} />
          </p>
        )}
        <p className="break-words whitespace-pre-line">{debrief.note}</p>
      </Panel>
    )
  if (!debrief.can)
    return debrief.needsSheet ? (
      <Panel title={words.debrief}>
        <p className="text-grey">{words.debriefFirst}</p>
      </Panel>
    ) : null
  return (
    <Panel title={words.debrief}>
      <Form noValidate method="post">
        <FormReply reply={reply} intent="debrief">
          <input type="hidden" name="intent" value="debrief" />
          <p className="mb-3 max-w-[42em] text-grey">{words.debriefLead}</p>
          <TextArea name="note" id="debrief-note" label={words.debriefNote} maxLength={LONGEST.debrief} rows={4} />
          <p className="mb-2 text-sm text-grey">{words.debriefGapHint}</p>
          {debriefGapFields.map((fields, n) => (
            <fieldset key={fields.text} className="mb-3 rounded-lg border border-line p-3">
              <legend className="px-1 font-medium">{words.debriefGap(n + 1)}</legend>
              <TextField name={fields.text} label={words.debriefGap(n + 1)} optional maxLength={LONGEST.gap} />
              {quotable.length > 0 ? (
                <Select
                  name={fields.source}
                  label={words.debriefSource}
                  empty={words.noQuote}
                  choices={quotable.map(({ key, text }) => ({ value: key, label: text }))}
                />
              ) : (
                <TextField name={fields.source} label={words.debriefSource} optional maxLength={LONGEST.gapSource} />
              )}
              <TextField name={fields.due} type="date" min={today} label={words.debriefDue} optional />
              <Choices
                type="checkbox"
                name={fields.closed}
                label={words.debriefClosed}
                choices={[{ value: 'yes', label: words.debriefClosedYes }]}
              />
            </fieldset>
          ))}
          <Button look="primary">{words.debriefSubmit}</Button>
        </FormReply>
      </Form>
    </Panel>
  )
}
