import { Link } from '@remix-run/react'
import { TextArea, TextField } from '#app/components/ui/form'
import { Panel, Progress } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { EntryForm, EntryList, type TypePartProps } from '../../type-parts'

export function ObservationView({ view, page, reply }: TypePartProps<'observation'>) {
  const words = useMessages(activityMessages)
  const count = view.notes.filter((note) => note.state !== 'withdrawn').length
  const label = words.observation.count(count, view.wanted)
  return (
    <>
      {view.samples.length > 0 ? (
        <Panel>
          <details open={view.samples.length <= 4}>
            <summary className="min-h-11 py-2 font-medium">
              {words.observation.samples} <span className="num text-grey">({view.samples.length})</span>
            </summary>
            <ul className="grid gap-1">
              {view.samples.map((sample) => (
                <li key={sample.id}>
                  <Link to={`/library/transcripts/${sample.id}`} className="inline-flex min-h-11 items-center">
                    {sample.title}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </Panel>
      ) : null}
      <Panel title={words.your}>
        <p className="num mb-1 font-medium">{label}</p>
        <div className="mb-4">
          <Progress value={Math.min(count, view.wanted)} max={view.wanted} label={label} />
        </div>
        <EntryList entries={view.notes} reply={reply}>
          {(entry) => (
            <>
              <p className="font-medium break-words">{String(entry.data.source ?? '')}</p>
              <p className="break-words whitespace-pre-line">{String(entry.data.saw ?? '')}</p>
              <p className="break-words whitespace-pre-line text-grey">{String(entry.data.why ?? '')}</p>
            </>
          )}
        </EntryList>
        {page.mayWrite ? (
          <EntryForm kind="note" reply={reply} label={words.observation.add}>
            <TextField
              name="source"
              label={words.observation.source}
              hint={words.observation.sourceHint}
              maxLength={LONGEST.observedSource}
            />
            <TextArea name="saw" label={words.observation.saw} hint={words.noteHint} maxLength={LONGEST.observed} />
            <TextArea name="why" label={words.observation.why} maxLength={LONGEST.observed} />
          </EntryForm>
        ) : null}
      </Panel>
    </>
  )
}
