import type { Generated } from 'kysely'

export interface ActivityRecordTable {
  enrolment_id: string
  activity_id: string
  status: Generated<'open' | 'submitted' | 'done'>
  data: Generated<string>
  revision: Generated<number>
  updated_at: number
  done_at: number | null
}

export interface ActivityEntryTable {
  id: string
  enrolment_id: string
  activity_id: string
  kind: string
  data: string
  created_by: string
  created_at: number
  state: Generated<'open' | 'confirmed' | 'closed' | 'withdrawn'>
  due_on: string | null
  closed_by: string | null
  closed_at: number | null
  outcome: string | null
}

export interface SignOffTable {
  id: string
  enrolment_id: string
  activity_id: string
  slot: 'mentor' | 'manager' | 'lecturer' | 'examiner' | 'hr' | 'warehouse-head' | 'aftersales-guide'
  revision: number
  trainee_id: string
  signer_id: string
  verdict: 'signed' | 'not_yet' | 'withdrawn'
  comment: string | null
  redo_by_on: string | null
  /** Of what was signed before its planned hour. */
  took_place_on: Generated<string | null>
  signed_at: number
}
