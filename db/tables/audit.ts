export interface AuditEventTable {
  seq: number
  id: string
  at: number
  actor_id: string | null
  action: string
  entity: string
  entity_id: string
  enrolment_id: string | null
  reason: string | null
  before_json: string | null
  after_json: string | null
  request_id: string | null
  prev_hash: string
  hash: string
}

export interface AuditHeadTable {
  id: number
  seq: number
  hash: string
}
