// Decides what of a trainee's plan stands still, and for want of what: one answer for the mentor's pages, the queue and the board.
import { isNobodysWork, type Unmet } from './activity-state'
import type { ActivityProgress } from './progress'

export interface Held {
  /** Activities of days that have come. */
  count: number
  /** Each thing they wait for, once. */
  unmet: Unmet[]
}

/** Null when nothing stands still. */
export function heldOf(entries: readonly Pick<ActivityProgress, 'status'>[]): Held | null {
  const held = entries.filter(({ status }) => status.state === 'held' && !isNobodysWork(status))
  if (held.length === 0) return null
  const unmet = new Map(held.flatMap(({ status }) => (status.unmet ?? []).map((need) => [keyOf(need), need] as const)))
  return { count: held.length, unmet: [...unmet.values()] }
}

function keyOf(need: Unmet): string {
  return need.what === 'ready' ? need.what : `${need.what} ${need.activityId}`
}
