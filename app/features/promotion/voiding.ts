// Decides how many people it takes to annul a paper, who the second one may be, and how a voiding stands.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type AttemptState, moveOn } from '../attempts/attempt'
import { isOutside, leftToConfirm, type ProposalHands } from './second-person'

export interface PaperToVoid {
  state: AttemptState
  submittedAt: number | null
  /** How many questions somebody has written an answer to. */
  answers: number
  traineeId: string
  /** A proposal to annul it is waiting. */
  isProposed: boolean
}

/** Handed in, or collected with something written: annulled, it would be sat a second time. */
export function wasSat({ state, submittedAt, answers }: Omit<PaperToVoid, 'traineeId' | 'isProposed'>): boolean {
  return state !== 'in_progress' && (submittedAt !== null || answers > 0)
}

/** What was sat is only proposed to be annulled; what was not, one person annuls. */
export function decideVoid(paper: PaperToVoid, command: { personId: string }): Outcome<{ proposes: boolean }> {
  if (command.personId === paper.traineeId) return refuse('self-signing')
  const move = moveOn(paper.state, 'void')
  if (!move.ok) return move
  return paper.isProposed ? refuse('already-done') : accept({ proposes: wasSat(paper) })
}

/** Of those in office whoever has had nothing to do with the case. */
export function voidingSeconds(officeIds: readonly string[], hands: ProposalHands): string[] {
  return leftToConfirm(officeIds, hands).filter((id) => isOutside(id, hands))
}

export interface VoidConfirmation {
  state: AttemptState
  /** Somebody has said so already. */
  isAnswered: boolean
  officeIds: readonly string[]
  hands: ProposalHands
}

/** Agreeing annuls the paper while that is possible; not to agree is possible at any time, with a word. */
export function decideVoidConfirmation(
  given: VoidConfirmation,
  command: { personId: string; verdict: 'confirmed' | 'declined'; note: string },
): Outcome {
  const { hands, officeIds } = given
  const { personId } = command
  if (personId === hands.traineeId) return refuse('self-signing')
  if (given.isAnswered) return refuse('already-done')
  if (personId === hands.proposerId) return refuse('second-person-needed')
  if (!officeIds.includes(personId)) return refuse('not-allowed')
  if (!isOutside(personId, hands)) return refuse('second-person-needed')
  if (command.verdict === 'declined') return command.note.trim() === '' ? refuse('comment-needed') : accept()
  const move = moveOn(given.state, 'void')
  return move.ok ? accept() : move
}

/** Null for what led nowhere: declined, or overtaken by a release. */
export function voidingState(voiding: {
  secondPerson: boolean
  confirmed: 'confirmed' | 'declined' | null
  state: AttemptState
}): 'voided' | 'waiting' | null {
  if (voiding.state === 'voided') return voiding.secondPerson && voiding.confirmed !== 'confirmed' ? null : 'voided'
  const waits = voiding.secondPerson && voiding.confirmed === null && moveOn(voiding.state, 'void').ok
  return waits ? 'waiting' : null
}
