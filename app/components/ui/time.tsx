import { formatDate, formatDateTime, formatFullDate, formatLocalDate, formatTime } from '#app/i18n/format'
import { useLocale } from '#app/i18n/messages'

/** An instant as the reader's language writes it, in the shop's zone. */
export function Instant({ at, show = 'datetime' }: { at: number; show?: 'date' | 'time' | 'datetime' }) {
  const locale = useLocale()
  const text =
    show === 'date' ? formatDate(at, locale) : show === 'time' ? formatTime(at, locale) : formatDateTime(at, locale)
  return <time dateTime={new Date(at).toISOString()}>{text}</time>
}

/** A calendar date (YYYY-MM-DD), such as 11月22日 周日; with the year where it may be any. */
export function LocalDate({ on, year = false }: { on: string; year?: boolean }) {
  const locale = useLocale()
  return <time dateTime={on}>{year ? formatFullDate(on, locale) : formatLocalDate(on, locale)}</time>
}
