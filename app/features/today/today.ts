// Decides what a trainee's day looks like: the time line, the one next action, what waits and what was left behind.

import { isWaived } from '../activities/activity-state'
import { inForce } from '../activities/decision-facts'
import { isPassed } from '../activities/facts'
import { isRetakeAhead } from '../activities/final-step'
import { gateSince } from '../activities/gate-since'
import { announceGates, type GateNotice } from '../activities/gates'
import {
  type ActivityProgress,
  byTime,
  countStates,
  isOwnMove,
  isSecret,
  type Progress,
  type StateCounts,
} from '../activities/progress'
import { shownStatus } from '../activities/shown-status'

export type NextWhy =
  | 'rules-changed'
  | 'not-yet'
  | 'before-gate'
  /** Looked at by no gate, but one is near. */
  | 'left-over'
  | 'today'
  | 'catch-up'
  | 'decision'
  | 'held'
  | 'waiting'
  | 'ahead'

/** Said of the day as a whole: nothing else is left to do. */
const ALL_ELSE_DONE = ['catch-up', 'decision', 'waiting', 'ahead'] as const
export type AllElseDone = (typeof ALL_ELSE_DONE)[number]

/** Something to do, to read or to wait for stands above the day: then the next thing of the day is one beside it, not all that is left. */
export function besideWhy(why: NextWhy, isMoreAbove: boolean): AllElseDone | null {
  return isMoreAbove ? (ALL_ELSE_DONE.find((one) => one === why) ?? null) : null
}

export interface Today {
  /** 0 before the first day. */
  day: number
  /** False on a rest day, before the start and after the last day. */
  isTrainingDay: boolean
  /** The day's activities by start time; empty when there is no training today. */
  line: ActivityProgress[]
  next: { entry: ActivityProgress; why: NextWhy } | null
  gates: GateNotice[]
  /** Left over from earlier days, the oldest first. */
  catchUp: ActivityProgress[]
  /** The trainee's part is done, somebody else's is not, or something has to be there first; from all days. */
  waiting: ActivityProgress[]
  /** Gates of earlier days that are not passed: until they are, later things are held back. */
  pending: ActivityProgress[]
  counts: StateCounts
  nextTraining: { day: number; on: string } | null
}

type TodayFacts = Pick<Progress, 'facts' | 'plan' | 'calendar' | 'enrolment' | 'retakeAfterDays'>

/** `covered`: rows that have a card of their own above the day; they stay on the time line and are said nowhere else. */
export function buildToday(
  progress: TodayFacts & Pick<Progress, 'activities'>,
  covered: ReadonlySet<string> = new Set(),
): Today {
  const { calendar, facts, enrolment, retakeAfterDays } = progress
  const retakeDay = { facts, today: calendar.today, zone: enrolment.zone, afterDays: retakeAfterDays }
  const isFree = ({ activity }: ActivityProgress) => !covered.has(activity.id)
  const isTrainingDay = calendar.dates.includes(calendar.today)
  const applicable = progress.activities
    .filter((a) => a.status.state !== 'not-applicable' && !isRetakeAhead(a.activity, retakeDay))
    // Which topics it holds, the plan says: until that is written there is nothing to begin.
    .filter(({ activity }) => activity.type !== 'remedial' || facts.remedial.length > 0)
    .sort(byTime)
  const asked = applicable.filter(({ status }) => !isWaived(status))
  const line = isTrainingDay ? applicable.filter((a) => a.day === calendar.currentDay) : []
  // On a rest day the day before is over, too: what is left of it can be caught up.
  const earlier = applicable.filter(
    (a) => a.day < calendar.currentDay || (!isTrainingDay && a.day === calendar.currentDay),
  )
  const catchUp = earlier.filter(isOwnMove).filter(isFree)
  const gates = announceGates(progress).filter(({ activityIds }) => !activityIds.every((id) => covered.has(id)))
  const pending = earlier.filter((a) => isUndecidedGate(a, progress)).filter(isFree)
  const held = asked
    .filter((a) => shownStatus(a, progress).state === 'held' && a.day <= calendar.currentDay)
    .filter(isFree)
  const waiting = asked.filter((a) => a.status.state === 'waiting' && !isSecret(a)).filter(isFree)
  const next = chooseNext({
    line: line.filter(isFree),
    catchUp,
    gates,
    pending,
    held,
    waiting,
    applicable: asked.filter(isFree),
    currentDay: calendar.currentDay,
  })
  const after = calendar.dates.findIndex((on) => on > calendar.today)
  return {
    day: calendar.currentDay,
    isTrainingDay,
    line,
    next,
    gates,
    catchUp: catchUp.filter((entry) => entry !== next?.entry),
    waiting: [...waiting, ...held.filter((entry) => !line.includes(entry))],
    pending,
    // A secret check counts as it is shown; that it was waived is no secret.
    counts: countStates(
      line.map((entry) =>
        isSecret(entry) && !isWaived(entry.status) ? { ...entry, status: shownStatus(entry, progress) } : entry,
      ),
    ),
    nextTraining: after < 0 ? null : { day: after + 1, on: calendar.dates[after]! },
  }
}

