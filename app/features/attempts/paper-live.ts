// Decides what whoever sits a paper is told while it is open, besides its questions: its time, what was said, what was noted.
import { endOf } from '#app/rules/paper-end'
import type { AttemptState } from './attempt'

/** “120 分钟（90 + 30）”: what the exam has, and what this person has on top. */
export interface PaperTime {
  minutes: number
  extra: number
}

export interface PaperWord {
  id: string
  /** Given with it; 0 for mere words. */
  minutes: number
  text: string
  byName: string
  at: number
  seenAt: number | null
}

export interface PaperSignal {
  kind: 'away' | 'paste' | 'device'
  /** The question that was on the screen. */
  position: number | null
  /** Seconds away, characters pasted. */
  amount: number
  at: number
}

export interface PaperLive {
  open: boolean
  deadlineAt: number
  serverNow: number
  time: PaperTime
  words: PaperWord[]
  signals: PaperSignal[]
}

export type Ending = 'handed-in' | 'time-up' | 'voided'

/** Null while it is open. */
export function endingOf({ state, submittedAt }: { state: AttemptState; submittedAt: number | null }): Ending | null {
  if (state === 'in_progress') return null
  if (state === 'voided') return 'voided'
  return submittedAt === null ? 'time-up' : 'handed-in'
}

/** How a paper ended, in the same words for every ending. */
export interface PaperEnd {
  how: Ending
  at: number
  answered: number
  questions: number
  time: PaperTime
  words: PaperWord[]
  signals: PaperSignal[]
}

interface TimedRow {
  started_at: number
  deadline_at: number
  limit_minutes: number
  extra_minutes: number
  extended_minutes: number
}

/** Where the exam hours cut a paper short at its start, what was left counts, and not what the limit would have been. */
export function timeOf(row: TimedRow): PaperTime {
  const atStart = Math.round((row.deadline_at - row.started_at) / 60_000)
  const minutes = Math.min(row.limit_minutes, atStart)
  return { minutes, extra: Math.round((endOf(row) - row.started_at) / 60_000) - minutes }
}

interface WordRow {
  id: string
  minutes: number
  text: string
  by_name: string
  said_at: number
  seen_at: number | null
}

export function wordView(row: WordRow): PaperWord {
  return {
    id: row.id,
    minutes: row.minutes,
    text: row.text,
    byName: row.by_name,
    at: row.said_at,
    seenAt: row.seen_at,
  }
}

interface SignalRow {
  kind: PaperSignal['kind']
  position: number | null
  amount: number
  noted_at: number
}

export function signalView({ kind, position, amount, noted_at }: SignalRow): PaperSignal {
  return { kind, position, amount, at: noted_at }
}
