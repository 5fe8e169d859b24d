// Decides how many people it takes to annul a paper, who the second one may be, and how a voiding stands.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type AttemptState, moveOn } from '../attempts/attempt'
import { decideSecond, type ProposalHands, type SecondCandidate } from './second-person'

export interface PaperToVoid {
  state: AttemptState
  submittedAt: number | null
  /** How many questions somebody has written an answer to. */
  answers: number
  traineeId: string
  /** A proposal to annul it is waiting. */
  isProposed: boolean
}

/** Handed in, or something was written on it, be it still under way: annulled, it would be sat a second time. */
export function wasSat({ submittedAt, answers }: Pick<PaperToVoid, 'submittedAt' | 'answers'>): boolean {
  return submittedAt !== null || answers > 0
}

/** What was sat is only proposed to be annulled; what was not, one person annuls. */
export function decideVoid(paper: PaperToVoid, command: { personId: string }): Outcome<{ proposes: boolean }> {
  if (command.personId === paper.traineeId) return refuse('self-signing')
  const move = moveOn(paper.state, 'void')
  if (!move.ok) return move
  return paper.isProposed ? refuse('already-done') : accept({ proposes: wasSat(paper) })
}

export interface VoidConfirmation {
  state: AttemptState
  /** Somebody has said so already. */
  isAnswered: boolean
  candidates: readonly SecondCandidate[]
  hands: ProposalHands
}

/** Agreeing annuls the paper while that is possible; not to agree is possible at any time, with a word. */
export function decideVoidConfirmation(
  given: VoidConfirmation,
  command: { personId: string; verdict: 'confirmed' | 'declined'; note: string },
): Outcome {
  if (given.isAnswered) return refuse('already-done')
  const second = decideSecond(command.personId, given.candidates, given.hands)
  if (!second.ok) return second
  if (command.verdict === 'declined') return command.note.trim() === '' ? refuse('comment-needed') : accept()
  const move = moveOn(given.state, 'void')
  return move.ok ? accept() : move
}

/** Null for what led nowhere: declined, or overtaken by a release. */
export function voidingState(voiding: {
  second_person: 0 | 1
  confirmed: 'confirmed' | 'declined' | null
  state: AttemptState
}): 'voided' | 'waiting' | null {
  const takesTwo = voiding.second_person === 1
  if (voiding.state === 'voided') return takesTwo && voiding.confirmed !== 'confirmed' ? null : 'voided'
  const waits = takesTwo && voiding.confirmed === null && moveOn(voiding.state, 'void').ok
  return waits ? 'waiting' : null
}
