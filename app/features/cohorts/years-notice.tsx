import { LinkButton } from '#app/components/ui/button'
import { Notice } from '#app/components/ui/layout'
import { cohortMessages } from '#app/i18n/cohorts'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { CohortYears } from './cohort-calendar.server'

/** Which dates to come are not certain, and whether planning anew would make them so. */
export function YearsNotice({ years, calendarUrl }: { years: CohortYears; calendarUrl?: string }) {
  const words = useMessages(cohortMessages)
  const locale = useLocale()
  const { unconfirmed, take } = years
  if (take)
    return (
      <Notice tone="amber" icon="calendar" title={words.takeTitle(take.year)}>
        <p>{words.takeLead(take.year, formatLocalDate(take.fromOn, locale))}</p>
        {calendarUrl ? (
          <p className="mt-2">
            <LinkButton to={calendarUrl}>{words.takeGo}</LinkButton>
          </p>
        ) : null}
      </Notice>
    )
  if (!unconfirmed || unconfirmed.known) return null
  const { year, from, to } = unconfirmed
  return (
    <Notice tone="amber" icon="calendar" title={words.yearUnknown(year)}>
      <p>{words.yearUnknownLead(words.leaveRange(formatLocalDate(from, locale), formatLocalDate(to, locale)), year)}</p>
    </Notice>
  )
}
