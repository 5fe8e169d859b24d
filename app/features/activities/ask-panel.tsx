import { type Reply, TextArea } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { ActivityPage, EntryView } from './activity-view'
import { EntryForm, EntryList } from './type-parts'

/** Beside every activity: what the trainee asked, with the answers, and a place to ask. */
export function AskPanel({ asked, reply }: { asked: ActivityPage['asked']; reply: Reply | undefined }) {
  const words = useMessages(activityMessages)
  if (!asked || (asked.questions.length === 0 && !asked.mayAsk)) return null
  return (
    <Panel id="ask" title={words.questions.beside}>
      {asked.questions.length > 0 ? (
        <EntryList entries={asked.questions} reply={reply}>
          {(entry) => <Question entry={entry} />}
        </EntryList>
      ) : null}
      {asked.mayAsk ? (
        <details open={reply?.intent === 'entry:question'}>
          <summary className="min-h-11 py-2 font-medium text-primary">{words.questions.askMentor}</summary>
          <EntryForm kind="question" reply={reply} label={words.questions.send} look="plain">
            <TextArea
              name="text"
              label={words.questions.ask}
              hint={`${words.questions.askHint}${words.noteHint}`}
              maxLength={LONGEST.question}
            />
          </EntryForm>
        </details>
      ) : null}
    </Panel>
  )
}

export function Question({ entry }: { entry: EntryView }) {
  const words = useMessages(activityMessages).questions
  const locale = useLocale()
  return (
    <>
      <p className="break-words whitespace-pre-line">{String(entry.data.text ?? '')}</p>
      {entry.state === 'closed' && entry.outcome ? (
        <div className="mt-2 border-l-4 border-green pl-3">
          <p className="text-sm font-medium text-green">
            {entry.closedByName ? words.answeredBy(entry.closedByName) : words.answer}
          </p>
          <p className="break-words whitespace-pre-line">{entry.outcome}</p>
        </div>
      ) : null}
      {entry.state === 'open' ? (
        <Tag tone="amber">{entry.dueOn ? words.dated(formatLocalDate(entry.dueOn, locale)) : words.unanswered}</Tag>
      ) : null}
    </>
  )
}
