import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { formatDateTime, formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { practicalMessages } from '#app/i18n/practical'
import type { ActivityDesk } from './activity-desk.server'

/** Beside the sheet: what was said and done at the desk, and what the system makes of it. */
export function PracticalPanel({ practical }: { practical: NonNullable<ActivityDesk['practical']> }) {
  const words = useMessages(practicalMessages)
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale, 1)
  return (
    <Panel title={words.examinerTitle}>
      <p className="max-w-[42em] text-grey">{practical.isSat ? words.examinerLead : words.examinerNotYet}</p>
      <ul className="mt-2 grid gap-2">
        {practical.sat.map(({ id, finishedAt, low, high }) => (
          <li key={id} className="num flex flex-wrap items-baseline gap-x-3">
            <Link to={`/practice/chats/${id}/replay`} className="inline-flex min-h-11 items-center">
              {words.examinerReplay(formatDateTime(finishedAt, locale))}
            </Link>
            <span className="text-grey">{words.estimate(number(low), number(high))}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
