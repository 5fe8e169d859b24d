// Decides the R6 mark of one quick reply: must-haves 50, forbidden words 20, code 20, time 10 (R6). What the judge left open makes
// the mark a range, until a person has ruled.
import type { Judgement } from './judge/judge-reply'
import { GAP } from './phrase-gaps'
import type { TimeStanding } from './reply-time'

export const REPLY_WEIGHTS = { must: 50, mustNot: 20, code: 20, time: 10 } as const
/** As they are shown. */
export const REPLY_PARTS = ['must', 'mustNot', 'code', 'time'] as const
const SOFT_FAULT_COST = 10
/** With fewer than half of the must-haves a card is worth no more than this: speed and a right code do not make a reply. */
const HALF_CAP = 50
/** A ready text sent with a gap open is not a reply yet: below every line of passing. */
const UNFILLED_CAP = 60

export interface ReplyParts {
  must: number
  mustNot: number
  code: number
  time: number
}

export interface ReplyMark {
  /** With everything open decided against the writer, and for them. Equal when nothing is open. */
  low: number
  high: number
  /** Of the lower mark. */
  parts: ReplyParts
}

export interface SentReply {
  isRightCode: boolean
  text: string
  tookMs: number
  limitSeconds: number
  /** What its time comes to; left out where a drill was begun when lateness still cost little by little. */
  time?: TimeStanding | undefined
}

/** Gaps of a ready text that nobody filled in, each as often as it stands there. */
export function findUnfilled(text: string): string[] {
  return [...text.matchAll(GAP)].map((gap) => gap[0])
}

/** What a gap is called says nothing to the customer. */
function withoutGaps(text: string): string {
  return text.replace(GAP, '')
}

/** Full marks inside the limit and none after it; before that was so, a straight line down to twice the limit. */
function scoreTime({ time, tookMs, limitSeconds }: SentReply): number {
  if (time !== undefined) return time === 'in-time' ? REPLY_WEIGHTS.time : 0
  const over = tookMs / (limitSeconds * 1000) - 1
  return REPLY_WEIGHTS.time * Math.min(1, Math.max(0, 1 - over))
}

function partsFor(share: number, mustNot: number, sent: SentReply): ReplyParts {
  return {
    must: Math.round(REPLY_WEIGHTS.must * share),
    mustNot,
    // A right code and a quick hand are worth what the reply is worth: nothing without one.
    code: sent.isRightCode ? Math.round(REPLY_WEIGHTS.code * share) : 0,
    time: Math.round(scoreTime(sent) * share),
  }
}

function totalOf(share: number, parts: ReplyParts): number {
  const sum = parts.must + parts.mustNot + parts.code + parts.time
  return share < 0.5 ? Math.min(HALF_CAP, sum) : sum
}

/**
 * Marks 0–100. A red line makes the whole card 0; one that a person still has to look at makes only the lower mark 0. A reply
 * after the platform's line is none, whatever it says.
 */
export function scoreReply(judgement: Judgement, sent: SentReply): ReplyMark {
  const called = judgement.points.filter(({ answer }) => answer !== 'not-called-for')
  const shareOf = (answers: readonly string[]) =>
    called.filter(({ answer }) => answers.includes(answer)).length / Math.max(1, called.length)
  const faults =
    judgement.words.filter(({ sure }) => sure).length +
    judgement.soft.filter(({ sure }) => sure).length +
    findUnfilled(sent.text).length
  const asked = judgement.soft.filter(({ isAsked }) => isAsked).length
  const isEmpty = withoutGaps(sent.text).trim() === ''
  const lessFaults = (count: number) => (isEmpty ? 0 : Math.max(0, REPLY_WEIGHTS.mustNot - count * SOFT_FAULT_COST))
  const isLost = sent.time === 'lost'
  const low = { share: shareOf(['met']), isZero: isLost || judgement.hard.length > 0 }
  const high = { share: shareOf(['met', 'open']), isZero: isLost || judgement.hard.some(({ sure }) => sure) }
  const parts = partsFor(low.share, lessFaults(faults + asked), sent)
  const cap = judgement.isUnfilled ? UNFILLED_CAP : 100
  return {
    low: low.isZero ? 0 : Math.min(cap, totalOf(low.share, parts)),
    high: high.isZero ? 0 : Math.min(cap, totalOf(high.share, partsFor(high.share, lessFaults(faults), sent))),
    parts,
  }
}
