// Decides how a drill is kept: the set, the cards and what they are judged by, as they were at the start.
import type { ContentFile } from '#app/content/content-file'
import type { DrillSet } from '#app/content/drill-set'
import type { MustNot, Phrase } from '#app/content/phrase'
import { type TimeLines, timeLinesOf } from '../quick-replies/reply-time'
import { type DeckCard, modeOf } from './deck'

export interface DrillContent {
  set: DrillSet
  cards: DeckCard[]
  /** The version of the judge; null where only codes are asked for. Left out in drills begun before replies were judged by meaning. */
  judge?: string | null
  /** Words that no card may say. */
  forbidden?: MustNot[]
  /** The lines that replies are timed against. Left out where only codes are asked for, and in drills begun before there were any. */
  time?: TimeLines
}

/** A drill begun before sets said what may be looked up goes on as it began: with everything open. */
export function readDrillContent(json: string): DrillContent {
  const { set, ...content } = JSON.parse(json) as DrillContent
  return { ...content, set: { ...set, openBook: set.openBook ?? 'phrases' } }
}

/** A drill that begins now, with what its cards are judged by and timed against. */
export function drillContent(
  { judgeVersion, forbidden, shop }: Pick<ContentFile, 'judgeVersion' | 'forbidden' | 'shop'>,
  set: DrillSet,
  cards: DeckCard[],
): DrillContent {
  if (modeOf(set) === 'code') return { set, cards, judge: null, forbidden }
  return { set, cards, judge: judgeVersion, forbidden, time: timeLinesOf(shop) }
}

/** What customers said in these drills. */
export function utterancesIn(decks: readonly string[]): Set<string> {
  return new Set(decks.flatMap((json) => readDrillContent(json).cards.map(({ utterance }) => utterance)))
}

/** What a drill is judged by from now on; one begun under earlier rules takes over what its cards ask for today. */
export function judgedBy(
  content: DrillContent,
  given: { judge: string | null; forbidden: MustNot[]; phraseById: ReadonlyMap<string, Phrase> },
): DrillContent {
  const cards = content.cards.map((card) => {
    const phrase = given.phraseById.get(card.intentId)
    return phrase ? { ...card, must: phrase.must, mustNot: phrase.mustNot } : card
  })
  return { ...content, cards, judge: given.judge, forbidden: given.forbidden }
}

/** So long after the last customer's own limit a drill that nobody touches is left, not slow. */
export const LEFT_ALONE_MS = 15 * 60_000

/** Without a total time the end moves on with every reply; with one it stands from the start. */
export function hasTotalTime(set: DrillSet): boolean {
  return set.totalMinutes !== undefined
}

interface Course {
  startedAt: number
  activityId: string | null
  /** Positions that are answered. */
  answered: ReadonlySet<number>
}

/**
 * When a drill is over whatever happens. One that counts for an activity closes books, so it may not stay open for ever:
 * untouched, it is over when every customer still to be answered would be past their limit, and some time more. Free
 * practice closes nothing and waits.
 */
export function drillDeadline({ set, cards }: DrillContent, course: Course, now: number): number | null {
  if (set.totalMinutes !== undefined) return course.startedAt + set.totalMinutes * 60_000
  if (course.activityId === null) return null
  const left = cards.filter((_, position) => !course.answered.has(position))
  return now + left.reduce((sum, card) => sum + card.limitSeconds * 1000, 0) + LEFT_ALONE_MS
}
