// Decides who may say of a held typing run whether it counts.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { ActivityProgress } from '../activities/progress'
import { sittingBegan } from '../activities/second-test'
import type { TypingStanding } from '../activities/typing-standing'

interface RulingCase {
  standing: TypingStanding
  held: boolean
  /** Newest revision of what was said of the run; 0 before the first. */
  revision: number
  expectedRevision: number
  traineeId: string
  actorId: string
  /** Mentor of the trainee, or who stands in for them. */
  isMentor: boolean
  ended: boolean
  /** The gate that rests on this run is signed. */
  decidedOn: boolean
}

/** The gate is signed on all runs that came before its second test. */
export function isRunDecidedOn(entry: Pick<ActivityProgress, 'again' | 'decidedOn'>, startedAt: number): boolean {
  return entry.decidedOn === true || startedAt < sittingBegan(entry)
}

/** A later ruling supersedes an earlier one; none is ever changed. */
export function decideTypingRuling(given: RulingCase): Outcome<{ revision: number }> {
  if (given.actorId === given.traineeId) return refuse('self-signing')
  if (!given.isMentor) return refuse('not-allowed')
  if (given.ended) return refuse('wrong-state')
  if (given.decidedOn) return refuse('decided-on')
  if (!given.held || given.standing === 'open') return refuse('wrong-state')
  return given.revision === given.expectedRevision ? accept({ revision: given.revision + 1 }) : refuse('stale')
}
