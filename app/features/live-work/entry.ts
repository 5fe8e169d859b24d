// Decides what somebody other than the trainee may do with a line of a trainee's log: confirm, refuse, answer, close, date, withdraw.

import type { ActivityType } from '#app/content/activity-settings'
import { decideDateAhead } from '#app/rules/date-bounds'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { ActivityStatus } from '../activities/activity-state'
import { decideBegun } from '../activities/begun'
import { CASE_SHEET, NOTE_SAMPLE } from '../activities/piece'
import { REVIEW } from '../activities/types/calls/reviews'
import { isFinalState } from '../cohorts/enrolment-states'

export const ENTRY_KINDS = ['price-change', 'question', 'gap', NOTE_SAMPLE, CASE_SHEET, REVIEW] as const
export type SettledKind = (typeof ENTRY_KINDS)[number]

/** What can be done with each kind: a price change is never dated, a gap never confirmed. */
export const ENTRY_MOVES = {
  'price-change': ['confirm', 'refuse'],
  question: ['answer', 'date'],
  gap: ['close', 'date', 'withdraw'],
  // The signature of the activity is the one under its sample; sheets are signed one by one.
  [NOTE_SAMPLE]: ['refuse'],
  [CASE_SHEET]: ['confirm', 'refuse'],
  [REVIEW]: ['withdraw'],
} as const satisfies Record<SettledKind, readonly string[]>

export type EntryMove = 'confirm' | 'refuse' | 'answer' | 'close' | 'date' | 'withdraw'

/** Moves that say something need at least this many characters. */
export const WORDS_LENGTH = 2

export interface EntryCase {
  entry: { kind: string; state: 'open' | 'confirmed' | 'closed' | 'withdrawn'; createdBy: string }
  traineeId: string
  state: EnrolmentState
  actorId: string
  today: string
}

export interface EntryCommand {
  move: EntryMove
  words: string
  dueOn: string | null
}

export interface SettledEntry {
  state: 'open' | 'confirmed' | 'closed' | 'withdrawn'
  outcome: string | null
  dueOn: string | null
}

function isSettledKind(kind: string): kind is SettledKind {
  return (ENTRY_KINDS as readonly string[]).includes(kind)
}

export function decideEntry(
  { entry, traineeId, state, actorId, today }: EntryCase,
  command: EntryCommand,
): Outcome<SettledEntry> {
  const { move, dueOn } = command
  const words = command.words.trim()
  if (!isSettledKind(entry.kind) || !(ENTRY_MOVES[entry.kind] as readonly string[]).includes(move))
    return refuse('invalid-reference')
  if (actorId === traineeId) return refuse('self-signing')
  if (isFinalState(state)) return refuse('wrong-state')
  if (entry.state !== 'open') return refuse('already-done')
  switch (move) {
    case 'confirm':
      return actorId === entry.createdBy
        ? refuse('self-signing')
        : accept({ state: 'confirmed', outcome: words || null, dueOn: null })
    case 'date':
      return decideDated(dueOn, today)
    default:
      // What somebody else noted is theirs to take back; it can still be closed.
      if (move === 'withdraw' && entry.kind !== REVIEW && actorId !== entry.createdBy) return refuse('not-allowed')
      return [...words].length < WORDS_LENGTH
        ? refuse('comment-needed', String(WORDS_LENGTH))
        : accept({ state: move === 'withdraw' ? 'withdrawn' : 'closed', outcome: words, dueOn: null })
  }
}

function decideDated(dueOn: string | null, today: string): Outcome<SettledEntry> {
  if (dueOn === null) return refuse('date-passed', today)
  const may = decideDateAhead(dueOn, today)
  return may.ok ? accept({ state: 'open', outcome: null, dueOn }) : may
}

/** "前十一天" (D17) is read as the eleven days before; later or earlier gaps are a filter away (D-4). */
export function gapWindow(day: number): { from: number; to: number } {
  return { from: Math.max(1, day - 11), to: Math.max(1, day - 1) }
}

/** More than this on one activity is no list to work through. */
export const GAPS_MOST = 30

interface GapCase {
  type: ActivityType
  status: Pick<ActivityStatus, 'state' | 'unmet'>
  state: EnrolmentState
  traineeId: string
  actorId: string
  /** The activity's own talk has been held (mystery shopper). */
  debriefed: boolean
  openGaps: number
  /** What the open gaps of this activity say. */
  openTexts: readonly string[]
  today: string
}

export function decideOpenGap(given: GapCase, gap: { text: string; dueOn: string | null }): Outcome {
  if (given.actorId === given.traineeId) return refuse('self-signing')
  if (isFinalState(given.state) || given.status.state === 'not-applicable') return refuse('wrong-state')
  const begun = decideBegun(given.status)
  if (!begun.ok) return begun
  // Its gaps come with the debrief: an earlier one would give the test away.
  if (given.type === 'mystery' && !given.debriefed) return refuse('wrong-state')
  if (given.openGaps >= GAPS_MOST) return refuse('limit-reached', String(GAPS_MOST))
  if ([...gap.text.trim()].length < WORDS_LENGTH) return refuse('comment-needed', String(WORDS_LENGTH))
  if (given.openTexts.includes(gap.text.trim())) return refuse('already-done')
  // A signature stands: what is noticed afterwards gets a day of its own and reopens nothing.
  if (given.status.state === 'done' && gap.dueOn === null) return refuse('date-needed')
  return gap.dueOn === null ? accept() : decideDateAhead(gap.dueOn, given.today)
}
