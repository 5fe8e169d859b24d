// Decides what a trainee is told about where they stand beyond the plan: gates, the final, the retake, probation, the end.

import { addDays, localDateOf } from '#app/rules/dates'
import type { EnrolmentState } from '#db/tables/cohorts'
import { comingLeaving, type DecisionFact, inForce, takesEffectOn } from '../activities/decision-facts'
import type { EnrolmentFacts } from '../activities/facts'
import { hasLeft } from '../cohorts/enrolment-states'
import { isEffective, promotionDecided } from '../promotion/decision-kinds'

export interface StandingInput {
  state: EnrolmentState
  zone: string
  probationUntilOn: string | null
  promotedOn: string | null
  endedAt: number | null
  startsOn: string
  today: string
  facts: EnrolmentFacts
  /** The last day of deciding a gate; null while it cannot be asked for. */
  gateDueOn: (gate: 'd1-gate' | 'd3-gate') => string | null
}

export type Standing =
  /** Decided, and its day is still to come: nothing else that is to be done or decided is said any more. */
  | { kind: 'leaving'; on: string; decisionId: string }
  | { kind: 'before-start'; startsOn: string }
  | { kind: 'in-training' }
  /** A gate decision asks for improvement by a date. */
  | {
      kind: 'improve'
      gate: 'D1' | 'D3'
      dueOn: string | null
      over: boolean
      /** Once it is over: until when the manager looks again. */
      decideBy: string | null
      isLate: boolean
      decisionId: string
    }
  | {
      kind: 'final-passed'
      earliestOn: string | null
      effectiveOn: string | null
      /** Before a promotion something is to be improved. */
      improve: { dueOn: string | null; over: boolean; decisionId: string } | null
    }
  | {
      kind: 'final-failed'
      planAcknowledged: boolean
      modulesDone: number
      modules: number
      /** The retake is behind, whether marked or not. */
      handedIn: boolean
    }
  | { kind: 'retake-passed' }
  | { kind: 'retake-failed' }
  /** `over`: its end has come, and the decision is due unless there is one. */
  | {
      kind: 'on-probation'
      untilOn: string | null
      /** Its last day has passed, and nothing is decided. */
      over: boolean
      effectiveOn: string | null
    }
  | { kind: 'promoted'; on: string | null }
  | { kind: 'eliminated'; decisionId: string | null }
  | { kind: 'withdrawn'; on: string | null }

export function describeStanding(input: StandingInput): Standing {
  const { facts } = input
  const leaving = comingLeaving({ state: input.state, decisions: facts.decisions })
  if (leaving) return { kind: 'leaving', on: takesEffectOn(leaving, input.zone), decisionId: leaving.id }
  switch (input.state) {
    case 'final_passed': {
      const released = releasedOn(facts, 'final', input.zone)
      const asked = inForce(facts.decisions, 'promotion')
      return {
        kind: 'final-passed',
        earliestOn: released ? laterOf(addDays(released, 1), input.today) : null,
        effectiveOn: promotionDecided(facts.decisions)?.effectiveOn ?? null,
        improve:
          asked?.verdict === 'improve'
            ? { dueOn: asked.dueOn, over: isOver(asked.dueOn, input.today), decisionId: asked.id }
            : null,
      }
    }
    case 'final_failed':
      return describeFailedFinal(input)
    case 'retake_passed':
      return { kind: 'retake-passed' }
    case 'retake_failed':
      return { kind: 'retake-failed' }
    case 'on_probation':
      return describeProbation(input)
    case 'promoted':
      return { kind: 'promoted', on: input.promotedOn }
    case 'eliminated':
      return {
        kind: 'eliminated',
        decisionId: facts.decisions.find((d) => d.verdict === 'eliminate' && d.confirmed === 'confirmed')?.id ?? null,
      }
    case 'withdrawn':
      return { kind: 'withdrawn', on: input.endedAt === null ? null : localDateOf(input.endedAt, input.zone) }
    default:
      return describeTraining(input)
  }
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}

function describeProbation({ facts, today, probationUntilOn }: StandingInput): Standing {
  const promotion = promotionDecided(facts.decisions)
  const over = promotion === null && probationUntilOn !== null && probationUntilOn < today
  return {
    kind: 'on-probation',
    untilOn: probationUntilOn,
    over,
    effectiveOn: promotion?.effectiveOn ?? null,
  }
}

/** From its day on it is for people to decide. */
function isOver(on: string | null, today: string): boolean {
  return on !== null && on <= today
}

function describeTraining({ facts, today, startsOn, gateDueOn }: StandingInput): Standing {
  if (today < startsOn) return { kind: 'before-start', startsOn }
  for (const [gate, kind] of [
    ['D3', 'd3-gate'],
    ['D1', 'd1-gate'],
  ] as const) {
    const decision = inForce(facts.decisions, kind)
    if (decision?.verdict === 'improve') {
      const over = isOver(decision.dueOn, today)
      const by = over ? gateDueOn(kind) : null
      return {
        kind: 'improve',
        gate,
        dueOn: decision.dueOn,
        over,
        decideBy: by,
        isLate: by !== null && by < today,
        decisionId: decision.id,
      }
    }
    if (decision) break
  }
  return { kind: 'in-training' }
}

function describeFailedFinal({ facts }: StandingInput): Standing {
  const plan = inForce(facts.decisions, 'next-step')
  return {
    kind: 'final-failed',
    planAcknowledged: plan ? plan.acknowledged !== null : false,
    modules: facts.remedial.length,
    modulesDone: facts.remedial.filter((m) => m.doneAt !== null).length,
    handedIn: [...facts.activities.values()].some((a) =>
      a.attempts.some(({ kind, state }) => kind === 'retake' && state !== 'in_progress'),
    ),
  }
}

function releasedOn(facts: EnrolmentFacts, kind: 'final' | 'retake', zone: string): string | null {
  const attempt = [...facts.activities.values()]
    .flatMap((a) => a.attempts)
    .find((a) => a.kind === kind && a.releasedAt !== null)
  return attempt?.releasedAt ? localDateOf(attempt.releasedAt, zone) : null
}

/** Decisions the trainee has not yet confirmed reading. One that still needs a second person is not told; who is gone is asked nothing. */
export function decisionsToAcknowledge(
  facts: Pick<EnrolmentFacts, 'decisions'>,
  state: EnrolmentState,
): DecisionFact[] {
  if (hasLeft(state)) return []
  return facts.decisions.filter((d) => d.acknowledged === null && isEffective(d))
}
