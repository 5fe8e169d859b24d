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
  /** Above `percent` while something is open that could still count for the trainee. */
  percent_high: number | null
  /** Questions that wait for a person. */
  open_questions: Generated<number>
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
  /** Above `total` while something of the card is open. */
  total_high: number | null
}

/** A judge as it was: gzip and base64 of its file. */
export interface JudgeModelTable {
  version: string
  model: string
  created_at: number
}

export interface CardQuestionTable {
  id: string
  drill_id: string
  position: number
  enrolment_id: string
  /** As `RulingSubject` has it. */
  subject: string
  /** The judge left it open, or the trainee thinks it wrong. */
  origin: 'open' | 'dispute'
  reason: string | null
  asked_by: string | null
  asked_at: number
  answered_at: number | null
}

export interface CardRulingTable {
  id: string
  question_id: string
  /** Null takes back what it supersedes. */
  is_yes: 0 | 1 | null
  note: string | null
  ruled_by: string
  ruled_at: number
  supersedes: string | null
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
  /** Faster than hands can, all of it or a part, or come by in another way: counts only once a ruling accepts it. */
  held: Generated<0 | 1>
  /** The most characters that were right so far, and when the server last heard of the run. */
  reached: Generated<number>
  reached_at: Generated<number | null>
  /** How often text was to come in without being typed. */
  pasted: Generated<number>
  dropped: Generated<number>
  replaced: Generated<number>
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
