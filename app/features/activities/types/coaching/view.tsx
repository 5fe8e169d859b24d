import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { GapList, type OwnPartProps, SheetList } from '../../own-parts'

export function CoachingView({ own }: OwnPartProps<'coaching'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <SheetList sheets={own.sheets} title={words.live.sheet} empty={words.coaching.before} />
      {own.gaps.length > 0 ? <GapList gaps={own.gaps} /> : null}
    </>
  )
}
