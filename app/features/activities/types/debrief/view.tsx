import { TextArea } from '#app/components/ui/form'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { GapList, RecordForm, type TypePartProps } from '../../type-parts'

export function DebriefView({ view, page, reply }: TypePartProps<'debrief'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <GapList gaps={view.gaps} />
      <RecordForm page={page} reply={reply} handIn={words.gaps.acknowledge}>
        <TextArea
          name="note"
          label={words.gaps.words}
          hint={words.noteHint}
          defaultValue={view.note}
          rows={5}
          maxLength={LONGEST.debrief}
          optional
        />
      </RecordForm>
    </>
  )
}
