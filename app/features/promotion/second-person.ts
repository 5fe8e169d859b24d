// Decides who is an independent second person under a proposal, and who may be asked where nobody in office is left.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentRelation, Role } from '../accounts/permissions'

/**
 * Whose word is asked for at all, so that the case is theirs to read: another manager, whoever the cohort names for personnel,
 * or who was asked in their place. Whether it counts, `decideSecond` says.
 */
export function mayBeAsked(
  person: { id: string; roles: readonly Role[] },
  relation: EnrolmentRelation,
  isNamed: boolean,
): boolean {
  if (person.id === relation.traineeId) return false
  if (person.roles.includes('manager') || isNamed) return true
  return person.roles.includes('delegate') && relation.delegations.some((d) => d.role === 'hr')
}

/** Whose proposal it is, about whom, and since when. */
export interface ProposalHands {
  traineeId: string
  proposerId: string
  proposedAt: number
  /** Who taught and judged the trainee as a mentor, now or ever, so that the case rests on their word. */
  teacherIds: readonly string[]
}

export interface SecondCandidate {
  id: string
  runsComputers: boolean
  /** Who has held the keys of the account: made it, or last made up a password for it. */
  openedBy: readonly string[]
  /** What lets them confirm: manager, or named for personnel in the cohort; by whom and since when. */
  offices: readonly { by: string | null; at: number }[]
  /** Asked for this very proposal, by name and with a reason. */
  isNamed: boolean
}

/** Why somebody's word is not that of a second person. */
export const DEPENDENCES = [
  'runs-computers',
  'taught',
  'opened-by-proposer',
  'given-by-proposer',
  'given-late',
] as const
export type Dependence = (typeof DEPENDENCES)[number]

/** Null for who stands apart from the proposal. An office counts when somebody else gave it, and before the proposal. */
function dependenceOf(person: SecondCandidate, hands: ProposalHands): Dependence | null {
  if (person.runsComputers) return 'runs-computers'
  if (hands.teacherIds.includes(person.id)) return 'taught'
  if (person.openedBy.includes(hands.proposerId)) return 'opened-by-proposer'
  if (person.isNamed) return null
  const given = person.offices.filter(({ by }) => by !== hands.proposerId)
  if (given.length === 0) return 'given-by-proposer'
  return given.some(({ at }) => at <= hands.proposedAt) ? null : 'given-late'
}

/** Asked for every act that takes two: decisions, and papers to be annulled. */
export function decideSecond(personId: string, candidates: readonly SecondCandidate[], hands: ProposalHands): Outcome {
  if (personId === hands.traineeId) return refuse('self-signing')
  if (personId === hands.proposerId) return refuse('second-person-needed')
  const person = candidates.find(({ id }) => id === personId)
  if (!person) return refuse('not-allowed')
  const dependence = dependenceOf(person, hands)
  return dependence === null ? accept() : refuse('second-not-independent', dependence)
}

/** What an answer of `decideSecond` says of somebody who is not independent; null for everybody else. */
export function dependenceIn(decided: Outcome): Dependence | null {
  if (decided.ok || decided.reason !== 'second-not-independent') return null
  return DEPENDENCES.find((one) => one === decided.detail) ?? null
}

/** Whose word would count, of those in office or asked before. */
export function independentSeconds(candidates: readonly SecondCandidate[], hands: ProposalHands): string[] {
  return candidates.filter(({ id }) => decideSecond(id, candidates, hands).ok).map(({ id }) => id)
}

export interface NameSecondSituation {
  isPending: boolean
  namerId: string
  /** Those in office or asked before. */
  candidates: readonly SecondCandidate[]
  /** Whoever is to be asked, as they would stand then; null for who has nothing to do with trainees. */
  asked: SecondCandidate | null
  hands: ProposalHands
}

/** Somebody is asked only where nobody is left, and never one who would not be independent. */
export function decideNameSecond({ isPending, namerId, candidates, asked, hands }: NameSecondSituation): Outcome {
  if (namerId === hands.traineeId) return refuse('self-signing')
  if (!isPending) return refuse('already-done')
  if (independentSeconds(candidates, hands).length > 0) return refuse('colleague-confirms')
  return asked === null ? refuse('invalid-reference') : decideSecond(asked.id, [asked], hands)
}
