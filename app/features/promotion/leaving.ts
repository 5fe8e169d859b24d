// Decides when a trainee may say that they want to leave, until when it can be taken back, and what the manager has recorded of it.
import { decideDateAhead } from '#app/rules/date-bounds'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import { comingLeaving, type DecisionFact, isDropped } from '../activities/decision-facts'
import type { EnrolmentFacts, LeavingFact } from '../activities/facts'
import { isPending, KIND_RULES } from './decision-kinds'

type Said = Pick<EnrolmentFacts, 'leaving' | 'decisions'>

export interface LeavingWish extends LeavingFact {
  leaveOn: string
}

/** What was decided about leaving since it was said: a proposal that was declined settles nothing. */
function settledBy({ leaving, decisions }: Said): DecisionFact | null {
  const decision = decisions.find((d) => d.kind === 'withdrawal' && !isDropped(d))
  return leaving && decision && decision.decidedAt >= leaving.saidAt ? decision : null
}

/** Said, not taken back, and nothing decided about it yet. */
export function openWish(said: Said): LeavingWish | null {
  const { leaving } = said
  if (leaving?.verdict !== 'asked' || leaving.leaveOn === null || settledBy(said)) return null
  return { ...leaving, leaveOn: leaving.leaveOn }
}

/** A manager has recorded it, with or without a wish, and the second person has not spoken yet. */
export function recordedLeaving({ decisions }: Pick<Said, 'decisions'>): DecisionFact | null {
  return decisions.find((d) => d.kind === 'withdrawal' && d.verdict === 'withdraw' && isPending(d)) ?? null
}

/** Only of what was recorded without their own word can they say, once, whether it is so; what they asked for is talked about. */
export function decideAnswerLeaving(given: {
  personId: string
  traineeId: string
  recorded: DecisionFact | null
  isHearsay: boolean
  isAffirmed: boolean
}): Outcome {
  if (given.personId !== given.traineeId) return refuse('not-found')
  return given.recorded && given.isHearsay && !given.isAffirmed ? accept() : refuse('already-done')
}

export interface LeavingCase extends Said {
  personId: string
  traineeId: string
  state: EnrolmentState
  today: string
  /** How often something was said of leaving, when the page was read. */
  expectedRevision: number
}

function decideSpeaking({ personId, traineeId, state, leaving, expectedRevision }: LeavingCase): Outcome {
  if (personId !== traineeId) return refuse('not-found')
  if (!KIND_RULES.withdrawal.states.includes(state)) return refuse('wrong-state')
  return (leaving?.revision ?? 0) === expectedRevision ? accept() : refuse('stale')
}

export function decideAskToLeave(given: LeavingCase, { leaveOn }: { leaveOn: string }): Outcome<{ revision: number }> {
  const may = decideSpeaking(given)
  if (!may.ok) return may
  if (openWish(given) || recordedLeaving(given) || comingLeaving(given)) return refuse('already-done')
  const ahead = decideDateAhead(leaveOn, given.today)
  return ahead.ok ? accept({ revision: given.expectedRevision + 1 }) : ahead
}

/** Until the second person has signed, recorded or not: nobody leaves who no longer wants to. */
export function decideTakeBackLeaving(given: LeavingCase): Outcome<{ revision: number }> {
  const may = decideSpeaking(given)
  if (!may.ok) return may
  const isOpen = openWish(given) !== null || recordedLeaving(given) !== null
  return isOpen ? accept({ revision: given.expectedRevision + 1 }) : refuse('already-done')
}
