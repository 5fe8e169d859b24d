// Decides what somebody may look up while a phrase exam of theirs is running: what its set allows, in every tab.

import type { DrillSet } from '#app/content/drill-set'
import type { DrillMode } from './drill'

export type OpenBook = DrillSet['openBook']

/** What is at hand on the page of a drill. Practice is free, but recalling a code with the table beside it is no recall. */
export function bookAtHand(drill: { mode: DrillMode; activityId: string | null }, set: DrillSet): OpenBook {
  if (drill.mode === 'code') return 'none'
  return drill.activityId === null ? 'phrases' : set.openBook
}

export interface RunningDrill {
  id: string
  title: string
  openBook: OpenBook
  /** Null where only the end of the drill ends it. */
  deadlineAt: number | null
  /** Without a total time every reply moves the deadline on. */
  moves: boolean
}

/** The exam drill because of which phrases, library, lessons and search are closed now. */
export function closedBy(running: readonly RunningDrill[], now: number): RunningDrill | null {
  return (
    running.find((drill) => drill.openBook !== 'phrases' && (drill.deadlineAt === null || now <= drill.deadlineAt)) ??
    null
  )
}
