// Decides what comes after a final that was not passed: plan, remedial training, retake, and a person's word at the end.
import type { Activity } from '#app/content/plan'
import { addDays, localDateOf } from '#app/rules/dates'
import type { Missing } from './activity-type'
import { inForce } from './decision-facts'
import { type AttemptFact, type EnrolmentFacts, factsOf } from './facts'
import { decisionDueOn } from './gate-since'
import type { ActivityProgress, Progress } from './progress'

export type FinalWhat =
  | 'plan-wanted'
  | 'plan-made'
  /** The plan is read, but the day of remedial training has not come. */
  | 'remedial-ahead'
  | 'remedial'
  | 'retake-ahead'
  | 'retake-open'
  | 'retake-running'
  | 'retake-marking'
  /** The retake was not passed either, and people decide. */
  | 'retake-decision'

export interface FinalSituation {
  failed: boolean
  plan: 'wanted' | 'made' | 'read'
  remedial: { opensOn: string | null; done: boolean }
  /** Null until the first module is begun. */
  retakeFromOn: string | null
  retake: { state: AttemptFact['state']; passed: boolean | null } | null
  /** For which date the plan has the next step to be written. */
  planOn?: string | null
  /** By when the plan is to be through with; null where it says no date. */
  planDueOn?: string | null
  /** The word after a retake that was not passed. */
  decided: boolean
  /** The last day of that word; null while the result is not there. */
  decideOn?: string | null
  today: string
}

/** Counted from the day on which the first module was begun, the `afterDays`-th day after it; null until then. */
export function retakeFromOn(
  modules: readonly { startedAt: number | null }[],
  zone: string,
  afterDays: number,
): string | null {
  const begun = modules.flatMap((module) => (module.startedAt === null ? [] : [module.startedAt]))
  return begun.length === 0 ? null : addDays(localDateOf(Math.min(...begun), zone), afterDays)
}

/** The day that every page names: of a late paper and of the retake the one on which it can be sat; null while that is not known. */
export function heldOn(
  { activity, lateOn, on }: Pick<ActivityProgress, 'activity' | 'lateOn' | 'on'>,
  { facts, enrolment, retakeAfterDays }: Pick<Progress, 'facts' | 'enrolment' | 'retakeAfterDays'>,
): string | null {
  return activity.gate === 'retake' ? retakeFromOn(facts.remedial, enrolment.zone, retakeAfterDays) : (lateOn ?? on)
}

interface RetakeDay {
  facts: Pick<EnrolmentFacts, 'remedial'>
  today: string
  zone: string
  afterDays: number
}

/** The retake stands on the last day of the plan, but comes only after remedial training, and not before its date. */
export function isRetakeAhead({ gate }: Pick<Activity, 'gate'>, { facts, today, zone, afterDays }: RetakeDay): boolean {
  if (gate !== 'retake') return false
  const from = retakeFromOn(facts.remedial, zone, afterDays)
  return from === null || today < from || facts.remedial.some((m) => m.doneAt === null)
}

/** By when the next-step plan was to be through with, once that is over and the retake has not begun; else null. */
export function overduePlanOn({ plan, planDueOn = null, retake, today }: FinalSituation): string | null {
  return plan !== 'wanted' && retake === null && planDueOn !== null && planDueOn < today ? planDueOn : null
}

/** Null when nothing is left to do: passed, made up for, or decided. */
export function decideFinalStep(given: FinalSituation): { what: FinalWhat; on: string | null } | null {
  if (!given.failed) return null
  if (given.retake) return decideAfterRetake(given.retake, given)
  if (given.plan === 'wanted') return { what: 'plan-wanted', on: given.planOn ?? null }
  if (given.plan === 'made') return { what: 'plan-made', on: null }
  const { remedial, today } = given
  const from = given.retakeFromOn
  if (remedial.opensOn !== null && today < remedial.opensOn) return { what: 'remedial-ahead', on: remedial.opensOn }
  // One date, fixed once it is known; with modules to do after it there is none.
  if (!remedial.done || from === null) return { what: 'remedial', on: from !== null && from < today ? null : from }
  return today < from ? { what: 'retake-ahead', on: from } : { what: 'retake-open', on: null }
}

function decideAfterRetake(
  { state, passed }: NonNullable<FinalSituation['retake']>,
  { decided, decideOn = null }: Pick<FinalSituation, 'decided' | 'decideOn'>,
) {
  if (state === 'in_progress') return { what: 'retake-running' as const, on: null }
  if (state !== 'released') return { what: 'retake-marking' as const, on: null }
  return passed || decided ? null : { what: 'retake-decision' as const, on: decideOn }
}

const isHearing = ({ what }: Missing) => what === 'examiners' || what === 'third-examiner'

type Given = Pick<
  Progress,
  'activities' | 'facts' | 'plan' | 'enrolment' | 'retakeAfterDays' | 'calendar' | 'decideBy' | 'appealUntil'
>

/** What the rule asks for, with the title of the test that was failed last and the rows to lead to. */
export function finalSituation(given: Given) {
  const { activities, facts, enrolment, retakeAfterDays, calendar } = given
  const rowOf = (is: (entry: Progress['activities'][number]) => boolean) => activities.find(is)
  const decides = (kind: string) =>
    rowOf(({ activity }) => activity.type === 'decision' && activity.settings.decision === kind)
  const exam = (gate: 'D22' | 'retake') => {
    const row = rowOf(({ activity }) => activity.gate === gate && activity.type === 'exam')
    return { row, attempt: row ? factsOf(facts, row.activity.id).attempts[0] : undefined }
  }
  const final = exam('D22')
  const retake = exam('retake')
  const training = rowOf(({ activity }) => activity.type === 'remedial')
  const plan = inForce(facts.decisions, 'next-step')
  const last = decides('retake-fail')
  const releasedAt = retake.attempt?.releasedAt
  const situation: FinalSituation = {
    failed: final.attempt?.state === 'released' && final.attempt.passed === false,
    plan: plan ? (plan.acknowledged === null ? 'made' : 'read') : 'wanted',
    remedial: {
      opensOn: training && !calendar.unlockedDays.has(training.day) ? training.on : null,
      done: facts.remedial.length > 0 && facts.remedial.every((m) => m.doneAt !== null),
    },
    retakeFromOn: retakeFromOn(facts.remedial, enrolment.zone, retakeAfterDays),
    retake: retake.attempt ? { state: retake.attempt.state, passed: retake.attempt.passed } : null,
    decided: last?.status.state === 'done',
    decideOn: releasedAt == null ? null : decisionDueOn('retake-fail', localDateOf(releasedAt, enrolment.zone), given),
    today: calendar.today,
    planOn: decides('next-step')?.on ?? null,
    planDueOn: plan?.dueOn ?? null,
  }
  const rows = [final.row, decides('next-step'), training, retake.row, decides('retake-fail')]
  return {
    ...situation,
    covers: rows.flatMap((row) => row?.activity.id ?? []),
    planId: plan?.id ?? null,
    isHeardLater: (retake.attempt ? retake.row : final.row)?.status.missing.some(isHearing) ?? false,
    title: (retake.attempt ? retake.row : final.row)?.activity.title ?? '',
    rows: {
      plan: decides('next-step')?.activity.id ?? null,
      retake: retake.row?.activity.id ?? null,
      last: decides('retake-fail')?.activity.id ?? null,
    },
  }
}
