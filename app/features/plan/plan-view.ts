// Decides what the plan's pages hold.

import type { ActivityType } from '#app/content/activity-settings'
import type { Gate, PlanRole } from '#app/content/plan'
import type { ActivityStatus } from '../activities/activity-state'
import type { GateMark } from '../activities/gates'
import type { UnconfirmedSpan } from '../cohorts/schedule'
import type { DayState, PathWeek } from './plan-path'

export interface PlanPage {
  retakeAfterDays: number
  /** Null for readers who are not in training: they see the plan without dates. */
  own: {
    name: string
    from: string
    to: string
    overrunDays: number
    unconfirmed: UnconfirmedSpan | null
    weeks: PathWeek[]
  } | null
  days: { day: number; title: string; goal: string; gates: Gate[] }[]
}

export interface AgendaItem {
  id: string
  title: string
  brief: string
  type: ActivityType
  /** Null where it has a date of its own. */
  start: string | null
  minutes: number
  leader: { role: PlanRole; name: string }
  gate: Gate | null
  /** Null where there is no trainee to have a state. */
  status: ActivityStatus | null
}

export interface DayPage {
  day: number
  last: number
  title: string
  goal: string
  on: string | null
  /** An exam stands here, and nobody answers for the date yet. */
  unconfirmedExam: boolean
  state: DayState | null
  lockedUntil: string | null
  unlockedAhead: boolean
  gates: GateMark[]
  agenda: AgendaItem[]
  lessons: { id: string; title: string; minutes: number; read: boolean }[]
  /** The activity beside which the mentor is asked; null while the day is not open. */
  askAt: string | null
}
