import { LinkButton } from '#app/components/ui/button'
import { TextArea } from '#app/components/ui/form'
import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { RecordForm, type TypePartProps } from '../../type-parts'
import { NoteSamplePanel } from './note-sample-panel'

export function LectureView({ view, page, reply }: TypePartProps<'lecture'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      {view.questionnaire === 'open' && page.mayWrite ? (
        <p className="mb-5">
          <LinkButton to={`/lessons/questionnaires/${page.id}`} icon="pen">
            {words.lecture.questionnaire}
          </LinkButton>
        </p>
      ) : null}
      {view.questionnaire === 'done' ? <Notice tone="green">{words.lecture.questionnaireDone}</Notice> : null}
      {view.sample ? <NoteSamplePanel sample={view.sample} reply={reply} /> : null}
      <RecordForm page={page} reply={reply}>
        <TextArea
          name="note"
          label={words.lecture.own}
          hint={words.noteHint}
          defaultValue={view.note}
          rows={5}
          maxLength={LONGEST.note}
          optional
        />
      </RecordForm>
    </>
  )
}
