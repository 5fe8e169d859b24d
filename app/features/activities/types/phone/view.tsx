import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { SheetList, type TypePartProps } from '../../type-parts'

export function PhoneView({ view }: TypePartProps<'phone'>) {
  const words = useMessages(activityMessages).examined
  return (
    <>
      <Notice icon="phone">
        {words.phone(view.cards)} {words.pass(view.passPercent)}
      </Notice>
      <SheetList sheets={view.sheets} title={words.sheet} empty={words.after} />
    </>
  )
}
