import { TextArea } from '#app/components/ui/form'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { GapList, type OwnPartProps, RecordForm } from '../../own-parts'

export function DebriefView({ own, page, reply }: OwnPartProps<'debrief'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <GapList gaps={own.gaps} />
      <RecordForm page={page} reply={reply} handIn={words.gaps.acknowledge}>
        <TextArea
          name="note"
          label={words.gaps.words}
          hint={words.noteHint}
          defaultValue={own.note}
          rows={5}
          maxLength={4000}
          optional
        />
      </RecordForm>
    </>
  )
}
