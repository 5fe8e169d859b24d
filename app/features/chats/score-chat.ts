// Decides what a chat is worth: the review card over what was said, what was done and how long it took. What nobody knows yet is
// counted against the agent for the lower end and for them for the upper.
import { CHAT_CATEGORIES, type ChatCategory, type ChatScript, type DeskAct } from '#app/content/chat-script'
import type { HardFaultKind } from '#app/content/fault-kinds'
import { type AgentEvent, agentLines, type Instant } from './chat-log'
import { isDone, isWantDone } from './hear-reply'
import type { Play } from './play-chat'
import { bandOf, type Pace, paceOf, type Round, roundsOf } from './rounds'

export interface CategoryMark {
  category: ChatCategory
  /** Percent with everything open decided against the agent, and for them. */
  low: number
  high: number
}

export interface DoneOrNot {
  wanted: ChatScript['wants'][number]
  done: boolean
}

export interface ChatMark {
  low: number
  high: number
  /** By the review card alone, as if no red line were suspected. */
  card: { low: number; high: number }
  /** Those the chat asked about. */
  categories: CategoryMark[]
  wants: DoneOrNot[]
  /** What must not be done and was. */
  misdeeds: { why: string; redLine: boolean }[]
  /** Crossed for sure; nothing else counts then. */
  redLines: { kind: HardFaultKind; saw: string; sure: boolean }[]
  /** Why a line that the script draws was crossed, in words or in deeds; nothing else counts then either. */
  crossed: string[]
  pace: Pace
  rounds: Round[]
}

const share = (part: number, whole: number) => (part / whole) * 100
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length

/** What one fault of tone or a forbidden word costs the tone of the whole chat. */
const TONE_FAULT = 25

interface Range {
  low: number
  high: number
}

/** A line that came so shortly before the end could hardly be answered: it asks for nothing. */
const JUST_CAME_MS = 30_000

/** What the customer said last was said in the last moments, and nobody has answered it yet. */
function justCame({ passages, lines }: Play, endedAt: Instant): boolean {
  const last = passages.at(-1)!
  const first = lines.find(({ at }) => at >= last.from)
  return last.turn === 'waiting' && last.heard === null && endedAt - (first?.at ?? endedAt) < JUST_CAME_MS
}

function pointsRange(play: Play, script: ChatScript, category: ChatCategory): Range | null {
  let asked = 0
  const got = { low: 0, high: 0 }
  for (const passage of play.passages) {
    // What was said wrong weighs as much as what was not said.
    if (category === 'solution') asked += passage.heard?.wrong.length ?? 0
    const state = script.states.find(({ id }) => id === passage.state)!
    for (const [n, point] of state.points.entries()) {
      if (point.category !== category) continue
      const answer = passage.heard?.points[n]?.answer ?? 'no'
      if (point.optional && answer === 'no') continue
      asked += 1
      got.low += answer === 'yes' ? 1 : 0
      got.high += answer === 'no' ? 0 : 1
    }
  }
  return asked === 0 ? null : { low: share(got.low, asked), high: share(got.high, asked) }
}

function toneRange(play: Play, script: ChatScript): Range | null {
  const heard = play.passages.flatMap((passage) => passage.heard ?? [])
  if (heard.length === 0) return pointsRange(play, script, 'tone')
  const faults = heard.flatMap(({ judgement }) => [
    ...judgement.soft,
    ...judgement.words,
    // A ready text sent with its gaps open.
    ...(judgement.isUnfilled ? [{ sure: true }] : []),
  ])
  const sure = faults.filter((fault) => fault.sure).length
  const manners = { low: Math.max(0, 100 - faults.length * TONE_FAULT), high: Math.max(0, 100 - sure * TONE_FAULT) }
  const points = pointsRange(play, script, 'tone')
  return points ? { low: mean([manners.low, points.low]), high: mean([manners.high, points.high]) } : manners
}

