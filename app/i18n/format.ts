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

const DATE = { month: 'short', day: 'numeric', weekday: 'short' } as const
const FULL_DATE = { year: 'numeric', month: 'long', day: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function dateParts(at: number | Date, locale: Locale): string {
  if (locale === 'en') return formatter(locale, 'date', DATE).format(at)
  const parts = formatter(locale, 'date', { month: 'numeric', day: 'numeric', weekday: 'short' }).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('month')}月${part('day')}日 ${part('weekday')}`
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
