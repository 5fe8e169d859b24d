import { useSearchParams } from '@remix-run/react'
import { SavedNotice } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { supervisionMessages } from '#app/i18n/supervision'
import { readSentTo } from './sent-to'

/** Whoever is told so must not believe that all got it when some did not. */
export function SentNotice() {
  const [params] = useSearchParams()
  const words = useMessages(supervisionMessages)
  const sent = readSentTo(params)
  return <SavedNotice>{sent ? words.sentTo(sent.said, sent.of) : words.sent}</SavedNotice>
}
