import {
  formatDate,
  formatDateTime,
  formatFullDate,
  formatFullDateOf,
  formatFullDateTime,
  formatLocalDate,
  formatTime,
} from '#app/i18n/format'
import { useLocale } from '#app/i18n/messages'

/** An instant as the reader's language writes it, in the shop's zone; with the year where it may be any, as on paper. */
export function Instant({
  at,
  show = 'datetime',
  year = false,
}: {
  at: number
  show?: 'date' | 'time' | 'datetime'
  year?: boolean
}) {
  const locale = useLocale()
  const date = year ? formatFullDateOf : formatDate
  const datetime = year ? formatFullDateTime : formatDateTime
  const write = { date, datetime, time: formatTime }[show]
  return <time dateTime={new Date(at).toISOString()}>{write(at, locale)}</time>
}

/** A calendar date (YYYY-MM-DD), such as 11月22日 周日; with the year where it may be any. */
export function LocalDate({ on, year = false }: { on: string; year?: boolean }) {
  const locale = useLocale()
  return <time dateTime={on}>{year ? formatFullDate(on, locale) : formatLocalDate(on, locale)}</time>
}
