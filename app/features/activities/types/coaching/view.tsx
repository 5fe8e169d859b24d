import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { GapList, SheetList, type TypePartProps } from '../../type-parts'

export function CoachingView({ view }: TypePartProps<'coaching'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <SheetList sheets={view.sheets} title={words.live.sheet} empty={words.coaching.before} />
      {view.gaps.length > 0 ? <GapList gaps={view.gaps} /> : null}
    </>
  )
}
