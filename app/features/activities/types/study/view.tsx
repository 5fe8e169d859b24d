import { TextArea } from '#app/components/ui/form'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { ChecklistFields, type OwnPartProps, RecordForm } from '../../own-parts'

export function StudyView({ own, page, reply }: OwnPartProps<'study'>) {
  const words = useMessages(activityMessages)
  return (
    <RecordForm page={page} reply={reply} {...(own.checklist ? { title: own.checklist.title } : {})}>
      {own.checklist ? <ChecklistFields checklist={own.checklist} ticked={own.ticked} /> : null}
      <TextArea
        name="note"
        label={words.study.note}
        hint={words.noteHint}
        defaultValue={own.note}
        rows={5}
        maxLength={4000}
        optional
      />
    </RecordForm>
  )
}
