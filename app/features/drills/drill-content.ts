// Decides how a drill is kept: the set and the cards as they were at the start.
import type { DrillSet } from '#app/content/drill-set'
import type { DeckCard } from './deck'

export interface DrillContent {
  set: DrillSet
  cards: DeckCard[]
}

export function readDrillContent(json: string): DrillContent {
  return JSON.parse(json) as DrillContent
}

export function drillDeadline(content: DrillContent, startedAt: number): number | null {
  return content.set.totalMinutes === undefined ? null : startedAt + content.set.totalMinutes * 60_000
}
