// Decides which decision about a trainee waits for whom, and which comes next.
import { localDateOf } from '#app/rules/dates'
import type { EnrolmentState } from '#db/tables/cohorts'
import { dueFrom } from '../activities/appeal-days'
import { comingLeaving, type DecisionFact, decidableSince, inForce, isDropped } from '../activities/decision-facts'
import type { LeavingFact } from '../activities/facts'
import { type DecisionKind, isPending, KIND_RULES } from './decision-kinds'
import { openWish } from './leaving'
import { isPlanOver } from './plan-anew'
import type { ProbationDays } from './probation-days'

/** What a gate that was asked to improve still waits for. */
export interface SecondTests {
  /** Titles of tests without a second result. */
  awaited: string[]
  /** The last day of sitting them. */
  lastOn: string
  /** The day of the last result, once none is awaited. */
  resultsOn: string | null
}

export interface WantedInput {
  state: EnrolmentState
  today: string
  /** From when each decision of the plan can be asked for. */
  planOn: (kind: DecisionKind) => string | null
  /** What stands of each kind, with the day it was made, and the day on which the newest was declined. */
  decisions: readonly (DecisionFact & { decidedOn: string; declinedOn: string | null })[]
  /** A paper of the retake has been begun. */
  retakeBegun: boolean
  /** When the final or the retake was released. */
  releasedOn: { final: string | null; retake: string | null }
  /** Of a running probation. */
  probation: ProbationDays | null
  /** Null where nothing is tested again. */
  secondTests: (kind: DecisionKind) => SecondTests | null
  /** The last day of deciding what may be decided since this date. */
  decideBy: (sinceOn: string) => string
  /** From which day on no appeal against its grounds is waited for; null where none ever was. */
  appealsSettledOn: (kind: DecisionKind) => string | null
  /** The day on which the trainee said that they want to leave, while nothing is decided about it. */
  leavingSince: string | null
}

/** What the waiting rules ask for. */
export function wantedInput(input: {
  enrolment: { state: WantedInput['state']; zone: string }
  today: string
  planOn: WantedInput['planOn']
  decisions: readonly DecisionFact[]
  released: readonly { kind: string; releasedAt: number | null }[]
  secondTests: WantedInput['secondTests']
  decideBy: WantedInput['decideBy']
  appealsSettledOn: WantedInput['appealsSettledOn']
  leaving: LeavingFact | null
  probation: ProbationDays | null
}): WantedInput {
  const { enrolment } = input
  const wish = openWish(input)
  const on = (kind: string) => {
    const at = input.released.find((r) => r.kind === kind && r.releasedAt !== null)?.releasedAt
    return at ? localDateOf(at, enrolment.zone) : null
  }
  return {
    state: enrolment.state,
    today: input.today,
    planOn: (kind) =>
      decidableSince(kind, { plannedOn: input.planOn(kind), decisions: input.decisions, zone: enrolment.zone }),
    decisions: input.decisions.map((d) => ({
      ...d,
      decidedOn: localDateOf(d.decidedAt, enrolment.zone),
      declinedOn: d.declined && localDateOf(d.declined.at, enrolment.zone),
    })),
    retakeBegun: input.released.some(({ kind }) => kind === 'retake'),
    releasedOn: { final: on('final'), retake: on('retake') },
    probation: input.probation,
    secondTests: input.secondTests,
    decideBy: input.decideBy,
    appealsSettledOn: input.appealsSettledOn,
    leavingSince: wish ? localDateOf(wish.saidAt, enrolment.zone) : null,
  }
}

export interface WantedDecision {
  kind: DecisionKind
  step: 'decide' | 'confirm'
  sinceOn: string
  /** The last day of deciding, where there is one. */
  dueOn?: string
  decisionId: string | null
  /** Second tests that were not sat though their date has passed. */
  unsat?: string[]
  /** The proposal that the second person did not agree to. */
  declinedId?: string
}

/** Where it was proposed and declined in between, the last day is counted from when it could first be decided. */
type Step = WantedDecision & { countedFrom?: string }

/** Of a kind: undecided, to be confirmed, to be looked at again; null when it stands. */
function stepOf(kind: DecisionKind, since: string | null, input: WantedInput): Step | null {
  const decision = inForce(input.decisions, kind)
  if (decision && isPending(decision))
    return { kind, step: 'confirm', sinceOn: decision.decidedOn, decisionId: decision.id }
  const again = afterDecline(kind, input)
  if (decision?.verdict === 'improve') {
    const step = stepAfterImprovement(kind, decision.dueOn, input)
    return step && { ...step, ...again, countedFrom: step.sinceOn }
  }
  if (decision?.verdict === 'plan') return stepAfterPlan(decision, input)
  if (decision) return null
  if (again) return { kind, step: 'decide', decisionId: null, ...again, countedFrom: since ?? again.sinceOn }
  return since !== null && since <= input.today ? { kind, step: 'decide', sinceOn: since, decisionId: null } : null
}

/** Until it was declined it waited for the second person, not for who decides. */
function afterDecline(kind: DecisionKind, { decisions }: WantedInput) {
  const made = decisions.find((d) => d.kind === kind)
  return made?.declined && made.declinedOn !== null ? { sinceOn: made.declinedOn, declinedId: made.declined.id } : null
}

