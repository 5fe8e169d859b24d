// Decides how customers come to a desk, when a sitting is over, and what it is worth.
import type { ChatScript, DeskAct } from '#app/content/chat-script'
import type { MustNot } from '#app/content/phrase'
import type { ShopCase } from '#app/content/shop-case'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { seededRandom } from '../exam-forms/seeded-random'
import type { Judge } from '../quick-replies/judge/judge'
import type { AgentEvent, GuestEvent, Instant } from './chat-log'
import { withGuest } from './guest'
import { type Play, playChat } from './play-chat'
import { type ChatMark, scoreChat } from './score-chat'
import { knownFigures } from './walk-script'

export const MOST_SEATS = 3
/** Minutes for one, two and three customers at once. */
const MINUTES = [10, 15, 20] as const
/** Seconds after the start at which each customer comes. */
const ARRIVES = [2, 20, 45] as const
/** After the last customer has gone there is this long for a last word or note, unless the agent ends it. */
const LINGER_MS = 60_000

/** What a sitting is held with, frozen at its start: later edits of the course change nothing for it. */
export interface ChatContent {
  seats: { script: ChatScript; shopCase: ShopCase }[]
  judge: string
  forbidden: MustNot[]
}

export function readChatContent(json: string): ChatContent {
  return JSON.parse(json) as ChatContent
}

export interface SittingLog {
  seed: string
  startedAt: Instant
  events: readonly (AgentEvent & { seat: number })[]
  /** Of people who play a customer. */
  guests?: readonly (GuestEvent & { seat: number })[]
}

export interface SeatPlay {
  seat: number
  openedAt: Instant
  events: AgentEvent[]
  play: Play
}

/** Of practice; an exam has the time that the plan gives it. */
export function practiceMinutes(seats: number): number {
  return MINUTES[seats - 1]!
}

/** What every customer who has come by now has said and done. */
export function playSitting(content: ChatContent, judge: Judge, log: SittingLog, now: Instant): SeatPlay[] {
  return content.seats.flatMap(({ script, shopCase }, seat) => {
    const openedAt = log.startedAt + ARRIVES[seat]! * 1000
    if (openedAt > now) return []
    const events = log.events.filter((event) => event.seat === seat)
    const ears = { judge, forbidden: content.forbidden, known: knownFigures(shopCase) }
    const guests = (log.guests ?? []).filter((event) => event.seat === seat)
    const came = guests.find(({ kind }) => kind === 'came')
    const given = { openedAt, seed: log.seed, events, now }
    const play = playChat(script, ears, came ? { ...given, handedOverAt: came.at } : given)
    const waitsMs = script.leavesAfter * 1000
    return [
      { seat, openedAt, events, play: came ? withGuest(play, { came: came.at, guests, events, now, waitsMs }) : play },
    ]
  })
}

/** When something comes next by itself; null where nothing does. */
export function nextMoment(content: ChatContent, startedAt: Instant, plays: readonly SeatPlay[]): Instant | null {
  const arrival = plays.length < content.seats.length ? [startedAt + ARRIVES[plays.length]! * 1000] : []
  const moments = [...arrival, ...plays.flatMap(({ play }) => play.nextAt ?? [])]
  return moments.length === 0 ? null : Math.min(...moments)
}

/** When a sitting is over by itself, if nothing more is done at it; may lie ahead. */
export function overAt(content: ChatContent, sitting: { endsAt: Instant }, plays: readonly SeatPlay[]): Instant {
  const isAllGone = plays.length === content.seats.length && plays.every(({ play }) => play.ended !== null)
  const lingered = isAllGone ? Math.max(...plays.map(lastMoment)) + LINGER_MS : Number.POSITIVE_INFINITY
  return Math.min(sitting.endsAt, lingered)
}

/** When a sitting ended by itself; null while it goes on. */
export function overSince(
  content: ChatContent,
  sitting: { endsAt: Instant },
  plays: readonly SeatPlay[],
  now: Instant,
): Instant | null {
  const over = overAt(content, sitting, plays)
  return over <= now ? over : null
}

