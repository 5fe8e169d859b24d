export interface ChatSittingTable {
  id: string
  enrolment_id: string
  activity_id: string | null
  purpose: 'practice' | 'exam'
  seed: string
  /** As `ChatContent` has it, frozen at the start. */
  content: string
  state: 'in_progress' | 'finished' | 'abandoned'
  started_at: number
  ends_at: number
  finished_at: number | null
  percent: number | null
  /** Above `percent` while something is open that could still count for the trainee. */
  percent_high: number | null
}

export interface ChatEventTable {
  sitting_id: string
  seq: number
  /** Which of the customers, from 0. */
  seat: number
  at: number
  kind: 'message' | 'act'
  /** The words, or the act as JSON. */
  body: string
  /** The browser's own name for it: sent twice it is one. */
  client_key: string
}
