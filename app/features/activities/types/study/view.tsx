import { TextArea } from '#app/components/ui/form'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { ChecklistFields, RecordForm, type TypePartProps } from '../../type-parts'

export function StudyView({ view, page, reply }: TypePartProps<'study'>) {
  const words = useMessages(activityMessages)
  return (
    <RecordForm page={page} reply={reply} {...(view.checklist ? { title: view.checklist.title } : {})}>
      {view.checklist ? <ChecklistFields checklist={view.checklist} ticked={view.ticked} /> : null}
      <TextArea
        name="note"
        label={words.study.note}
        hint={words.noteHint}
        defaultValue={view.note}
        rows={5}
        maxLength={LONGEST.studyNote}
        optional
      />
    </RecordForm>
  )
}
