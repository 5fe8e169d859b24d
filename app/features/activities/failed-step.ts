// Decides what comes after a test that was not passed: one answer for Today, the activity, the result and the list of results.
import type { Blueprint } from '#app/content/blueprint'
import { localDateOf } from '#app/rules/dates'
import { inForce, signedLeaving } from './decision-facts'
import type { ActivityFacts } from './facts'
import { factsOf } from './facts'
import { decideFailedStep, type FailedSituation, type FailedWhat } from './failed-what'
import { decideFinalStep, type FinalWhat, finalSituation, overduePlanOn } from './final-step'
import { gateDueOn } from './gate-since'
import type { ActivityProgress, Progress } from './progress'
import { gateOfDay, measure, sittingsOf } from './second-test'

export interface FailedStep {
  what: FailedWhat
  on: string | null
  /** The last day of a second test; else null. */
  lastOn: string | null
  /** When the paper that is open is collected; null where none is. */
  endsAt: number | null
  /** From the start of remedial training to the retake. */
  retakeAfterDays: number
  activityId: string
  title: string
  /** The one place to go. */
  to: string
  /** The rows of the plan that this speaks for, so that nothing else has to. */
  covers: readonly string[]
  /** Who decides, by name; empty where nobody has to or the role says enough. */
  by: string
  /** `on` was the last day of deciding, and it is over. */
  isLate: boolean
  /** By when the next-step plan was to be through with, once that is over. */
  planLateOn: string | null
  /** The heard part of the same exam is still to come. */
  isHeardLater: boolean
}

const WITH_PEOPLE: readonly FailedWhat[] = [
  'decision',
  'decision-again',
  'second-over',
  'plan-wanted',
  'retake-decision',
]

/** What a person has to decide before anything goes on. */
export function isDecidedByPeople({ what }: Pick<FailedStep, 'what'>): boolean {
  return WITH_PEOPLE.includes(what)
}

/** What was asked to improve is tested again, or was, and says what comes next itself. */
export function isOfImprovement({ what }: Pick<FailedStep, 'what'>): boolean {
  return what.startsWith('second-') || what === 'decision-again'
}

/** Said on Today by the card of the activity itself, with the words and the date of who asks. */
export function isSaidByActivity({ what }: Pick<FailedStep, 'what'>): boolean {
  return what === 'drill-again'
}

/** Something to sit or to read now, rather than to wait for or to prepare. */
export function isPressing({ what }: Pick<FailedStep, 'what'>): boolean {
  return PRESSING.includes(what)
}

const PRESSING: readonly FailedWhat[] = [
  'second-open',
  'second-running',
  'makeup-running',
  'plan-made',
  'remedial',
  'retake-open',
  'retake-running',
]

type Given = Pick<
  Progress,
  'activities' | 'facts' | 'plan' | 'enrolment' | 'retakeAfterDays' | 'decideBy' | 'appealUntil' | 'calendar'
>
type Papers = readonly Pick<Blueprint, 'id' | 'kind' | 'activity'>[]

export function makeupOf(activityId: string, papers: Papers): string | null {
  return papers.find((b) => b.kind === 'makeup' && b.activity === activityId)?.id ?? null
}

