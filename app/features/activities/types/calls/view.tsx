import { Select, TextArea, TextField } from '#app/components/ui/form'
import { Notice, Panel } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { EntryView } from '../../activity-view'
import { EntryForm, EntryList, type TypePartProps } from '../../type-parts'
import { CALL_OUTCOMES } from './outcomes'

export function CallsView({ view, page, reply }: TypePartProps<'calls'>) {
  const words = useMessages(activityMessages)
  const logged = view.calls.filter((call) => call.state !== 'withdrawn').length
  return (
    <>
      {view.kind === 'review' ? (
        <Notice tone="red" icon="shield">
          {words.calls.redLine}
        </Notice>
      ) : null}
      <Panel title={words.your}>
        <p className="num mb-3 font-medium">{words.calls.cap(logged, view.cap)}</p>
        <EntryList entries={view.calls} reply={reply}>
          {(entry) => <Call entry={entry} />}
        </EntryList>
        {page.mayWrite && logged >= view.cap ? <Notice tone="amber">{words.calls.limit(view.cap)}</Notice> : null}
        {page.mayWrite && logged < view.cap ? (
          <EntryForm kind="call" reply={reply} label={words.calls.add}>
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField
                name="last4"
                label={words.calls.last4}
                inputMode="numeric"
                autoComplete="off"
                maxLength={LONGEST.phoneTail}
              />
              <Select
                name="outcome"
                label={words.calls.outcome}
                empty="—"
                choices={CALL_OUTCOMES.map((value) => ({ value, label: words.calls.outcomes[value] }))}
              />
            </div>
            <TextField
              name="purpose"
              label={words.calls.purpose}
              hint={words.noteHint}
              maxLength={LONGEST.callPurpose}
            />
            <TextArea name="promise" label={words.calls.promise} maxLength={LONGEST.callPromise} optional />
            <TextField name="dueOn" type="date" min={view.today} label={words.calls.dueOn} optional />
          </EntryForm>
        ) : null}
      </Panel>
    </>
  )
}

function Call({ entry }: { entry: EntryView }) {
  const words = useMessages(activityMessages).calls
  const outcome = CALL_OUTCOMES.find((value) => value === entry.data.outcome)
  return (
    <>
      <p className="num font-medium">
        …{String(entry.data.last4 ?? '')}
        {outcome ? ` · ${words.outcomes[outcome]}` : ''}
      </p>
      <p className="break-words">{String(entry.data.purpose ?? '')}</p>
      {entry.data.promise ? <p className="break-words text-grey">{String(entry.data.promise)}</p> : null}
      {entry.dueOn ? (
        <p className="text-grey">
          {words.dueOn} <LocalDate on={entry.dueOn} />
        </p>
      ) : null}
    </>
  )
}
