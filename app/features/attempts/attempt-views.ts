// Decides what pages are told of an exam before and after it is sat; scores only of released results.

import type { ExamKind } from '#app/content/blueprint'
import type { Outcome } from '#app/rules/outcome'
import type { Unmet } from '../activities/activity-state'
import type { PreconditionList } from '../activities/preconditions'
import type { ShownExamKind } from '../activities/second-test'
import type { AttemptState, StartDecision } from './attempt'

export interface PastAttempt {
  id: string
  state: AttemptState
  startedAt: number
  closedAt: number | null
  /** Only of released results. */
  percent: number | null
  passed: boolean | null
}

export interface ExamStartView {
  examId: string
  enrolmentId: string
  activityId: string
  title: string
  kind: ShownExamKind
  minutes: number
  extraMinutes: number
  items: number
  scenarios: number
  passPercent: number
  markers: 1 | 2
  /** From which day on; null while that is not known yet. */
  on: string | null
  window: { fromAt: number | null; untilAt: number | null }
  /** The hour of the plan; null for what has a date of its own. */
  plannedStart: string | null
  topics: string[]
  start: Outcome<StartDecision>
  /** What has to be there first, where it is not. */
  unmet: readonly Unmet[]
  /** The same before the final, by name, with what was waived. */
  before: PreconditionList | null
  /** Whole minutes one would have when starting now. */
  minutesNow: number | null
  past: PastAttempt[]
  /** The exam that follows a failed one: a make-up, or the retake. */
  followUp: string | null
}

export interface ExamSummary extends PastAttempt {
  examId: string
  activityId: string
  kind: ExamKind
  title: string
  passPercent: number
}
