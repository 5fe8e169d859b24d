import { TextArea } from '#app/components/ui/form'
import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { type OwnPartProps, RecordForm } from '../../own-parts'

export function BriefingView({ own, page, reply }: OwnPartProps<'briefing'>) {
  const words = useMessages(activityMessages)
  if (own.acceptMentor)
    return (
      <Notice icon="user-check">
        {own.mentorName ? words.briefing.mentor(own.mentorName) : words.briefing.noMentor}
      </Notice>
    )
  return (
    <RecordForm page={page} reply={reply}>
      <TextArea
        name="met"
        label={words.briefing.met}
        hint={words.briefing.metHint}
        defaultValue={own.met.join('\n')}
        rows={5}
        maxLength={2400}
      />
      <TextArea name="note" label={words.briefing.note} defaultValue={own.note} maxLength={2000} optional />
    </RecordForm>
  )
}
