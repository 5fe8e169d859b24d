import { formatLocalDate } from '#app/i18n/format'
import type { Locale } from '#app/i18n/messages'
import { noticeMessages } from '#app/i18n/notices'
import type { Notice } from './notice'

const DATES = ['on', 'redoByOn', 'sinceOn', 'dueOn', 'endsOn', 'untilOn', 'fromOn']

/** The notice as one sentence: dates and the kinds of decisions are put into the reader's language first. */
export function noticeText({ kind, payload }: Notice, locale: Locale): string {
  const words = noticeMessages[locale]
  const shown = Object.fromEntries(
    Object.entries(payload).map(([name, value]) => {
      if (DATES.includes(name) && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
        return [name, formatLocalDate(value, locale)]
      if (name === 'kind' && typeof value === 'string') return [name, words.decisions[value] ?? value]
      return [name, value]
    }),
  )
  return (words.words[kind] as (payload: unknown) => string)(shown)
}
