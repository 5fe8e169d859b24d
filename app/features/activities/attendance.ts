// Decides on how many training days somebody was there: a day counts when anything of it was begun.
import type { ActivityProgress } from './progress'

const BEGUN = ['done', 'started', 'waiting', 'not-yet']

/** Today is left out: it has not come to its end. */
export function attendanceOf(activities: readonly ActivityProgress[], today: string): { present: number; due: number } {
  const days = new Map<number, boolean>()
  for (const { day, on, status } of activities) {
    if (on >= today || status.state === 'not-applicable') continue
    days.set(day, (days.get(day) ?? false) || BEGUN.includes(status.state))
  }
  return { present: [...days.values()].filter(Boolean).length, due: days.size }
}
