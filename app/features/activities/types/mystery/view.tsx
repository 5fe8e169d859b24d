import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { GapList, type OwnPartProps, SheetList } from '../../own-parts'

export function MysteryView({ own }: OwnPartProps<'mystery'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <SheetList sheets={own.sheets} title={words.examined.sheet} empty={words.mystery.before} />
      {own.gaps.length > 0 ? <GapList gaps={own.gaps} /> : null}
    </>
  )
}
