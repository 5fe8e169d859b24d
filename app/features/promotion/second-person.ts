// Decides who may give the second signature under a proposal, and who may be asked where nobody in office is left.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentRelation, Role } from '../accounts/permissions'

/**
 * Another manager, whoever the cohort names for personnel, or who was asked in their place; never the trainee, nor who merely
 * runs the computers.
 */
export function mayConfirm(
  person: { id: string; roles: readonly Role[] },
  relation: EnrolmentRelation,
  isNamed: boolean,
): boolean {
  if (person.id === relation.traineeId) return false
  if (person.roles.includes('manager') || isNamed) return true
  return person.roles.includes('delegate') && relation.delegations.some((d) => d.role === 'hr')
}

/** Whose proposal it is, about whom. */
export interface ProposalHands {
  traineeId: string
  proposerId: string
  /** Who taught and judged the trainee, so that the case rests on their word. */
  mentorId: string | null
}

/** Whom nothing keeps from agreeing, of those in office or asked before. */
export function leftToConfirm(ids: readonly string[], { traineeId, proposerId }: ProposalHands): string[] {
  return ids.filter((id) => id !== traineeId && id !== proposerId)
}

/** Whom one may ask: with the case they have had nothing to do. */
export function isOutside(personId: string, hands: ProposalHands): boolean {
  return personId !== hands.traineeId && personId !== hands.proposerId && personId !== hands.mentorId
}

export interface NameConfirmerSituation {
  isPending: boolean
  namerId: string
  /** All who could confirm in general. */
  confirmerIds: readonly string[]
  confirmerId: string
  /** Somebody with an account who has to do with trainees. */
  isColleague: boolean
  hands: ProposalHands
}

/** Somebody is asked only where nobody is left, and never one on whose word the case rests. */
export function decideNameConfirmer(situation: NameConfirmerSituation): Outcome {
  const { hands, confirmerId } = situation
  if (situation.namerId === hands.traineeId) return refuse('self-signing')
  if (!situation.isPending) return refuse('already-done')
  if (leftToConfirm(situation.confirmerIds, hands).length > 0) return refuse('colleague-confirms')
  if (!situation.isColleague) return refuse('invalid-reference')
  return isOutside(confirmerId, hands) ? accept() : refuse('second-person-needed')
}
