// Decides what of a trainee's plan stands still, and for want of what: one answer for the mentor's pages, the queue and the board.
import { isNobodysWork, type Unmet } from './activity-state'
import type { ActivityProgress } from './progress'

export interface Held {
  /** Activities of days that have come. */
  count: number
  /** Each thing they wait for, once. */
  unmet: Unmet[]
}

type Entry = Pick<ActivityProgress, 'status' | 'day'> & { activity: Pick<ActivityProgress['activity'], 'id'> }

/** Null when nothing stands still. The parts of one exam follow each other within their day: that is no standing still. */
export function heldOf(entries: readonly Entry[]): Held | null {
  const isOfTheDay = (need: Unmet, day: number) =>
    need.what === 'sat' && entries.some((entry) => entry.activity.id === need.activityId && entry.day === day)
  const held = entries.filter(
    ({ status, day }) =>
      status.state === 'held' && !isNobodysWork(status) && !(status.unmet ?? []).every((need) => isOfTheDay(need, day)),
  )
  if (held.length === 0) return null
  const unmet = new Map(held.flatMap(({ status }) => (status.unmet ?? []).map((need) => [keyOf(need), need] as const)))
  return { count: held.length, unmet: [...unmet.values()] }
}

function keyOf(need: Unmet): string {
  return need.what === 'ready' ? need.what : `${need.what} ${need.activityId}`
}
