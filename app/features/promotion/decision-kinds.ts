// Decides which decisions there are, which verdicts each knows, from which state it is made, and which step of the story it takes.
import type { EnrolmentState } from '#db/tables/cohorts'
import type { DecisionTable } from '#db/tables/promotion'
import { type DecisionFact, isDropped, signedPromotion } from '../activities/decision-facts'
import type { EnrolmentEvent } from '../cohorts/enrolment-states'

export type DecisionKind = DecisionTable['kind']
export type DecisionVerdict = DecisionTable['verdict']

export const DECISION_KINDS = [
  'd1-gate',
  'd3-gate',
  'raised-targets',
  'promotion',
  'next-step',
  'retake-pass',
  'retake-fail',
  'probation-end',
  'withdrawal',
] as const satisfies readonly DecisionKind[]

interface KindRule {
  /** What a person may choose; the first one is offered first. */
  verdicts: readonly DecisionVerdict[]
  states: readonly EnrolmentState[]
  /** What was asked to improve is decided again; targets may be set anew. */
  replaceable: readonly DecisionVerdict[]
}

const OPEN_STATES: readonly EnrolmentState[] = [
  'in_training',
  'final_passed',
  'final_failed',
  'retake_passed',
  'retake_failed',
  'on_probation',
]

export const KIND_RULES: Record<DecisionKind, KindRule> = {
  'd1-gate': { verdicts: ['pass', 'improve', 'eliminate'], states: ['in_training'], replaceable: ['improve'] },
  'd3-gate': { verdicts: ['pass', 'improve', 'eliminate'], states: ['in_training'], replaceable: ['improve'] },
  'raised-targets': { verdicts: ['targets'], states: ['in_training'], replaceable: ['targets'] },
  promotion: { verdicts: ['promote', 'improve'], states: ['final_passed'], replaceable: ['improve'] },
  'next-step': { verdicts: ['plan'], states: ['final_failed'], replaceable: ['plan'] },
  'retake-pass': { verdicts: ['probation'], states: ['retake_passed'], replaceable: [] },
  'retake-fail': { verdicts: ['extend', 'eliminate'], states: ['retake_failed'], replaceable: [] },
  'probation-end': { verdicts: ['promote', 'eliminate'], states: ['on_probation'], replaceable: [] },
  // “pass” is said only in the place of a withdrawal: the trainee stays after all.
  withdrawal: { verdicts: ['withdraw', 'pass'], states: OPEN_STATES, replaceable: ['pass'] },
}

/** In the place of having left: the trainee stays, where they were. */
export function isStay(kind: DecisionKind, verdict: DecisionVerdict): boolean {
  return kind === 'withdrawal' && verdict === 'pass'
}

export const GATE_KINDS = ['d1-gate', 'd3-gate'] as const satisfies readonly DecisionKind[]

export function isDecisionKind(text: string | undefined): text is DecisionKind {
  return DECISION_KINDS.some((kind) => kind === text)
}

/**
 * Nobody is removed by one person alone, nor said to have left, nor put on probation for longer, nor promoted over a part that
 * was not passed.
 */
export function wantsSecondPerson(verdict: DecisionVerdict, isBelow: boolean): boolean {
  return verdict === 'eliminate' || verdict === 'withdraw' || verdict === 'extend' || (verdict === 'promote' && isBelow)
}

/** What was signed as a proposal. An elimination always was; of the rest it is known since their signature. */
export function needsSecondPerson({ verdict, secondPerson }: Pick<DecisionFact, 'verdict' | 'secondPerson'>): boolean {
  return verdict === 'eliminate' || secondPerson
}

/** A proposal nobody has agreed to or declined yet. */
export function isPending(decision: Pick<DecisionFact, 'verdict' | 'secondPerson' | 'confirmed'>): boolean {
  return needsSecondPerson(decision) && decision.confirmed === null
}

const WEIGHTY: readonly DecisionVerdict[] = ['eliminate', 'withdraw', 'promote', 'extend']

/** What comes to its end on the day that a decision sets; the other verdicts set none. */
export function dueOf(verdict: DecisionVerdict): 'improve' | 'plan' | 'probation' {
  return verdict === 'improve' || verdict === 'plan' ? verdict : 'probation'
}

/** Ends the employment, makes it last or leaves it open for longer, or reverses that: who signs it shows once more who they are. */
export function wantsPassword(verdict: DecisionVerdict, replaced: DecisionVerdict | null): boolean {
  return WEIGHTY.includes(verdict) || (replaced !== null && WEIGHTY.includes(replaced))
}

/** Whether it counts and may be told: nobody else's word is wanted, or it was given. */
export function isEffective(decision: Pick<DecisionFact, 'verdict' | 'secondPerson' | 'confirmed'>): boolean {
  return needsSecondPerson(decision) ? decision.confirmed === 'confirmed' : !isDropped(decision)
}

/** Signed for a day of its own, on which it takes effect. */
export const DATED: readonly DecisionVerdict[] = ['promote', 'withdraw']

export function isDated(verdict: DecisionVerdict): boolean {
  return DATED.includes(verdict)
}

/** The step a decision takes once it stands; null where the enrolment stays where it is. */
export function eventOf(kind: DecisionKind, verdict: DecisionVerdict): EnrolmentEvent | null {
  switch (verdict) {
    case 'eliminate':
      return kind === 'd1-gate' || kind === 'd3-gate' ? 'gate-eliminated' : 'eliminated'
    case 'promote':
      return 'promoted'
    case 'probation':
      return 'probation-begun'
    case 'extend':
      return 'probation-extended'
    case 'withdraw':
      return 'withdrawn'
    case 'pass':
    case 'improve':
    case 'plan':
    case 'targets':
      return null
  }
}

/** A promotion that is signed; until its day it is no more than that. */
export function promotionDecided(standing: readonly DecisionFact[]): DecisionFact | null {
  return signedPromotion(standing) ?? null
}
