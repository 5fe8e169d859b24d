import { TextArea } from '#app/components/ui/form'
import { Notice, Panel } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { Question } from '../../ask-panel'
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
