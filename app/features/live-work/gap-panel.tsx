import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { Panel, SavedNotice } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { Fold } from '../signoffs/sign-panel'
import type { DeskGaps } from './desk-entries'
import { EntryList } from './entry-list'

type Gaps = DeskGaps

/** What the trainee still lacks; a debrief looks back over the days before it. */
export function GapPanel({ gaps, reply, today }: { gaps: Gaps; reply: Reply | undefined; today: string }) {
  const words = useMessages(signoffMessages)
  return (
    <Panel id="gaps" title={words.gaps}>
      <SavedNotice what="gap">{words.gapSaved}</SavedNotice>
      {gaps.isDebrief ? <GapFilterBar gaps={gaps} /> : null}
      {gaps.items.length === 0 ? (
        <p className="text-grey">{words.noGaps}</p>
      ) : (
        <EntryList entries={gaps.items} reply={reply} today={today} showSource={gaps.isDebrief} />
      )}
      {gaps.canOpen ? <OpenGapFold reply={reply} today={today} isSigned={gaps.isSigned} /> : null}
    </Panel>
  )
}

function GapFilterBar({ gaps: { window, standard, onlyOpen } }: { gaps: Gaps }) {
  const words = useMessages(signoffMessages)
  const range = `from=${window.from}&to=${window.to}`
  return (
    <div className="no-print mb-4 grid gap-2">
      <p className="text-sm text-grey">{words.gapsLead(window.from, window.to)}</p>
      <Form method="get" className="flex flex-wrap items-end gap-2" preventScrollReset>
        <NumberField name="from" label={words.gapsFrom} value={window.from} />
        <NumberField name="to" label={words.gapsTo} value={window.to} />
        {onlyOpen ? <input type="hidden" name="gaps" value="open" /> : null}
        <Button>{words.gapsFilter}</Button>
      </Form>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link to={`?${range}${onlyOpen ? '' : '&gaps=open'}#gaps`} preventScrollReset>
          {onlyOpen ? words.gapsShowClosed : words.gapsShowOpen}
        </Link>
        <Link to={`?from=${standard.from}&to=${standard.to}#gaps`} preventScrollReset>
          {words.gapsShowWindow(standard.from, standard.to)}
        </Link>
        <Link to="?from=1&to=99#gaps" preventScrollReset>
          {words.gapsShowAll}
        </Link>
      </p>
    </div>
  )
}

function NumberField({ name, label, value }: { name: string; label: string; value: number }) {
  return (
    <label className="text-sm">
      <span className="block">{label}</span>
      <input
        key={value}
        name={name}
        type="number"
        {...BOUNDS.day}
        defaultValue={value}
        className="num min-h-11 w-20 rounded-lg border border-line-strong bg-raised px-2"
      />
    </label>
  )
}

function OpenGapFold({ reply, today, isSigned }: { reply: Reply | undefined; today: string; isSigned: boolean }) {
  const words = useMessages(signoffMessages)
  return (
    <div className="mt-3">
      <Fold label={words.openGap} open={reply?.intent === 'open-gap'}>
        <Form noValidate method="post" preventScrollReset>
          <FormReply reply={reply} intent="open-gap">
            <input type="hidden" name="intent" value="open-gap" />
            <TextArea name="text" id="gap-text" label={words.gapText} rows={2} maxLength={LONGEST.gap} />
            <TextField
              name="source"
              id="gap-source"
              label={words.gapSource}
              hint={words.gapSourceHint}
              optional
              maxLength={LONGEST.gapSource}
            />
            <TextField
              name="dueOn"
              id="gap-due"
              type="date"
              min={today}
              label={isSigned ? words.gapDueSigned : words.gapDue}
              optional={!isSigned}
            />
            <Button>{words.openGapSubmit}</Button>
          </FormReply>
        </Form>
      </Fold>
    </div>
  )
}
