import type { Generated } from 'kysely'

export type EnrolmentState =
  | 'in_training'
  | 'final_passed'
  | 'final_failed'
  | 'retake_passed'
  | 'retake_failed'
  | 'on_probation'
  | 'promoted'
  | 'eliminated'
  | 'withdrawn'

export interface PlanVersionTable {
  id: string
  course_id: string
  content_hash: string
  version: number
  content: string
  created_at: number
}

/** What judges a trainee of that version beside the plan itself; stored once. */
export interface PlanTermsTable {
  plan_version_id: string
  content_hash: string
  content: string
  stored_at: number
}

export interface CohortTable {
  id: string
  name: string
  course_id: string
  plan_version_id: string
  start_on: string
  rest_pattern: 'none' | 'sunday' | 'weekend'
  zone: Generated<string>
  is_demo: Generated<0 | 1>
  created_by: string | null
  created_at: number
  revision: Generated<number>
  /** The last year whose holidays were known when the cohort was made. */
  planned_through: Generated<number>
}

export interface CohortYearTable {
  cohort_id: string
  year: number
  from_on: string
}

export interface CalendarYearTable {
  year: number
  confirmed_by: string
  confirmed_at: number
}

export interface CohortClosureTable {
  cohort_id: string
  closed_on: string
  kind: 'closed' | 'open'
  reason: string
}

export interface HolidayOverrideTable {
  holiday_on: string
  kind: 'rest' | 'work'
  name: string
}

export interface CohortMentorTable {
  cohort_id: string
  person_id: string
}

export interface DelegationTable {
  id: string
  cohort_id: string
  activity_id: string
  person_id: string
  role: 'lecturer' | 'examiner' | 'hr' | 'warehouse-head' | 'warehouse-guide' | 'aftersales-guide' | 'mystery-shopper'
  created_by: string | null
  created_at: number
  ended_at: number | null
}

export interface EnrolmentTable {
  id: string
  cohort_id: string
  trainee_id: string
  mentor_id: string | null
  mentor_accepted_at: number | null
  plan_version_id: string
  state: EnrolmentState
  joined_on: string
  probation_until_on: string | null
  contract_months: number | null
  promoted_on: string | null
  extra_time_percent: Generated<number>
  revision: Generated<number>
  created_at: number
  ended_at: number | null
}

export interface EnrolmentLeaveTable {
  id: string
  enrolment_id: string
  from_on: string
  to_on: string
  reason: string
  created_by: string
  created_at: number
  cancelled_at: number | null
}

export interface DayUnlockTable {
  enrolment_id: string
  day: number
  unlocked_by: string
  reason: string
  unlocked_at: number
}

export interface EnrolmentTransitionTable {
  id: string
  enrolment_id: string
  revision: number
  event: string
  from_state: EnrolmentState
  to_state: EnrolmentState
  actor_id: string | null
  reason: string | null
  at: number
}

export interface MentorChangeTable {
  id: string
  enrolment_id: string
  revision: number
  event: 'offered' | 'accepted' | 'declined'
  mentor_id: string
  from_mentor_id: string | null
  by_id: string | null
  reason: string | null
  at: number
}
