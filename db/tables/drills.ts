import type { Generated } from 'kysely'

export interface DrillTable {
  id: string
  enrolment_id: string
  activity_id: string | null
  set_id: string
  purpose: 'practice' | 'exam'
  mode: 'code' | 'reply' | 'desk'
  seed: string
  cards: string
  state: 'in_progress' | 'finished' | 'abandoned'
  started_at: number
  /** Stands from the start where the set has a total time, else moves on with every reply; null in free practice without one. */
  deadline_at: number | null
  finished_at: number | null
  percent: number | null
  pass_percent: number
  passed: 0 | 1 | null
  mean_ms: number | null
  /** Replies that came sooner than a person can read and type; null for drills from before they were counted. */
  fast_cards: number | null
}

export interface DrillCardTable {
  drill_id: string
  position: number
  intent_id: string
  shown_at: number
  answered_at: number | null
  code: string | null
  reply: string | null
  took_ms: number | null
  score: string | null
  total: number | null
}

export interface TypingRunTable {
  id: string
  enrolment_id: string
  activity_id: string
  run: number
  passage_id: string
  started_at: number
  deadline_at: number
  finished_at: number | null
  /** What has arrived so far; the run is over when `finished_at` is set. */
  typed: string | null
  speed: number | null
  accuracy: number | null
  band: string | null
  /** Faster than hands can: counts only once a ruling accepts it. */
  held: Generated<0 | 1>
}

export interface TypingRulingTable {
  id: string
  run_id: string
  revision: number
  verdict: 'accepted' | 'rejected'
  reason: string
  ruled_by: string
  ruled_at: number
}
