// Decides what the trainee's Today holds.
import type { Gate } from '../plan/plan-schema'
import type { AgendaItem } from './plan-view'
import type { Standing } from './standing'
import type { NextWhy, Today } from './today'

export interface ShortItem {
  id: string
  title: string
  day: number
  on: string
}

export interface ResultPoint {
  title: string
  at: number
  percent: number
  passPercent: number
}

export interface TraineeToday {
  day: number
  days: number
  today: string
  isTrainingDay: boolean
  standing: Standing
  /** False once there is nothing left to train: only the card is shown. */
  inTraining: boolean
  line: AgendaItem[]
  next: { item: AgendaItem; day: number; on: string; why: NextWhy } | null
  gates: { gate: Gate; on: string; inDays: number }[]
  catchUp: ShortItem[]
  waiting: (ShortItem & { missing: AgendaItem['status'] })[]
  counts: Today['counts']
  nextTraining: Today['nextTraining']
  questions: { activityId: string; text: string; dueOn: string | null }[]
  /** Where today's doubts can be written down. */
  askAt: string | null
  toAcknowledge: { id: string; kind: string }[]
  results: ResultPoint[]
  endsOn: string
  overrunDays: number
  retakeExamId: string | null
  enrolmentId: string
}
