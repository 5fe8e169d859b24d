import type { Generated } from 'kysely'

export interface ExamFormTable {
  id: string
  enrolment_id: string
  exam_id: string
  blueprint_version: number
  seed: string
  content: string
  content_hash: string
  overlap_count: Generated<number>
  overlap_proof: string
  created_at: number
}

export interface ExamFormItemTable {
  form_id: string
  position: number
  enrolment_id: string
  item_id: string
  family: string
  topic: string
}

export interface AttemptTable {
  id: string
  enrolment_id: string
  activity_id: string
  exam_id: string
  kind: 'baseline' | 'stage' | 'makeup' | 'final' | 'retake'
  form_id: string
  state: 'in_progress' | 'submitted' | 'expired' | 'voided' | 'graded' | 'released'
  started_at: number
  deadline_at: number
  limit_minutes: number
  extra_minutes: Generated<number>
  /** The sum of the minutes given while it was open; `endOf` adds them. */
  extended_minutes: Generated<number>
  window_end_at: number | null
  submitted_at: number | null
  closed_at: number | null
  graded_at: number | null
  released_at: number | null
  released_by: string | null
  points: number | null
  max_points: number | null
  percent: number | null
  pass_percent: number
  passed: 0 | 1 | null
  result: string | null
  revision: Generated<number>
}

export interface AttemptAnswerTable {
  attempt_id: string
  position: number
  value: string
  revision: number
  writer: string
  flagged: Generated<0 | 1>
  saved_at: number
}

export interface LateAnswerTable {
  id: string
  attempt_id: string
  position: number
  value: string
  late_ms: number
  received_at: number
}

export interface MarkTable {
  id: string
  attempt_id: string
  enrolment_id: string
  position: number
  marker_id: string
  trainee_id: string
  revision: number
  criteria: string
  points: number
  max_points: number
  comment: string | null
  marked_at: number
}

export interface AppealTable {
  id: string
  enrolment_id: string
  attempt_id: string
  position: number | null
  reason: string
  filed_at: number
  state: Generated<'open' | 'upheld' | 'rejected'>
  decided_by: string | null
  decided_at: number | null
  answer: string | null
  /** Until when an answer is due. */
  due_on: string | null
}

/** The trainee has said that they do not appeal against this paper. */
export interface AppealWaiverTable {
  attempt_id: string
  enrolment_id: string
  stated_by: string
  stated_at: number
}

/** That a paper is to be annulled, or was; what was sat needs a second person. */
export interface AttemptVoidingTable {
  id: string
  attempt_id: string
  enrolment_id: string
  trainee_id: string
  reason: string
  second_person: 0 | 1
  voided_by: string
  voided_at: number
}

export interface AttemptVoidingConfirmationTable {
  voiding_id: string
  voided_by: string
  trainee_id: string
  confirmed_by: string
  verdict: 'confirmed' | 'declined'
  note: string | null
  confirmed_at: number
}

/** Who answers in place of a manager who had a hand in the result; the newest counts. */
export interface AppealReviewerTable {
  id: string
  appeal_id: string
  reviewer_id: string
  reason: string
  named_by: string
  named_at: number
}

/** Two marks of a question that lie apart may each be corrected once after it. */
export interface MarkReopeningTable {
  id: string
  attempt_id: string
  position: number
  reason: string
  reopened_by: string
  reopened_at: number
}

/** Said to whoever sits the paper; with minutes it gives them and says why. */
export interface AttemptWordTable {
  id: string
  attempt_id: string
  enrolment_id: string
  trainee_id: string
  minutes: number
  text: string
  said_by: string
  said_at: number
}

export interface AttemptWordSeenTable {
  word_id: string
  seen_at: number
}

/** A browser in which the paper was opened, and when it was last heard of. */
export interface AttemptPageTable {
  attempt_id: string
  device: string
  opened_at: number
  heard_at: number
}

/** Noted, never judged: seconds away, characters pasted, another device. */
export interface AttemptSignalTable {
  id: string
  attempt_id: string
  client_key: string
  kind: 'away' | 'paste' | 'device'
  position: number | null
  amount: number
  noted_at: number
}
