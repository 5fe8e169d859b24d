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

/** What a person who plays the customer wrote and did; an agent's events have a table of their own. */
export interface ChatGuestEventTable {
  sitting_id: string
  seq: number
  seat: number
  at: number
  kind: 'came' | 'line' | 'left'
  /** The words; how the customer leaves; empty of coming. */
  body: string
  client_key: string
}

export interface MysteryVisitTable {
  id: string
  enrolment_id: string
  activity_id: string
  /** Null where the script plays by itself. */
  visitor_id: string | null
  script_id: string
  from_on: string
  until_on: string
  planned_by: string
  planned_at: number
  /** Set once: the sitting it went into, and which of its customers it was. */
  sitting_id: string | null
  seat: number | null
  called_off_by: string | null
  called_off_at: number | null
}
