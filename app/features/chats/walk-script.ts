// Decides how a walk through a script that its author wrote down goes: each turn so long after the customer's last line, each line of
// a turn a message of its own.
import type { ChatScript, ChatWalk } from '#app/content/chat-script'
import type { AgentEvent, Instant } from './chat-log'
import type { Ears } from './hear-reply'
import { type Play, playChat } from './play-chat'
import { type ChatMark, scoreChat } from './score-chat'

export interface Walked {
  events: AgentEvent[]
  play: Play
  mark: ChatMark
}

/** Two messages in a row, typed one after the other. */
const NEXT_MESSAGE_MS = 2_000
/** Longer than any customer needs to react. */
const UNTIL_REACTED_MS = 10_000
/** Longer than any customer waits. */
const UNTIL_GONE_MS = 3_600_000

export function walkScript(
  script: ChatScript,
  ears: Ears,
  { turns, seed, openedAt }: { turns: ChatWalk['turns']; seed: string; openedAt: Instant },
): Walked {
  const events: AgentEvent[] = []
  const playUntil = (now: Instant) => playChat(script, ears, { openedAt, seed, events, now })
  let last = openedAt
  for (const { after, say, do: act } of turns) {
    const { saidBy } = playUntil(last + UNTIL_REACTED_MS)
    last = Math.max(last, saidBy) + after * 1000
    if (act) events.push({ at: last, kind: 'act', act })
    for (const [n, text] of (say ?? '').split('\n').filter(Boolean).entries()) {
      if (n > 0) last += NEXT_MESSAGE_MS
      events.push({ at: last, kind: 'message', text })
    }
  }
  const play = playUntil(last + UNTIL_GONE_MS)
  return { events, play, mark: scoreChat(script, play, events, last + UNTIL_GONE_MS) }
}

/** Figures of the case that are nobody's telephone, and nobody's secret here. */
export function knownFigures(shopCase: {
  orders: { tail: string; to: { phoneTail: string }; parcel?: { tail: string } | undefined }[]
}) {
  return shopCase.orders.flatMap(({ tail, to, parcel }) => [tail, to.phoneTail, ...(parcel ? [parcel.tail] : [])])
}
