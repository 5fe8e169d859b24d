import { chatMessages } from '#app/i18n/chats'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'

/** A mark as one figure, or as the range between everything open decided against the agent and for them. */
export function useMarkWords(): (low: number, high: number) => string {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale, 1)
  return (low, high) => (high > low ? words.range(number(low), number(high)) : words.points(number(low)))
}
