import { TextArea } from '#app/components/ui/form'
import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { RecordForm, type TypePartProps } from '../../type-parts'
import { AgreementPanel } from './agreement-panel'

export function BriefingView({ view, page, reply }: TypePartProps<'briefing'>) {
  const words = useMessages(activityMessages)
  if (view.acceptMentor)
    return (
      <>
        <Notice icon="user-check">
          {view.mentorName ? words.briefing.mentor(view.mentorName) : words.briefing.noMentor}
        </Notice>
        <AgreementPanel view={view} reply={reply} />
      </>
    )
  return (
    <RecordForm page={page} reply={reply}>
      <TextArea
        name="met"
        label={words.briefing.met}
        hint={words.briefing.metHint}
        defaultValue={view.met.join('\n')}
        rows={5}
        maxLength={LONGEST.briefingPoints}
        required={false}
      />
      <TextArea name="note" label={words.briefing.note} defaultValue={view.note} maxLength={LONGEST.note} optional />
    </RecordForm>
  )
}
