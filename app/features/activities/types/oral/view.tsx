import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { type OwnPartProps, SheetList } from '../../own-parts'

export function OralView({ own }: OwnPartProps<'oral'>) {
  const words = useMessages(activityMessages).examined
  return (
    <>
      <Notice>
        {words.oral(own.questions, own.examiners)} {words.pass(own.passPercent)}
      </Notice>
      <SheetList sheets={own.sheets} title={words.sheet} empty={words.after} />
    </>
  )
}
