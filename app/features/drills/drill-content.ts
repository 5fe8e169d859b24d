// Decides how a drill is kept: the set and the cards as they were at the start.
import type { DrillSet } from '#app/content/drill-set'
import type { DeckCard } from './deck'

export interface DrillContent {
  set: DrillSet
  cards: DeckCard[]
}

/** A drill begun before sets said what may be looked up goes on as it began: with everything open. */
export function readDrillContent(json: string): DrillContent {
  const { set, cards } = JSON.parse(json) as DrillContent
  return { set: { ...set, openBook: set.openBook ?? 'phrases' }, cards }
}

export function drillDeadline(content: DrillContent, startedAt: number): number | null {
  return content.set.totalMinutes === undefined ? null : startedAt + content.set.totalMinutes * 60_000
}
