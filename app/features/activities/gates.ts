// Decides which gates of the plan are near enough to be announced, and where each stands.

import type { Gate } from '#app/content/plan'
import { daysBetween } from '#app/rules/dates'
import { isWaived } from './activity-state'
import type { ActivityProgress, Progress } from './progress'

/** Nobody should meet a gate without having heard of it two training days before. */
const ANNOUNCED_DAYS = 2

export interface GateNotice {
  gate: Gate
  day: number
  on: string
  /** Calendar days from today; 0 is today. */
  inDays: number
  activityIds: string[]
  /** Titles of earlier gates that have to be passed before any of it may be sat. */
  waitsFor: string[]
}

export interface GateMark {
  gate: Gate
  state: 'done' | 'open' | 'ahead'
}

export function gatesOf(activities: readonly ActivityProgress[]): Map<Gate, ActivityProgress[]> {
  const gates = new Map<Gate, ActivityProgress[]>()
  for (const entry of activities) {
    const { gate } = entry.activity
    if (gate && entry.status.state !== 'not-applicable') gates.set(gate, [...(gates.get(gate) ?? []), entry])
  }
  return gates
}

/** Gates of today and of the next two training days that are not through. The retake has a date of its own, not the plan's. */
export function announceGates({ activities, calendar }: Pick<Progress, 'activities' | 'calendar'>): GateNotice[] {
  return [...gatesOf(activities)].flatMap(([gate, entries]) => {
    const [first] = entries
    if (!first || gate === 'retake' || entries.every(({ status }) => status.state === 'done' || isWaived(status)))
      return []
    const inDays = daysBetween(calendar.today, first.on)
    if (inDays < 0 || first.day > Math.max(calendar.currentDay, 1) + ANNOUNCED_DAYS) return []
    const activityIds = entries.map((e) => e.activity.id)
    return [{ gate, day: first.day, on: first.on, inDays, activityIds, waitsFor: gatesBefore(entries) }]
  })
}

/** By the table of needs: what no work of the trainee's own can bring about in time. */
function gatesBefore(entries: readonly ActivityProgress[]): string[] {
  const own = new Set(entries.map(({ activity }) => activity.id))
  const unmet = entries.flatMap(({ status }) => status.unmet ?? [])
  return [
    ...new Set(unmet.flatMap((need) => (need.what === 'passed' && !own.has(need.activityId) ? [need.title] : []))),
  ]
}

export function gateMarkOf(gate: Gate, entries: readonly ActivityProgress[], currentDay: number): GateMark {
  if (entries.every((e) => e.status.state === 'done')) return { gate, state: 'done' }
  // The retake waits for a date of its own on a day that has come.
  return { gate, state: entries.some((e) => e.day <= currentDay && e.status.state !== 'locked') ? 'open' : 'ahead' }
}
