// Decides what one line of the manager's board says: stage, gates, risk, the next decision.

import { CONDUCT_START } from '#app/rules/conduct-points'
import { daysBetween } from '#app/rules/dates'
import type { EnrolmentState } from '#db/tables/cohorts'
import { type DecisionFact, inForce, leavesOn } from '../activities/decision-facts'
import { type PartGap, partGapOfState } from '../activities/exam-parts'
import type { EnrolmentFacts } from '../activities/facts'
import { type Held, heldOf } from '../activities/held'
import type { Progress } from '../activities/progress'
import { type DecisionKind, promotionDecided } from '../promotion/decision-kinds'
import { decisionActivity } from '../promotion/gate-tests'
import { type NextDecision, nextDecision } from '../promotion/wanted'
import { wantedOf } from '../promotion/wanted-of-progress'
import { needsAttention } from '../today/attention'
import { computeRisk, type Risk, type RiskInput } from './risk'

export const STAGES = ['start', 'training', 'final', 'probation', 'promoted', 'ended'] as const
export type Stage = (typeof STAGES)[number]

export const BOARD_GATES = ['D1', 'D3', 'D22', 'retake'] as const
export type BoardGate = (typeof BOARD_GATES)[number]
export type GateState = 'ahead' | 'open' | 'passed' | 'improve' | 'failed' | 'proposed'

export interface BoardLine {
  enrolmentId: string
  traineeName: string
  mentorName: string | null
  cohortId: string
  cohortName: string
  state: EnrolmentState
  /** What the oral part of a passed paper lacks. */
  partGap: PartGap | null
  stage: Stage
  day: number
  gates: { gate: BoardGate; state: GateState }[]
  risk: Risk
  next: NextDecision | null
  /** A promotion that is decided and whose day has not come. */
  promotionOn: string | null
  /** A leaving that is decided and whose day has not come. */
  leavingOn: string | null
  /** What stands still for want of something before it. */
  held: Held | null
}

const FAILED_EXAM: Partial<Record<EnrolmentState, RiskInput['failedExam']>> = {
  final_failed: 'final-failed',
  retake_failed: 'retake-failed',
}

export function stageOf(state: EnrolmentState, facts: readonly DecisionFact[]): Stage {
  switch (state) {
    case 'in_training':
      return facts.some((d) => d.kind === 'd3-gate' && d.verdict === 'pass') ? 'training' : 'start'
    case 'final_passed':
    case 'final_failed':
    case 'retake_passed':
    case 'retake_failed':
      return 'final'
    case 'on_probation':
      return 'probation'
    case 'promoted':
      return 'promoted'
    case 'eliminated':
    case 'withdrawn':
      return 'ended'
  }
}

function decisionGate(decision: DecisionFact | undefined, hasCome: boolean): GateState {
  if (!decision) return hasCome ? 'open' : 'ahead'
  if (decision.verdict === 'eliminate') return decision.confirmed === 'confirmed' ? 'failed' : 'proposed'
  return decision.verdict === 'improve' ? 'improve' : 'passed'
}

/** A passed paper whose oral part is not passed leaves the gate open. */
function examGate(
  { facts, partGap }: { facts: EnrolmentFacts; partGap: PartGap | null },
  kind: 'final' | 'retake',
  hasCome: boolean,
): GateState {
  const attempts = [...facts.activities.values()].flatMap((a) => a.attempts).filter((a) => a.kind === kind)
  const released = attempts.find((a) => a.state === 'released')
  if (released?.passed) return partGap ? 'open' : 'passed'
  if (released) return 'failed'
  return attempts.length > 0 || hasCome ? 'open' : 'ahead'
}

type LineProgress = Progress & { enrolment: Progress['enrolment'] & { state: EnrolmentState } }

export function gatesOfLine(progress: LineProgress): BoardLine['gates'] {
  const { activities, calendar, facts, enrolment } = progress
  const exam = { facts, partGap: partGapOfState(progress) }
  const hasCome = (kind: DecisionKind) => (decisionActivity(activities, kind)?.on ?? '9') <= calendar.today
  const decision = (kind: DecisionKind) => inForce(facts.decisions, kind)
  const finalOn = activities.find((a) => a.activity.gate === 'D22')?.on ?? '9'
  const lines: BoardLine['gates'] = [
    { gate: 'D1', state: decisionGate(decision('d1-gate'), hasCome('d1-gate')) },
    { gate: 'D3', state: decisionGate(decision('d3-gate'), hasCome('d3-gate')) },
    { gate: 'D22', state: examGate(exam, 'final', finalOn <= calendar.today) },
  ]
  // The retake is a gate only for those who need it.
  const needsRetake = lines[2]!.state === 'failed'
  // Before its own date it lies ahead, whatever day the plan has come to.
  const retake = activities.find((a) => a.activity.gate === 'retake' && a.activity.type === 'exam')
  const retakeOpen = enrolment.state === 'final_failed' && retake?.status.state !== 'locked'
  return needsRetake ? [...lines, { gate: 'retake', state: examGate(exam, 'retake', retakeOpen) }] : lines
}

interface LineInput {
  enrolment: LineProgress['enrolment'] & {
    mentor_name: string | null
    cohort_name: string
    probation_until_on: string | null
  }
  progress: LineProgress
  conductPoints: number
  /** Left out where the risk is not shown. */
  mentorless?: boolean
  finishWithin: number
}

export function boardLine({
  enrolment,
  progress,
  conductPoints,
  mentorless = false,
  finishWithin,
}: LineInput): BoardLine {
  const { facts, calendar, activities } = progress
  const asked = wantedOf({ ...progress, enrolment })
  const improving = facts.decisions.filter(
    (d) => d.verdict === 'improve' && d.dueOn !== null && d.dueOn < calendar.today,
  )
  const leavingOn = leavesOn({ state: enrolment.state, decisions: facts.decisions }, enrolment.zone)
  // Who is leaving is chased for nothing.
  const inTraining = enrolment.state === 'in_training' && leavingOn === null
  return {
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    mentorName: enrolment.mentor_name,
    cohortId: enrolment.cohort_id,
    cohortName: enrolment.cohort_name,
    state: enrolment.state,
    partGap: partGapOfState(progress),
    stage: stageOf(enrolment.state, facts.decisions),
    day: calendar.currentDay,
    gates: gatesOfLine(progress),
    risk: computeRisk({
      inTraining,
      attention: inTraining ? needsAttention(progress, finishWithin) : [],
      improveOverdueDays: inTraining ? Math.max(0, ...improving.map((d) => daysBetween(d.dueOn!, calendar.today))) : 0,
      conductPoints: CONDUCT_START + conductPoints,
      openAppeals: facts.openAppeals,
      mentorless,
      failedExam: leavingOn === null ? (FAILED_EXAM[enrolment.state] ?? null) : null,
    }),
    next: nextDecision(asked),
    leavingOn,
    held: inTraining ? heldOf(activities) : null,
    promotionOn: enrolment.state === 'promoted' ? null : (promotionDecided(facts.decisions)?.effectiveOn ?? null),
  }
}