/** Asked again when the second results are there, or their date has passed without them. */
function stepAfterImprovement(kind: DecisionKind, dueOn: string | null, input: WantedInput): WantedDecision | null {
  const { today } = input
  const { awaited, lastOn, resultsOn } = input.secondTests(kind) ?? {}
  const head = { kind, step: 'decide' as const, decisionId: null }
  if (awaited?.length === 0) return { ...head, sinceOn: resultsOn ?? today }
  if (awaited && lastOn) return lastOn < today ? { ...head, sinceOn: lastOn, unsat: awaited } : null
  if (dueOn === null) return null
  return dueOn <= today ? { ...head, sinceOn: dueOn } : null
}

/** A next-step plan whose own date is over without a retake is looked at again. */
function stepAfterPlan({ dueOn }: DecisionFact, given: WantedInput): WantedDecision | null {
  if (dueOn === null || !isPlanOver({ dueOn }, given)) return null
  return { kind: 'next-step', step: 'decide', sinceOn: dueOn, decisionId: null }
}

function passed(kind: DecisionKind, { decisions }: WantedInput): boolean {
  return decisions.some((d) => d.kind === kind && d.verdict === 'pass')
}

/** The oldest gate first; at most one decision moves an enrolment at a time. Of who is leaving none is asked for. */
export function wantedDecisions(input: WantedInput): WantedDecision[] {
  if (comingLeaving(input)) return []
  const { planOn, releasedOn } = input
  const asked = (kind: DecisionKind, since: string | null) => stepOf(kind, since, input)
  const wanted = (() => {
    switch (input.state) {
      case 'in_training':
        return [
          asked('d1-gate', planOn('d1-gate')),
          asked('d3-gate', planOn('d3-gate')),
          passed('d3-gate', input) ? asked('raised-targets', planOn('raised-targets')) : null,
        ]
      case 'final_passed':
        return [asked('promotion', releasedOn.final)]
      case 'final_failed':
        return [asked('next-step', releasedOn.final)]
      case 'retake_passed':
        return [asked('retake-pass', releasedOn.retake)]
      case 'retake_failed':
        return [asked('retake-fail', releasedOn.retake)]
      case 'on_probation':
        return [asked('probation-end', input.probation?.fromOn ?? null)]
      default:
        return []
    }
  })()
  return [...leavingStep(input), ...wanted].flatMap((w) => (w === null ? [] : [withDate(w, input)]))
}

/** Who wants to leave is talked with before anything else is decided; a proposal that was declined is said with it. */
function leavingStep({ state, leavingSince, decisions }: WantedInput): WantedDecision[] {
  if (leavingSince === null || !KIND_RULES.withdrawal.states.includes(state)) return []
  const declined = decisions.find((d) => d.kind === 'withdrawal' && isDropped(d))
  return [
    {
      kind: 'withdrawal',
      step: 'decide',
      sinceOn: leavingSince,
      decisionId: null,
      ...(declined ? { declinedId: declined.id } : {}),
    },
  ]
}

/** What somebody waits for without being able to do anything has a last day. */
const HAS_DUE_DATE: readonly DecisionKind[] = ['d1-gate', 'd3-gate', 'retake-fail']

function withDate(
  { countedFrom, ...wanted }: Step,
  { decideBy, appealsSettledOn, probation }: WantedInput,
): WantedDecision {
  // As long as it lasts there is a choice.
  if (wanted.kind === 'probation-end' && wanted.step === 'decide' && probation)
    return { ...wanted, dueOn: probation.lastOn }
  return HAS_DUE_DATE.includes(wanted.kind) && wanted.step === 'decide'
    ? { ...wanted, dueOn: decideBy(dueFrom(countedFrom ?? wanted.sinceOn, appealsSettledOn(wanted.kind))) }
    : wanted
}

export interface NextDecision {
  kind: DecisionKind
  on: string | null
  waiting: boolean
  /** Decided by one person; this proposal waits for the second. */
  proposalId?: string
}

/** What the board says: the decision that waits now, else the one the plan brings next. */
export function nextDecision(input: WantedInput): NextDecision | null {
  if (comingLeaving(input)) return null
  const [now] = wantedDecisions(input)
  if (now)
    return {
      kind: now.kind,
      on: now.sinceOn,
      waiting: true,
      ...(now.decisionId === null ? {} : { proposalId: now.decisionId }),
    }
  if (input.state === 'on_probation' && inForce(input.decisions, 'probation-end')) return null
  if (input.state === 'on_probation')
    return { kind: 'probation-end', on: input.probation?.fromOn ?? null, waiting: false }
  if (input.state === 'final_passed') {
    const asked = inForce(input.decisions, 'promotion')
    return asked?.verdict === 'improve' ? { kind: 'promotion', on: asked.dueOn, waiting: false } : null
  }
  if (input.state === 'final_failed') {
    const plan = inForce(input.decisions, 'next-step')
    return plan && !input.retakeBegun ? { kind: 'next-step', on: plan.dueOn, waiting: false } : null
  }
  if (input.state !== 'in_training') return null
  for (const kind of ['d1-gate', 'd3-gate'] as const) {
    const decision = inForce(input.decisions, kind)
    if (!decision) return { kind, on: input.planOn(kind), waiting: false }
    if (decision.verdict === 'improve') return { kind, on: decision.dueOn, waiting: false }
  }
  return { kind: 'promotion', on: input.planOn('promotion'), waiting: false }
}
