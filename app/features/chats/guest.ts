// Decides how a chat goes on in which a person has taken the customer over from the script: what was written is what is there.
import type { AgentEvent, GuestEvent, Instant, Line } from './chat-log'
import type { Play } from './play-chat'

/** What was said so shortly before leaving waits for no answer. */
const PARTING_MS = 30_000

interface Guested {
  came: Instant
  guests: readonly GuestEvent[]
  events: readonly AgentEvent[]
  now: Instant
  /** When nobody on either side writes for so long, the customer is gone. */
  waitsMs: number
}

/** When the silence became too long; null while it has not. */
function goneAt({ came, guests, events, now, waitsMs }: Guested): Instant | null {
  const stirs = [...guests, ...events].map(({ at }) => at).filter((at) => at > came && at <= now)
  let last = came
  for (const at of stirs.sort((a, b) => a - b)) {
    if (at - last > waitsMs) break
    last = at
  }
  return last + waitsMs <= now ? last + waitsMs : null
}

function endOf(given: Guested): Play['ended'] {
  const gone = goneAt(given)
  const left = given.guests.find((event) => event.kind === 'left' && event.at <= given.now)
  if (left?.kind === 'left' && (gone === null || left.at <= gone))
    return { how: left.how, at: left.at, parting: left.at - PARTING_MS }
  return gone === null ? null : { how: 'gone', at: gone }
}

/** @param play by the script, which has fallen silent when the person came */
export function withGuest(play: Play, given: Guested): Play {
  const said = given.guests.flatMap((event): Line[] =>
    event.kind === 'line' && event.at <= given.now ? [{ at: event.at, from: 'customer', text: event.text }] : [],
  )
  const ended = endOf(given)
  const stirs = [...given.guests, ...given.events].map(({ at }) => at).filter((at) => at <= given.now)
  return {
    ...play,
    lines: [...play.lines, ...said].sort((a, b) => a.at - b.at),
    ended,
    nextAt: ended === null ? Math.max(given.came, ...stirs) + given.waitsMs : null,
  }
}