function paceRange(play: Play, script: ChatScript, rounds: readonly Round[]): Range | null {
  const points = pointsRange(play, script, 'pace')
  if (rounds.length === 0) return points
  const bands = mean(rounds.map(bandOf))
  return points ? { low: mean([bands, points.low]), high: mean([bands, points.high]) } : { low: bands, high: bands }
}

/** What should not have been done weighs as much as what was left undone. */
function processRange(wants: readonly DoneOrNot[], misdeeds: number): Range | null {
  if (wants.length + misdeeds === 0) return null
  const done = share(wants.filter((one) => one.done).length, wants.length + misdeeds)
  return { low: done, high: done }
}

/** What a customer says in parting waits for no answer. */
function awaited({ lines, passages, ended }: Play): Play['lines'] {
  const parting = ended === null || ended.how === 'gone' ? null : (ended.parting ?? passages.at(-1)!.from)
  return parting === null ? lines : lines.filter(({ at }) => at <= parting)
}

/** The chat without a beginning that nobody had time to answer. */
function withoutLast(play: Play): Play {
  const from = play.passages.at(-1)!.from
  return {
    ...play,
    passages: play.passages.slice(0, -1),
    lines: play.lines.filter(({ at }) => at <= from),
  }
}

const round = (percent: number) => Math.round(percent * 10) / 10

/** @param endedAt when the chat, or the sitting it belongs to, was over */
export function scoreChat(script: ChatScript, whole: Play, events: readonly AgentEvent[], endedAt: Instant): ChatMark {
  const play = whole.ended === null && justCame(whole, endedAt) ? withoutLast(whole) : whole
  const acts: DeskAct[] = play.acts.map(({ act }) => act)
  const replies = agentLines(events)
  const rounds = roundsOf([...awaited(play), ...replies], play.ended?.at ?? endedAt)
  const wants = script.wants.map((wanted) => ({ wanted, done: isWantDone(acts, wanted) }))
  const misdeeds = script.mustNot
    .filter(({ deed }) => isDone(acts, deed))
    .map(({ why, redLine }) => ({ why, redLine: redLine ?? false }))
  const redLines = play.passages.flatMap(({ heard }) => heard?.judgement.hard ?? [])
  const crossed = [
    ...misdeeds.filter(({ redLine }) => redLine).map(({ why }) => why),
    ...play.passages.flatMap(({ heard }) => heard?.crossed ?? []),
  ]
  const ranges: Record<ChatCategory, Range | null> = {
    pace: paceRange(play, script, rounds),
    understanding: pointsRange(play, script, 'understanding'),
    solution: pointsRange(play, script, 'solution'),
    process: processRange(wants, misdeeds.length),
    tone: toneRange(play, script),
    offer: pointsRange(play, script, 'offer'),
    closing: pointsRange(play, script, 'closing'),
  }
  const categories = (Object.keys(CHAT_CATEGORIES) as ChatCategory[]).flatMap((category) => {
    const range = ranges[category]
    return range ? [{ category, low: round(range.low), high: round(range.high) }] : []
  })
  const weights = categories.reduce((sum, { category }) => sum + CHAT_CATEGORIES[category], 0)
  const weigh = (end: 'low' | 'high') =>
    weights === 0
      ? 0
      : round(categories.reduce((sum, one) => sum + one[end] * CHAT_CATEGORIES[one.category], 0) / weights)
  const card = { low: weigh('low'), high: weigh('high') }
  const isCrossed = redLines.some(({ sure }) => sure) || crossed.length > 0
  const isSilent = replies.length === 0
  return {
    low: isCrossed || redLines.length > 0 || isSilent ? 0 : card.low,
    high: isCrossed || isSilent ? 0 : card.high,
    card,
    categories,
    wants,
    misdeeds,
    redLines,
    crossed: [...new Set(crossed)],
    pace: paceOf(rounds),
    rounds,
  }
}