export function failedStepOf(
  { activity, day, status, again }: ActivityProgress,
  given: Given,
  papers: Papers,
): FailedStep | null {
  const { plan, facts, enrolment } = given
  const { state } = enrolment
  // For who is leaving nothing more follows from a test.
  if (signedLeaving(facts.decisions)) return null
  // Of an exam of several parts what follows is told by its paper.
  if (activity.type === 'chat-simulation') return null
  if (activity.gate === 'D22' || activity.gate === 'retake' || activity.type === 'remedial')
    return state === 'final_failed' || state === 'retake_failed' ? finalStepOf(activity, given, papers) : null
  // What came before the final is settled by it.
  if (state !== 'in_training') return null
  const found = gateOfDay(plan.days.find((d) => d.day === day)?.activities ?? [])
  const own = factsOf(facts, activity.id)
  const newest = measure(activity, sittingsOf({ activity, plan, facts, zone: enrolment.zone }).at(-1)!, () => 0)
  // The best of several runs is known when the last one is typed.
  if (!newest || (!again && status.missing.some((m) => m.what === 'typing'))) return null
  const decision = found && inForce(facts.decisions, found.gate)
  const makeup = makeupOf(activity.id, papers)
  const isDrill = activity.type === 'phrase-drill'
  // Outside a gate only a written exam and a drill lead anywhere.
  if (!found && activity.type !== 'exam' && !isDrill) return null
  const step = decideFailedStep({
    failed: newest.value !== null && newest.value < newest.line,
    gate: found ? { verdict: decision?.verdict ?? null } : null,
    again: again ?? null,
    makeup: makeup === null ? 'none' : makeupState(own),
    drill: isDrill ? { isAskedAgain: status.state === 'not-yet' } : null,
    decideBy: found ? gateDueOn(found.gate, given) : null,
  })
  if (!step) return null
  const places: Record<Exclude<FailedWhat, FinalWhat>, string> = {
    decision: `/activities/${found?.activityId ?? activity.id}`,
    'second-ahead': `/decisions/${again?.decisionId}`,
    'second-open': placeOfTest(activity, makeup),
    'second-running': placeOfTest(activity, makeup),
    'second-called': `/activities/${activity.id}`,
    'second-marking': `/activities/${activity.id}`,
    'second-over': `/activities/${found?.activityId ?? activity.id}`,
    'decision-again': `/activities/${found?.activityId ?? activity.id}`,
    'makeup-open': `/exams/${makeup}`,
    'makeup-running': `/exams/${makeup}`,
    'makeup-marking': `/activities/${activity.id}`,
    'makeup-failed': '/practice',
    'drill-failed': '/practice',
    'drill-again': placeOfTest(activity, makeup),
  }
  const what = step.what === 'second-open' && activity.type === 'phone' ? 'second-called' : step.what
  return {
    ...step,
    what,
    lastOn: again?.lastOn ?? null,
    endsAt: own.attempts.find((a) => a.state === 'in_progress')?.deadlineAt ?? null,
    retakeAfterDays: given.retakeAfterDays,
    activityId: activity.id,
    title: activity.title,
    to: places[what],
    covers: [activity.id, ...(found ? [found.activityId] : [])],
    by: '',
    isLate: isDecidedByPeople({ what }) && step.on !== null && step.on < given.calendar.today,
    planLateOn: null,
    isHeardLater: false,
  }
}

/** Told at the final, its remedial training and its retake alike, since it is one story. */
function finalStepOf(activity: ActivityProgress['activity'], given: Given, papers: Papers): FailedStep | null {
  const situation = finalSituation(given)
  const step = decideFinalStep(situation)
  if (!step) return null
  const { rows, planId } = situation
  const retake = `/exams/${papers.find((b) => b.kind === 'retake')?.id}`
  const places: Record<FinalWhat, string> = {
    'plan-wanted': `/activities/${rows.plan ?? activity.id}`,
    'plan-made': `/decisions/${planId}`,
    'remedial-ahead': '/remedial',
    remedial: '/remedial',
    'retake-ahead': retake,
    'retake-open': retake,
    'retake-running': retake,
    'retake-marking': `/activities/${rows.retake ?? activity.id}`,
    'retake-decision': `/activities/${rows.last ?? activity.id}`,
  }
  return {
    ...step,
    lastOn: null,
    endsAt: null,
    retakeAfterDays: given.retakeAfterDays,
    activityId: activity.id,
    title: situation.title,
    to: places[step.what],
    covers: situation.covers,
    by: '',
    isLate:
      (step.what === 'plan-wanted' || step.what === 'retake-decision') &&
      step.on !== null &&
      step.on < given.calendar.today,
    planLateOn: overduePlanOn(situation),
    isHeardLater: situation.isHeardLater,
  }
}

function makeupState({ attempts }: ActivityFacts): FailedSituation['makeup'] {
  return attempts.find((a) => a.kind === 'makeup')?.state ?? 'free'
}

function placeOfTest(activity: ActivityProgress['activity'], makeup: string | null): string {
  switch (activity.type) {
    case 'exam':
      return `/exams/${makeup}`
    case 'typing':
      return `/practice/typing/${activity.id}`
    case 'phrase-drill':
      return `/practice?activity=${activity.id}`
    default:
      return `/activities/${activity.id}`
  }
}

/** Everything that was not passed and leads somewhere, in the order of the plan; what the final leads to is said once. */
export function failedSteps(given: Given, papers: Papers): FailedStep[] {
  return given.activities
    .filter(({ activity }) => activity.gate !== 'retake' && activity.type !== 'remedial')
    .flatMap((entry) => failedStepOf(entry, given, papers) ?? [])
    .filter((step) => isNews(step, given))
}

/** What leaves nothing to do, a make-up or a drill that was not passed, is told until the next training day is over. */
function isNews({ what, activityId }: FailedStep, { facts, enrolment, calendar }: Given): boolean {
  if (what !== 'makeup-failed' && what !== 'drill-failed') return true
  const { attempts, drills } = factsOf(facts, activityId)
  const at =
    what === 'drill-failed'
      ? drills.find((d) => d.state === 'finished' && d.purpose === 'exam')?.startedAt
      : attempts.find((a) => a.kind === 'makeup')?.releasedAt
  if (at == null) return false
  const cameOn = localDateOf(at, enrolment.zone)
  return calendar.today <= (calendar.dates.find((on) => on > cameOn) ?? cameOn)
}
