// Decides what a scripted customer says and when: the same script, seed and acts of the agent give the same chat, on every server and
// after every restart. Nothing of the customer's side is kept.
import type { ChatScript, ChatState, DeskAct } from '#app/content/chat-script'
import { seededRandom } from '../exam-forms/seeded-random'
import type { AgentEvent, Instant, Line } from './chat-log'
import { type Ears, type HeardWords, hearReply, holds } from './hear-reply'

/** A state as it was gone through. */
export interface Passage {
  state: string
  from: Instant
  /** Null while the chat stands in it. */
  until: Instant | null
  heard: HeardWords | null
  /** What the customer did with it. */
  turn: 'answered' | 'asked-again' | 'left' | 'waiting'
}

export type ChatEnd = NonNullable<ChatState['ends']> | 'gone'

export interface Play {
  /** All that the customer has said by now. */
  lines: Line[]
  passages: Passage[]
  acts: { at: Instant; act: DeskAct }[]
  /** When the customer has said all of the present state; may lie ahead. */
  saidBy: Instant
  /** When something comes next by itself; null where nothing does. */
  nextAt: Instant | null
  /** `parting`: from here on nothing waits for an answer; where it is left out, from the last state on. */
  ended: { how: ChatEnd; at: Instant; parting?: Instant } | null
}

/** After the agent's last line the customer waits whether another follows, reads, and types. */
const REACTS_AFTER = { least: 5_000, spread: 4_000 }
const ASKS_AGAIN = ['您的意思是？', '没太明白，您再说清楚一点？', '这句是什么意思呀']

const seconds = (count: number) => count * 1000

interface Moment {
  at: Instant
  what: 'event' | 'ping' | 'reaction' | 'leaving'
}

/** Of one moment: what has been shown by then stays, whatever is done in the same millisecond. */
const ORDER = { reaction: 0, ping: 1, leaving: 2, event: 3 } as const

function first(moments: readonly Moment[]): Moment | undefined {
  return [...moments].sort((a, b) => a.at - b.at || ORDER[a.what] - ORDER[b.what])[0]
}

/** The branch that the customer takes: the first that holds for sure. Null where one may hold and nobody can tell. */
function branchOf(state: ChatState, heard: HeardWords, mayAsk: boolean): string | null {
  const answers = state.next.map(({ when, go }) => ({ go, answer: holds(heard, when) }))
  const sure = answers.find(({ answer }) => answer === 'yes')
  if (sure) return sure.go
  return mayAsk && answers.some(({ answer }) => answer === 'open') ? null : state.otherwise!
}

/**
 * @param events what the agent did, in the order of the server's time
 * @param now what would come later is left out
 * @param handedOverAt from here on a person speaks for the customer: the script hears and says nothing more
 */
export function playChat(
  script: ChatScript,
  ears: Ears,
  {
    openedAt,
    seed,
    events,
    now,
    handedOverAt = Number.POSITIVE_INFINITY,
  }: { openedAt: Instant; seed: string; events: readonly AgentEvent[]; now: Instant; handedOverAt?: Instant },
): Play {
  const random = seededRandom(`${script.id}:${seed}`)
  const stateOf = (id: string) => script.states.find((one) => one.id === id)!
  const lines: Line[] = []
  const passages: Passage[] = []
  const acts: Play['acts'] = []
  let at = openedAt
  let saidBy = openedAt
  let current = stateOf(script.start)
  let taken = 0

  const actsOf = () => acts.map(({ act }) => act)
  for (;;) {
    const state = current
    const entered = at
    let lastSaid = at
    const pending: Line[] = state.says.map(({ text, pause }) => {
      lastSaid += seconds(pause)
      return { at: lastSaid, from: 'customer' as const, text }
    })
    saidBy = lastSaid
    const utterance = state.says.map(({ text }) => text).join('\n')
    const passage: Passage = { state: state.id, from: entered, until: null, heard: null, turn: 'waiting' }
    passages.push(passage)
    lines.push(...pending.filter((line) => line.at < handedOverAt))
    const said: string[] = []
    const conditions = state.next.flatMap(({ when }) => (Array.isArray(when) ? when : [when]))
    const listen = () => {
      passage.heard = hearReply(
        ears,
        { points: state.points, wrong: state.wrong, conditions, utterance },
        said.join('\n'),
        actsOf(),
      )
      return passage.heard
    }
    if (state.ends) {
      const ended = { how: state.ends, at: lastSaid }
      for (const event of events.slice(taken)) {
        if (event.at > now) break
        if (event.kind === 'act') acts.push({ at: event.at, act: event.act })
        else said.push(event.text)
      }
      if (said.length > 0) listen()
      const isOver = lastSaid <= now && lastSaid < handedOverAt
      return {
        ...shownBy(now),
        ended: isOver ? ended : null,
        nextAt: nextOf(isOver || lastSaid >= handedOverAt ? [] : [lastSaid]),
      }
    }
    let reactsAt: Instant | null = null
    let waitsFrom = lastSaid
    let asked = false
    let pings = [...state.pings]
    let go: string | null = null
    while (go === null) {
      const event = events[taken]
      const moments: Moment[] = [
        ...(event ? [{ at: event.at, what: 'event' as const }] : []),
        ...(reactsAt === null ? [] : [{ at: reactsAt, what: 'reaction' as const }]),
        ...(reactsAt === null && pings[0] ? [{ at: waitsFrom + seconds(pings[0].after), what: 'ping' as const }] : []),
        ...(reactsAt === null ? [{ at: waitsFrom + seconds(script.leavesAfter), what: 'leaving' as const }] : []),
      ]
      const next = first(moments.filter(({ at: when, what }) => what === 'event' || when < handedOverAt))
      if (next === undefined || next.at > now) {
        if (said.length > 0) listen()
        return {
          ...shownBy(now),
          ended: null,
          nextAt: nextOf([next === undefined || next.what === 'event' ? null : next.at]),
        }
      }
      at = next.at
      if (next.what === 'event') {
        taken += 1
        if (event!.kind === 'act') acts.push({ at: event!.at, act: event!.act })
        else {
          said.push(event!.text)
          reactsAt = Math.max(at, lastSaid) + REACTS_AFTER.least + Math.floor(random.next() * REACTS_AFTER.spread)
        }
      } else if (next.what === 'ping') {
        lines.push({ at, from: 'customer', text: pings[0]!.text })
        pings = pings.slice(1)
      } else if (next.what === 'leaving') {
        if (said.length > 0) listen()
        passage.until = at
        passage.turn = 'left'
        return { ...shownBy(now), ended: { how: 'gone', at }, nextAt: null }
      } else {
        const branch = branchOf(state, listen(), !asked)
        reactsAt = null
        if (branch === null) {
          asked = true
          lines.push({ at, from: 'customer', text: ASKS_AGAIN[Math.floor(random.next() * ASKS_AGAIN.length)]! })
          waitsFrom = at
          lastSaid = at
          saidBy = at
        } else go = branch
      }
    }
    passage.until = at
    passage.turn = asked ? 'asked-again' : 'answered'
    current = stateOf(go)
  }

  function shownBy(instant: Instant): Pick<Play, 'lines' | 'passages' | 'acts' | 'saidBy'> {
    return { lines: lines.filter((line) => line.at <= instant), passages, acts, saidBy }
  }
  /** Lines still to come, or what comes by itself. */
  function nextOf(others: readonly (Instant | null)[]): Instant | null {
    const coming = [...lines.filter((line) => line.at > now).map((line) => line.at), ...others].filter(
      (one): one is number => one !== null,
    )
    return coming.length === 0 ? null : Math.min(...coming)
  }
}
