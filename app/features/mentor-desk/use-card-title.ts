import type { SignerRole } from '#app/content/plan'
import { activityMessages } from '#app/i18n/activities'
import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { todayMessages } from '#app/i18n/today'
import type { WaitingKind } from '../activities/waiting'
import type { ToldApart } from './card-title'

interface Named extends ToldApart {
  title: string
  day: number
  isOral: boolean
  kind: WaitingKind
  slot: SignerRole | null
}

/** The title, with as much beside it as tells this card from the others. */
export function useCardTitle(): (card: Named) => string {
  const exams = useMessages(examMessages)
  const signing = useMessages(signoffMessages)
  const { kinds } = useMessages(todayMessages).team
  const { roles } = useMessages(activityMessages)
  return ({ title, day, isOral, kind, slot, byPart, byDay }) => {
    const part = slot ? signing.asSlot(roles[slot]) : kinds[kind]
    return [
      isOral ? exams.oral(title) : title,
      ...(byDay ? [signing.dayOfPlan(day)] : []),
      ...(byPart ? [part] : []),
    ].join(' · ')
  }
}
