// Decides what a trainee may say to a line of the ledger, until when it can be disputed, and by when and by whom that is ruled on.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { CONDUCT_NOTE_LENGTH } from './ledger'

/** Working days a trainee has to dispute a line, and a manager to rule on it. */
export const DISPUTE_WORKDAYS = 3
export const RULING_WORKDAYS = 5

export interface Reply {
  kind: 'answer' | 'dispute' | 'ruling'
}

interface ReplyCase {
  traineeId: string
  actorId: string
  line: { isCounter: boolean; countered: boolean } | undefined
  replies: readonly Reply[]
  today: string
  /** The last day for a dispute of this line. */
  disputeUntilOn: string
}

/** An answer is always welcome; a dispute once, in time, and only of what still counts. */
export function decideReply(given: ReplyCase, kind: 'answer' | 'dispute'): Outcome {
  if (given.actorId !== given.traineeId) return refuse('not-allowed')
  if (!given.line) return refuse('not-found')
  if (given.line.isCounter) return refuse('wrong-state')
  return kind === 'dispute' ? decideDispute(given) : accept()
}

function decideDispute({ line, replies, today, disputeUntilOn }: ReplyCase): Outcome {
  if (line?.countered || replies.some((reply) => reply.kind === 'dispute')) return refuse('already-done')
  return today > disputeUntilOn ? refuse('dispute-late', disputeUntilOn) : accept()
}

/** Ruled on once; nobody rules on their own line. */
export function decideRuling(
  given: { traineeId: string; actorId: string; replies: readonly Reply[] },
  { note }: { note: string },
): Outcome {
  if (given.actorId === given.traineeId) return refuse('self-signing')
  if (!given.replies.some((reply) => reply.kind === 'dispute')) return refuse('not-found')
  if (given.replies.some((reply) => reply.kind === 'ruling')) return refuse('already-done')
  return decideWords(note)
}

/** Both sides say more than a word. */
export function decideWords(note: string): Outcome {
  const isTooBrief = [...note.trim()].length < CONDUCT_NOTE_LENGTH
  return isTooBrief ? refuse('comment-needed', String(CONDUCT_NOTE_LENGTH)) : accept()
}
