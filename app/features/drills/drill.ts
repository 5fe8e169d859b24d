// Decides how a drill runs: which cards are open, whether an answer counts, what the whole is worth (R6).

import type { MustNot } from '#app/content/phrase'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { foldReply, type ReplyScore, scoreReply } from '../quick-replies/score-reply'
import type { DeckCard } from './deck'

export type DrillMode = 'code' | 'reply' | 'desk'
export type DrillState = 'in_progress' | 'finished' | 'abandoned'
/** Customers waiting at the same time at the desk. */
export const DESK_SEATS = 3
/** A right code that came late is worth this much. */
const LATE_CODE_PERCENT = 60
/** What a request needs on a slow line; only code recall is short enough for it to matter. */
const NETWORK_ALLOWANCE_MS = 1_500

export interface ShownCard {
  position: number
  shownAt: number
  answeredAt: number | null
}

/** How many cards may be open at once. */
export function seatsOf(mode: DrillMode): number {
  return mode === 'desk' ? DESK_SEATS : 1
}

/** Positions to show now, so that every seat is taken while there are customers left. */
export function nextPositions(mode: DrillMode, deckSize: number, shown: readonly ShownCard[]): number[] {
  const free = seatsOf(mode) - shown.filter((card) => card.answeredAt === null).length
  const first = shown.length
  return Array.from({ length: Math.max(0, Math.min(free, deckSize - first)) }, (_, n) => first + n)
}

export interface DrillStanding {
  state: DrillState
  ownerId: string
  /** Null where only its end ends it: free practice without a total time. */
  deadlineAt: number | null
}

export function decideAnswer(
  drill: DrillStanding,
  card: ShownCard | undefined,
  actorId: string | null,
  now: number,
): Outcome {
  if (drill.ownerId !== actorId) return refuse('not-found')
  if (drill.state !== 'in_progress') return refuse('already-done')
  if (drill.deadlineAt !== null && now > drill.deadlineAt) return refuse('deadline-passed')
  if (!card) return refuse('not-found')
  return card.answeredAt === null ? accept() : refuse('already-done')
}

export interface CardScore extends ReplyScore {
  rightCode: boolean
  inTime: boolean
  /** Only where the reply came sooner than a person can read and type: what a person would have needed. */
  fastestMs?: number
}

/** What an input method leaves of `/yj`: full-width letters, and ／ or 、 where the slash key is. */
const CODE_IN_FRONT = /^[/／、]\s*([a-zａ-ｚ]{2,4})(?=\s|$|[^a-zａ-ｚ])/iu

export function foldCode(code: string): string {
  return foldReply(code).replace(/^[/、]/, '')
}

/** `/yj …` typed in front of the reply counts as the code. */
export function splitCode(code: string, reply: string): { code: string; text: string } {
  const typed = CODE_IN_FRONT.exec(reply.trim())
  if (code.trim() || !typed) return { code: foldCode(code), text: reply }
  return { code: foldCode(typed[1]!), text: reply.trim().slice(typed[0].length).trim() }
}

/**
 * What a press of *send* is. Nothing is never sent: the customer would get an empty line, and the drill a card without
 * an answer. A code alone asks for its text.
 */
export function decideSend(
  mode: DrillMode,
  { code, text }: { code: string; text: string },
): Outcome<'answer' | 'bring-text'> {
  if (mode === 'code') return code === '' ? refuse('empty-reply') : accept<'answer' | 'bring-text'>('answer')
  if (text.trim() !== '') return accept<'answer' | 'bring-text'>('answer')
  return code === '' ? refuse('empty-reply') : accept<'answer' | 'bring-text'>('bring-text')
}

export function scoreCard(
  mode: DrillMode,
  card: DeckCard,
  input: { code: string; reply: string; tookMs: number },
  forbidden: readonly MustNot[],
): CardScore {
  const { code, text } = splitCode(input.code, input.reply)
  const rightCode = code === card.code
  const allowance = mode === 'code' ? NETWORK_ALLOWANCE_MS : 0
  const inTime = input.tookMs <= card.limitSeconds * 1000 + allowance
  if (mode !== 'code')
    return { ...scoreReply(card, { code, text, tookMs: input.tookMs }, forbidden), rightCode, inTime }
  const total = rightCode ? (inTime ? 100 : LATE_CODE_PERCENT) : 0
  return {
    points: { code: total, must: 0, mustNot: 0, time: 0 },
    total,
    missing: [],
    faults: [],
    unfilledSlots: [],
    hardFault: false,
    rightCode,
    inTime,
  }
}

export interface DrillResult {
  percent: number
  passed: boolean
  meanMs: number | null
  /** Share of cards without a forbidden word, in percent. */
  cleanPercent: number
}

/** A card never answered is worth nothing: walking away must not be better than trying. */
export function scoreDrill(
  set: { cards: number; passPercent: number; cleanPercent?: number | undefined },
  answered: readonly { total: number; tookMs: number; clean: boolean }[],
): DrillResult {
  const sum = answered.reduce((total, card) => total + card.total, 0)
  const percent = Math.round((sum / set.cards) * 10) / 10
  const clean = Math.round((answered.filter((card) => card.clean).length / set.cards) * 1000) / 10
  const meanMs =
    answered.length === 0
      ? null
      : Math.round(answered.reduce((total, card) => total + card.tookMs, 0) / answered.length)
  const passed = percent >= set.passPercent && (set.cleanPercent === undefined || clean >= set.cleanPercent)
  return { percent, passed, meanMs, cleanPercent: clean }
}

/** An exam drill is sat once; again only after a signer has said "not yet" about it, or the gate asks for a second test. */
export function decideStart(input: {
  purpose: 'practice' | 'exam'
  earlier: readonly { state: DrillState; startedAt: number }[]
  askedAgainAt: number | null
}): Outcome {
  if (input.earlier.some((drill) => drill.state === 'in_progress')) return refuse('attempt-open')
  if (input.purpose === 'practice') return accept()
  const last = input.earlier.filter((drill) => drill.state === 'finished').sort((a, b) => b.startedAt - a.startedAt)[0]
  if (!last || (input.askedAgainAt !== null && input.askedAgainAt > last.startedAt)) return accept()
  return refuse('already-done')
}

/** Percent by which `now` is faster than `before`; negative when slower. */
export function fasterPercent(beforeMs: number, nowMs: number): number {
  return Math.round((1 - nowMs / beforeMs) * 100)
}