function lastMoment({ play, events }: SeatPlay): Instant {
  return Math.max(play.ended?.at ?? 0, events.at(-1)?.at ?? 0)
}

/** @returns the marks by seat; customers who never came are not asked about */
export function markSitting(content: ChatContent, plays: readonly SeatPlay[], endedAt: Instant): ChatMark[] {
  return plays.map(({ seat, play, events }) => scoreChat(content.seats[seat]!.script, play, events, endedAt))
}

/** The mean of the customers who came; in an exam of all, so that nobody is left out by ending before they come. */
export function wholeOf(
  marks: readonly ChatMark[],
  { purpose, seats }: { purpose: 'practice' | 'exam'; seats: number },
): { low: number; high: number } {
  const count = purpose === 'exam' ? seats : marks.length
  const mean = (end: 'low' | 'high') =>
    count === 0 ? 0 : Math.round((marks.reduce((sum, mark) => sum + mark[end], 0) / count) * 10) / 10
  return { low: mean('low'), high: mean('high') }
}

interface Wish {
  seats: number
  stage?: ChatScript['stage'] | undefined
  scriptId?: string | undefined
}

/** Practice customers: the one asked for, else those met least lately, none twice in one sitting. */
export function chooseScripts(
  scripts: readonly ChatScript[],
  wish: Wish,
  { seed, metLately }: { seed: string; metLately: readonly string[] },
): Outcome<ChatScript[]> {
  const practice = scripts.filter(({ form }) => form === 'practice')
  if (wish.scriptId !== undefined) {
    const asked = practice.find(({ id }) => id === wish.scriptId)
    return asked ? accept([asked]) : refuse('invalid-reference')
  }
  const fit = practice.filter(({ stage }) => wish.stage === undefined || stage === wish.stage)
  if (fit.length < wish.seats) return refuse('invalid-reference')
  const lastMet = (script: ChatScript) => {
    const at = metLately.indexOf(script.id)
    return at < 0 ? Number.POSITIVE_INFINITY : at
  }
  const shuffled = seededRandom(seed).shuffle(fit)
  return accept([...shuffled].sort((a, b) => lastMet(b) - lastMet(a)).slice(0, wish.seats))
}

/** Customers of an exam: of its own scripts only, from every stage in turn, and nobody who has been met in an exam before. */
export function chooseExamScripts(
  scripts: readonly ChatScript[],
  wish: { form: ChatScript['form']; seats: number },
  { seed, met }: { seed: string; met: readonly string[] },
): Outcome<ChatScript[]> {
  const fresh = scripts.filter(({ id, form }) => form === wish.form && !met.includes(id))
  const shuffled = seededRandom(seed).shuffle(fresh)
  const stages = [...new Set(shuffled.map(({ stage }) => stage))]
  const inTurn = Array.from({ length: Math.ceil(wish.seats / Math.max(1, stages.length)) }, (_, round) =>
    stages.flatMap((stage) => shuffled.filter((one) => one.stage === stage)[round] ?? []),
  ).flat()
  return inTurn.length < wish.seats ? refuse('too-few-items') : accept(inTurn.slice(0, wish.seats))
}

export interface SittingStanding {
  ownerId: string
  state: 'in_progress' | 'finished' | 'abandoned'
}

/** Only the one who sits there, only while the customer is there to read it or has just gone. */
export function decideAtDesk(
  sitting: SittingStanding,
  seat: SeatPlay | undefined,
  { actorId, isOver }: { actorId: string | null; isOver: boolean },
): Outcome {
  if (sitting.ownerId !== actorId) return refuse('not-found')
  if (sitting.state !== 'in_progress' || isOver) return refuse('already-done')
  return seat ? accept() : refuse('not-found')
}

/** A message says something. */
export function decideMessage(text: string): Outcome<string> {
  const said = text.trim()
  return said === '' ? refuse('empty-reply') : accept(said)
}

export function actsOf(events: readonly AgentEvent[]): DeskAct[] {
  return events.flatMap((event) => (event.kind === 'act' ? [event.act] : []))
}
