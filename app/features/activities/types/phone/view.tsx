import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { type OwnPartProps, SheetList } from '../../own-parts'

export function PhoneView({ own }: OwnPartProps<'phone'>) {
  const words = useMessages(activityMessages).examined
  return (
    <>
      <Notice icon="phone">
        {words.phone(own.cards)} {words.pass(own.passPercent)}
      </Notice>
      <SheetList sheets={own.sheets} title={words.sheet} empty={words.after} />
    </>
  )
}