interface Candidates {
  line: readonly ActivityProgress[]
  catchUp: readonly ActivityProgress[]
  gates: readonly GateNotice[]
  pending: readonly ActivityProgress[]
  held: readonly ActivityProgress[]
  waiting: readonly ActivityProgress[]
  applicable: readonly ActivityProgress[]
  currentDay: number
}

/** Decided as "pass" it holds nothing back any more; asked to improve, one is told what to do and by when. Before the gate ahead of it is passed nobody can decide it. */
function isUndecidedGate({ activity }: ActivityProgress, given: TodayFacts & Pick<Progress, 'activities'>): boolean {
  const { facts } = given
  if (activity.type !== 'decision' || activity.holds === undefined) return false
  const { decision: kind } = activity.settings
  if (gateSince(kind, given) === null) return false
  return !isPassed(facts, kind) && inForce(facts.decisions, kind)?.verdict !== 'improve'
}

function chooseNext(given: Candidates): Today['next'] {
  const { line, catchUp, gates, pending, held, waiting, applicable, currentDay } = given
  const own = line.filter(isOwnMove)
  const changed = [...catchUp, ...own].find((a) => a.status.missing.some((m) => m.what === 'acknowledge-again'))
  if (changed) return { entry: changed, why: 'rules-changed' }
  const redo = [...catchUp, ...own].find((a) => a.status.state === 'not-yet')
  if (redo) return { entry: redo, why: 'not-yet' }
  const blocking = catchUp.find((a) => a.activity.gate !== undefined || gates.length > 0)
  if (blocking) return { entry: blocking, why: blocking.activity.gate === undefined ? 'left-over' : 'before-gate' }
  if (own[0]) return { entry: own[0], why: 'today' }
  if (catchUp[0]) return { entry: catchUp[0], why: 'catch-up' }
  if (pending[0]) return { entry: pending[0], why: 'decision' }
  if (waiting[0]) return { entry: waiting[0], why: 'waiting' }
  if (held[0]) return { entry: held[0], why: 'held' }
  const ahead = applicable.find((a) => a.day > currentDay)
  return ahead ? { entry: ahead, why: 'ahead' } : null
}

/** Questions that were asked and have neither an answer nor a date. */
export function openQuestions({
  facts,
}: Pick<Progress, 'facts'>): { activityId: string; text: string; dueOn: string | null; askedAt: number }[] {
  return [...facts.activities].flatMap(([activityId, own]) =>
    own.entries
      .filter((e) => e.kind === 'question' && e.state === 'open')
      .map((e) => ({
        activityId,
        text: String((e.data as { text?: unknown }).text ?? ''),
        dueOn: e.dueOn,
        askedAt: e.createdAt,
      })),
  )
}
