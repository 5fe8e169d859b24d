// Decides what the trainee's Today holds.
import type { Gate } from '#app/content/plan'
import type { PartGap } from '../activities/exam-parts'
import type { FailedStep } from '../activities/failed-step'
import type { Precondition } from '../activities/preconditions'
import type { AgendaItem } from '../plan/plan-view'
import type { Standing } from './standing'
import type { AllElseDone, NextWhy, Today } from './today'

export interface ShortItem {
  id: string
  title: string
  day: number
  on: string
}

export interface ResultPoint {
  title: string
  /** What it was sat as, where it was not the first time. */
  again: 'makeup' | 'second' | null
  at: number
  percent: number
  passPercent: number
}

/** What the signer who said "not yet" wants to see. */
interface SentBack {
  comment: string
  redoByOn: string | null
  /** That day is over. */
  isLate: boolean
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
  next: {
    item: AgendaItem
    day: number
    on: string
    /** Its hours were over before its gate let it begin, and `on` is its new day. */
    isLatePaper: boolean
    why: NextWhy
    /** Set where more stands above the day, so that this is not all that is left. */
    beside: AllElseDone | null
    sentBack: SentBack | null
  } | null
  /** After a passed final: what a promotion still waits for, beside the exam itself. */
  beforePromotion: Precondition[]
  /** Gates that are not passed yet, with whoever decides and the last day of deciding. */
  pending: (ShortItem & { decides: string; decideBy: string; isLate: boolean })[]
  gates: { gate: Gate; on: string; inDays: number; waitsFor: string[]; confirmed: boolean }[]
  catchUp: ShortItem[]
  waiting: (ShortItem & { missing: AgendaItem['status'] })[]
  counts: Today['counts']
  nextTraining: Today['nextTraining']
  questions: { activityId: string; text: string; dueOn: string | null }[]
  /** Where today's doubts can be written down. */
  askAt: string | null
  /** After tests that were not passed. */
  failedSteps: FailedStep[]
  /** The final is passed on paper, and its heard part is not. */
  partGap: PartGap | null
  /** The trainee wants to leave, and it is not settled yet. */
  leaving: { isRecorded: boolean; saidAt: number | null } | null
  toAcknowledge: { id: string; kind: string }[]
  results: ResultPoint[]
  endsOn: string
  overrunDays: number
  enrolmentId: string
}
