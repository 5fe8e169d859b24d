// Decides how soon a person could have read the customer's line and typed the reply. What came sooner is shown to whoever
// reviews the drill: a fact to ask about, never a mark.
import { countShared, TYPING_CEILING } from '#app/rules/hand-speed'
import { foldReply } from '../quick-replies/fold-reply'

/** Characters a second: quicker than practised readers of Chinese take in a line that they have to understand. */
const READING_PER_SECOND = 10

interface SentReply {
  utterance: string
  text: string
  /** The ready text that the code in front of it brings; null without a code. What of it was left standing took no typing. */
  inserted: string | null
}

/** Milliseconds below which nobody reads this line and types this reply. */
export function fastestReplyMs({ utterance, text, inserted }: SentReply): number {
  const reply = [...foldReply(text)]
  const brought = inserted === null ? 0 : countShared([...foldReply(inserted)], reply)
  const readingMs = ([...foldReply(utterance)].length / READING_PER_SECOND) * 1000
  const typingMs = ((reply.length - brought) / TYPING_CEILING) * 60_000
  return Math.round(readingMs + typingMs)
}
