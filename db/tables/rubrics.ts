export interface RubricSheetTable {
  id: string
  enrolment_id: string
  activity_id: string
  rubric_id: string
  rubric_version: number
  examiner_id: string
  trainee_id: string
  revision: number
  marks: string
  percent: number
  hard_fault: string | null
  state_mark: number | null
  comment: string
  made_at: number
}

export interface ConductEntryTable {
  id: string
  enrolment_id: string
  rule_id: string
  points: number
  note: string
  occurred_on: string
  recorded_by: string
  recorded_at: number
  reverses_id: string | null
}

export interface ConductReplyTable {
  id: string
  entry_id: string
  kind: 'answer' | 'dispute' | 'ruling'
  note: string
  /** Only of a ruling. */
  upheld: 0 | 1 | null
  /** Only of a dispute: the day by which it is ruled on. */
  due_on: string | null
  by_id: string
  at: number
}
