import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, Select, TextArea, TextField } from '#app/components/ui/form'
import { ActionBar, Notice } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { rubricMessages } from '#app/i18n/rubrics'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { AheadFields } from '../signoffs/sign-panel'
import { LEVELS, levelText } from './score-sheet'
import { levelField, lineField, noteField } from './sheet-fields'
import type { SheetDesk } from './sheets.server'

/** One criterion after the other, each level in the rubric's own words. */
export function SheetForm({ desk, reply }: { desk: SheetDesk; reply: Reply | undefined }) {
  const words = useMessages(rubricMessages)
  const { rubric, own } = desk
  return (
    <Form noValidate method="post" action="?#sheet">
      <FormReply reply={reply} intent="sheet">
        <input type="hidden" name="intent" value="sheet" />
        <input type="hidden" name="revision" value={desk.revision} />
        <p className="mb-4 max-w-[42em] text-grey">{words.sheetLead}</p>
        {own ? <Notice>{words.supersedes(own.revision)}</Notice> : null}
        {rubric.criteria.map((criterion) => (
          <CriterionFields
            key={criterion.id}
            criterion={criterion}
            language={rubric.language}
            own={own}
            quotable={desk.quotable}
          />
        ))}
        <Choices
          type="checkbox"
          name="hardFault"
          label={words.hardFaults}
          hint={words.hardFaultsHint}
          defaultValue={own?.hardFaultIds ?? []}
          choices={rubric.hardFaults.map((fault) => ({
            value: fault.id,
            label: <span lang={rubric.language}>{fault.text}</span>,
          }))}
        />
        {desk.asksStateMark ? (
          <TextField
            name="stateMark"
            type="number"
            {...BOUNDS.stateMark}
            step={1}
            inputMode="numeric"
            label={words.stateMark}
            hint={words.stateMarkHint}
            defaultValue={own?.stateMark ?? undefined}
          />
        ) : null}
        <TextArea
          name="comment"
          id="sheet-comment"
          label={words.comment}
          hint={words.commentHint}
          maxLength={LONGEST.sheetComment}
          defaultValue={own?.comment}
        />
        {own ? <input type="hidden" name="again" value="1" /> : null}
        {own ? (
          <TextArea
            name="why"
            id="sheet-why"
            label={words.why}
            hint={words.whyHint}
            maxLength={LONGEST.sheetComment}
            rows={2}
          />
        ) : null}
        {desk.ahead ? <AheadFields name="sheet" ahead={desk.ahead} today={desk.today} /> : null}
        <ActionBar>
          <Button look={own ? 'plain' : 'primary'} icon="check">
            {own ? words.recordAgain : words.record}
          </Button>
        </ActionBar>
      </FormReply>
    </Form>
  )
}

function CriterionFields({
  criterion,
  language,
  own,
  quotable,
}: {
  quotable: SheetDesk['quotable']
  criterion: SheetDesk['rubric']['criteria'][number]
  language: SheetDesk['rubric']['language']
  own: SheetDesk['own']
}) {
  const words = useMessages(rubricMessages)
  const level = own?.levels[criterion.id]
  return (
    <div className="mb-6 border-t border-line pt-4">
      <Choices
        sideBySide
        name={levelField(criterion.id)}
        label={
          <>
            <span lang={language}>{criterion.title}</span>{' '}
            <span className="num font-normal text-grey">{words.weight(criterion.weight)}</span>
          </>
        }
        defaultValue={level === undefined ? [] : [String(level)]}
        choices={LEVELS.map((n) => ({
          value: String(n),
          label: `${n} ${words.levelNames[n]}`,
          hint: <span lang={language}>{levelText(criterion, n)}</span>,
        }))}
      />
      <TextField
        name={noteField(criterion.id)}
        label={words.note}
        maxLength={LONGEST.criterionNote}
        required={false}
        defaultValue={own?.notes[criterion.id]}
      />
      {quotable.length > 0 ? (
        <Select
          name={lineField(criterion.id)}
          label={words.quote}
          empty={words.noQuote}
          choices={quotable.map(({ key, text }) => ({ value: key, label: text }))}
        />
      ) : null}
    </div>
  )
}
