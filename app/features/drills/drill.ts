// Decides how a drill runs: which cards are open, whether an answer counts, what the whole is worth (R6).

import type { MustNot } from '#app/content/phrase'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { figuresOf, findWrongFact, withCase } from '../quick-replies/case-facts'
import { foldReply } from '../quick-replies/fold-reply'
import type { Judge } from '../quick-replies/judge/judge'
import { type Judgement, judgeReply } from '../quick-replies/judge/judge-reply'
import { type TimeLines, type TimeStanding, timeStanding } from '../quick-replies/reply-time'
import { findUnfilled, type ReplyMark, scoreReply } from '../quick-replies/score-reply'
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

/** A card as it was marked: what the judge saw, and the mark with everything open counted against and for the writer. */
export interface CardScore {
  /** 2: lateness cost little by little, and no reply came too late. */
  version: 2 | 3
  /** Which judge; null where only the code was asked for. */
  judge: string | null
  judgement: Judgement | null
  mark: ReplyMark
  unfilledSlots: string[]
  rightCode: boolean
  inTime: boolean
  /** From version 3 on. */
  time?: TimeStanding
  /** Only where the reply came sooner than a person can read and type: what a person would have needed. */
  fastestMs?: number
}

/** What cards were given before replies were judged by meaning; such marks stay as they were given. */
export interface EarlierCardScore {
  points: { code: number; must: number; mustNot: number; time: number }
  total: number
  missing: string[]
  faults: { word: string; why: string; hard: boolean }[]
  unfilledSlots: string[]
  hardFault: boolean
  rightCode: boolean
  inTime: boolean
  fastestMs?: number
}

export function readCardScore(json: string): CardScore | EarlierCardScore {
  return JSON.parse(json) as CardScore | EarlierCardScore
}

export function isJudged(score: CardScore | EarlierCardScore): score is CardScore {
  return 'version' in score
}

/** No word in it that nobody may write, no red line, no tone to correct. */
export function isClean(score: CardScore | EarlierCardScore): boolean {
  if (!isJudged(score)) return score.faults.length === 0
  const { judgement } = score
  return (
    judgement === null ||
    (judgement.words.every(({ sure }) => !sure) &&
      judgement.hard.length === 0 &&
      judgement.soft.every(({ sure, isAsked }) => !sure && !isAsked))
  )
}

export function rangeOf(score: CardScore | EarlierCardScore): { low: number; high: number } {
  return isJudged(score) ? score.mark : { low: score.total, high: score.total }
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

export interface Bench {
  /** Null where only codes are asked for. */
  judge: Judge | null
  /** Words that no card may say. */
  forbidden: readonly MustNot[]
  /** Left out in drills begun before there were any, and where only codes are asked for. */
  time?: TimeLines | undefined
}

export function scoreCard(
  mode: DrillMode,
  card: DeckCard,
  input: { code: string; reply: string; tookMs: number },
  { judge, forbidden, time: lines }: Bench,
): CardScore {
  const { code, text } = splitCode(input.code, input.reply)
  const rightCode = code === card.code || (card.alsoRight ?? []).includes(code)
  const allowance = mode === 'code' ? NETWORK_ALLOWANCE_MS : 0
  const inTime = input.tookMs <= card.limitSeconds * 1000 + allowance
  if (mode === 'code' || judge === null) {
    const total = rightCode ? (inTime ? 100 : LATE_CODE_PERCENT) : 0
    const mark = { low: total, high: total, parts: { code: total, must: 0, mustNot: 0, time: 0 } }
    return { version: 2, judge: null, judgement: null, mark, unfilledSlots: [], rightCode, inTime }
  }
  const shown = card.case
  const rules = { ...card, mustNot: [...card.mustNot, ...forbidden], ...(shown ? { known: figuresOf(shown) } : {}) }
  const judged = judgeReply(judge, rules, text)
  const judgement = shown ? withCase(judged, findWrongFact(shown, card.utterance, text)) : judged
  const { tookMs } = input
  const { limitSeconds } = card
  const time = lines && timeStanding(tookMs, limitSeconds, lines)
  const mark = scoreReply(judgement, { isRightCode: rightCode, text, tookMs, limitSeconds, time })
  const scored = { judge: judge.version, judgement, mark, unfilledSlots: findUnfilled(text), rightCode, inTime }
  return time ? { version: 3, ...scored, time } : { version: 2, ...scored }
}

export interface DrillResult {
  /** With everything open decided against the trainee, and for them. Equal when nothing is open. */
  percent: number
  percentHigh: number
  /** Null while what is open decides: a person looks first. */
  passed: boolean | null
  meanMs: number | null
  /** Share of cards without a forbidden word, in percent. */
  cleanPercent: number
}

export interface AnsweredCard {
  low: number
  high: number
  tookMs: number
  clean: boolean
  /** What keeps it from being clean may still be ruled away. */
  maybeClean: boolean
}

/** A card never answered is worth nothing: walking away must not be better than trying. */
export function scoreDrill(
  set: { cards: number; passPercent: number; cleanPercent?: number | undefined },
  answered: readonly AnsweredCard[],
): DrillResult {
  const percentOf = (marks: readonly number[]) =>
    Math.round((marks.reduce((total, mark) => total + mark, 0) / set.cards) * 10) / 10
  const shareOf = (cards: readonly unknown[]) => Math.round((cards.length / set.cards) * 1000) / 10
  const percent = percentOf(answered.map(({ low }) => low))
  const percentHigh = percentOf(answered.map(({ high }) => high))
  const clean = shareOf(answered.filter((card) => card.clean))
  const cleanHigh = shareOf(answered.filter((card) => card.clean || card.maybeClean))
  const wanted = set.cleanPercent ?? 0
  const passes = percent >= set.passPercent && clean >= wanted
  const mayPass = percentHigh >= set.passPercent && cleanHigh >= wanted
  return {
    percent,
    percentHigh,
    passed: passes ? true : mayPass ? null : false,
    meanMs:
      answered.length === 0
        ? null
        : Math.round(answered.reduce((total, card) => total + card.tookMs, 0) / answered.length),
    cleanPercent: clean,
  }
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
