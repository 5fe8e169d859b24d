// Decides what a trainee's day looks like: the time line, the one next action, what waits and what was left behind.

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
import { retakeGateFrom } from '../attempts/retake-gate'

export type NextWhy = 'not-yet' | 'before-gate' | 'today' | 'catch-up' | 'waiting' | 'ahead'

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
  /** The trainee's part is done, somebody else's is not; from all days. */
  waiting: ActivityProgress[]
  counts: StateCounts
  nextTraining: { day: number; on: string } | null
}

type TodayFacts = Pick<Progress, 'facts' | 'calendar' | 'enrolment' | 'retakeAfterDays'>

/** The retake stands on the last day of the plan, but comes only after remedial training, and not before its date. */
export function isRetakeAhead(
  { activity }: ActivityProgress,
  { facts, calendar, enrolment, retakeAfterDays }: TodayFacts,
): boolean {
  if (activity.gate !== 'retake') return false
  const gate = retakeGateFrom(facts.remedial, enrolment.zone, retakeAfterDays)
  return !gate.remedialDone || gate.allowedFromOn === null || calendar.today < gate.allowedFromOn
}

export function buildToday(progress: TodayFacts & Pick<Progress, 'activities'>): Today {
  const { calendar } = progress
  const isTrainingDay = calendar.dates.includes(calendar.today)
  const applicable = progress.activities
    .filter((a) => a.status.state !== 'not-applicable' && !isRetakeAhead(a, progress))
    .sort(byTime)
  const line = isTrainingDay ? applicable.filter((a) => a.day === calendar.currentDay) : []
  // On a rest day the day before is over, too: what is left of it can be caught up.
  const earlier = applicable.filter(
    (a) => a.day < calendar.currentDay || (!isTrainingDay && a.day === calendar.currentDay),
  )
  const catchUp = earlier.filter(isOwnMove)
  const gates = announceGates(progress)
  const waiting = applicable.filter((a) => a.status.state === 'waiting' && !isSecret(a))
  const next = chooseNext({ line, catchUp, gates, waiting, applicable, currentDay: calendar.currentDay })
  const after = calendar.dates.findIndex((on) => on > calendar.today)
  return {
    day: calendar.currentDay,
    isTrainingDay,
    line,
    next,
    gates,
    catchUp: catchUp.filter((entry) => entry !== next?.entry),
    waiting,
    counts: countStates(line),
    nextTraining: after < 0 ? null : { day: after + 1, on: calendar.dates[after]! },
  }
}

interface Candidates {
  line: readonly ActivityProgress[]
  catchUp: readonly ActivityProgress[]
  gates: readonly GateNotice[]
  waiting: readonly ActivityProgress[]
  applicable: readonly ActivityProgress[]
  currentDay: number
}

function chooseNext({ line, catchUp, gates, waiting, applicable, currentDay }: Candidates): Today['next'] {
  const own = line.filter(isOwnMove)
  const redo = [...catchUp, ...own].find((a) => a.status.state === 'not-yet')
  if (redo) return { entry: redo, why: 'not-yet' }
  const blocking = catchUp.find((a) => a.activity.gate !== undefined || gates.length > 0)
  if (blocking) return { entry: blocking, why: 'before-gate' }
  if (own[0]) return { entry: own[0], why: 'today' }
  if (catchUp[0]) return { entry: catchUp[0], why: 'catch-up' }
  if (waiting[0]) return { entry: waiting[0], why: 'waiting' }
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
