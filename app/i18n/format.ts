import type { Locale } from './messages'

/** All instants are shown in the shop's zone, wherever the reader's machine thinks it is. */
const ZONE = 'Asia/Shanghai'

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: Locale, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale}|${key}`
  let made = formatters.get(id)
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })
    formatters.set(id, made)
  }
  return made
}

/** What goes without saying in a date; null as long as nobody has said which year it is. */
let presentYear: number | null = null

/** Said by the server before it makes a page, and by the page in the browser: both write dates alike, whatever their clocks. */
export function setPresentYear(year: number): void {
  presentYear = year
}

export function yearOf(at: number | Date): number {
  return Number(formatter('en', 'year', { year: 'numeric' }).format(at))
}

const DATE = { month: 'short', day: 'numeric', weekday: 'short' } as const
const FULL_DATE = { year: 'numeric', month: 'long', day: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** The year stands in every date that is not of the present one. */
function dateParts(at: number | Date, locale: Locale): string {
  const year = yearOf(at)
  const isOther = presentYear !== null && year !== presentYear
  if (locale === 'en')
    return isOther
      ? formatter(locale, 'dated', { ...DATE, year: 'numeric' }).format(at)
      : formatter(locale, 'date', DATE).format(at)
  const parts = formatter(locale, 'date', { month: 'numeric', day: 'numeric', weekday: 'short' }).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${isOther ? `${year}年` : ''}${part('month')}月${part('day')}日 ${part('weekday')}`
}

export function formatDate(at: number, locale: Locale): string {
  return dateParts(at, locale)
}

/** As narrow as a chart's axis wants it: 11/22. */
export function formatMonthDay(at: number): string {
  return formatter('en', 'month-day', { month: 'numeric', day: 'numeric' }).format(at)
}

export function formatTime(at: number, locale: Locale, seconds = false): string {
  return formatter(locale, seconds ? 'seconds' : 'time', seconds ? { ...TIME, second: '2-digit' } : TIME).format(at)
}

export function formatDateTime(at: number, locale: Locale): string {
  return `${dateParts(at, locale)} ${formatTime(at, locale)}`
}

/** `on` is YYYY-MM-DD; noon in the shop's zone is on that date everywhere it is shown. */
export function formatLocalDate(on: string, locale: Locale): string {
  return dateParts(new Date(`${on}T12:00:00+08:00`), locale)
}

/** The date of an instant in the shop's zone, with the year. */
export function formatFullDateOf(at: number, locale: Locale): string {
  return formatter(locale, 'full-date', FULL_DATE).format(at)
}

/** With the year, as documents have it: 2026年1月27日. */
export function formatFullDate(on: string, locale: Locale): string {
  return formatFullDateOf(Date.parse(`${on}T12:00:00+08:00`), locale)
}

/** The same with the time of day. */
export function formatFullDateTime(at: number, locale: Locale): string {
  return `${formatFullDateOf(at, locale)} ${formatTime(at, locale)}`
}

const numberFormats = new Map<string, Intl.NumberFormat>()

export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const key = `${locale} ${digits}`
  // Making one takes a hundred times as long as using it.
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
    numberFormats.set(key, format)
  }
  return format.format(value)
}

export function formatPercent(value: number, locale: Locale): string {
  return `${formatNumber(value, locale, 1)}%`
}
