import type { Generated } from 'kysely'

export interface DecisionTable {
  id: string
  enrolment_id: string
  kind:
    | 'd1-gate'
    | 'd3-gate'
    | 'raised-targets'
    | 'next-step'
    | 'promotion'
    | 'retake-pass'
    | 'retake-fail'
    | 'probation-end'
    | 'withdrawal'
  revision: number
  verdict: 'pass' | 'improve' | 'eliminate' | 'promote' | 'probation' | 'extend' | 'plan' | 'targets' | 'withdraw'
  reason: string
  due_on: string | null
  effective_on: string | null
  details: Generated<string>
  evidence: string
  trainee_id: string
  decided_by: string
  decided_at: number
  /** Signed as a proposal: without a second person it is none. */
  second_person: Generated<0 | 1>
  /** The earlier decision that this one was made to replace. */
  supersedes_id: string | null
}

export interface DecisionConfirmationTable {
  decision_id: string
  decided_by: string
  trainee_id: string
  confirmed_by: string
  verdict: 'confirmed' | 'declined'
  note: string | null
  confirmed_at: number
}

/** Nobody's word: what it rested on has changed. */
export interface DecisionLapseTable {
  decision_id: string
  /** Other results or another stage; a final that is passed after all; the trainee never asked to leave, or took it back. */
  cause: 'evidence' | 'passed' | 'not-said'
  details: string
  lapsed_at: number
}

/** Asked to be the second person where nobody is left: under a decision, or on annulling a paper. */
export interface NamedSecondTable {
  id: string
  decision_id: string | null
  voiding_id: string | null
  person_id: string
  reason: string
  named_by: string
  named_at: number
}

export interface DecisionAcknowledgementTable {
  decision_id: string
  kind: 'acknowledged' | 'refused'
  recorded_by: string
  note: string | null
  recorded_at: number
}

export interface WaiverTable {
  id: string
  enrolment_id: string
  /** An activity's id, `attendance` or `conduct`. */
  subject: string
  revision: number
  verdict: 'waived' | 'withdrawn'
  reason: string
  decided_by: string
  decided_at: number
}

/** Said by the trainee alone; the newest revision stands. */
export interface LeavingTable {
  id: string
  enrolment_id: string
  trainee_id: string
  revision: number
  verdict: 'asked' | 'taken-back'
  reason: string | null
  /** The date they wish for; null when it is taken back. */
  leave_on: string | null
  said_at: number
}

/** The trainee's own word that what was recorded of their leaving without it is so. */
export interface LeavingAffirmationTable {
  decision_id: string
  affirmed_by: string
  affirmed_at: number
}

/** Certificates as they were handed out. */
export interface CertificateTable {
  number: string
  decision_id: string
  enrolment_id: string
  lines: string
  hash: string
  issued_at: number
}

export interface RemedialModuleTable {
  id: string
  enrolment_id: string
  topic: string
  minutes_planned: number
  minutes_done: Generated<number>
  quiz_percent: number | null
  started_at: number | null
  done_at: number | null
}
