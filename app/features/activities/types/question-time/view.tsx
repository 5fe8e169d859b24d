import { TextArea } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { EntryView } from '../../activity-view'
import { EntryForm, EntryList, HandInForm, type TypePartProps } from '../../type-parts'

export function QuestionTimeView({ view, page, reply }: TypePartProps<'question-time'>) {
  const words = useMessages(activityMessages)
  const noneYet = view.questions.every((q) => q.state === 'withdrawn')
  return (
    <Panel title={words.types['question-time']}>
      {page.lockedUntil && view.mayAsk ? <Notice>{words.questions.early(view.fromDay)}</Notice> : null}
      <EntryList entries={view.questions} reply={reply}>
        {(entry) => <Question entry={entry} />}
      </EntryList>
      {view.mayAsk ? (
        <EntryForm kind="question" reply={reply} label={words.questions.add}>
          <TextArea
            name="text"
            label={words.questions.ask}
            hint={`${words.questions.askHint}${words.noteHint}`}
            maxLength={LONGEST.question}
          />
        </EntryForm>
      ) : null}
      {noneYet && page.mayHandIn ? (
        <div className="mt-5 border-t border-line pt-4">
          <HandInForm page={page} reply={reply} label={words.questions.none} hint={words.questions.noneHint} />
        </div>
      ) : null}
    </Panel>
  )
}

function Question({ entry }: { entry: EntryView }) {
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
