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
