import { LinkButton } from '#app/components/ui/button'
import { TextArea } from '#app/components/ui/form'
import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { type OwnPartProps, RecordForm } from '../../own-parts'

export function LectureView({ own, page, reply }: OwnPartProps<'lecture'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      {own.questionnaire === 'open' && page.mayWrite ? (
        <p className="mb-5">
          <LinkButton to={`/lessons/questionnaires/${page.id}`} icon="pen">
            {words.lecture.questionnaire}
          </LinkButton>
        </p>
      ) : null}
      {own.questionnaire === 'done' ? <Notice tone="green">{words.lecture.questionnaireDone}</Notice> : null}
      <RecordForm page={page} reply={reply}>
        <TextArea
          name="note"
          label={words.lecture.own}
          hint={words.noteHint}
          defaultValue={own.note}
          rows={5}
          maxLength={2000}
          optional
        />
      </RecordForm>
    </>
  )
}
