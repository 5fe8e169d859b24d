// Decides how the 23 days look as a path: weeks of training and rest days, landmarks, and where each day stands.
import { addDays } from '#app/rules/dates'
import { isEnded, isNobodysWork } from '../activities/activity-state'
import { type GateMark, gateMarkOf, gatesOf } from '../activities/gates'
import type { ActivityProgress, Progress } from '../activities/progress'
import { countStates, isOwnMove, isSecret } from '../activities/progress'

export type DayState = 'done' | 'waiting' | 'missed' | 'today' | 'unlocked' | 'ahead' | 'ended'

export interface PathDay {
  kind: 'day'
  day: number
  on: string
  title: string
  state: DayState
  gates: GateMark[]
  /** An exam stands here, and nobody answers for the date yet. */
  unconfirmedExam: boolean
  done: number
  total: number
}

export interface RestDay {
  kind: 'rest'
  on: string
  reason: 'rest' | 'leave'
}

export interface BlankDay {
  kind: 'blank'
  on: string
}

export interface PathWeek {
  /** The Monday. */
  from: string
  to: string
  /** Seven, from Monday to Sunday; none for a run of weeks without any training. */
  cells: (PathDay | RestDay | BlankDay)[]
}

function mondayOf(on: string): string {
  const weekday = (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(on, -weekday)
}

/** Past days are done, wait for others, or still hold something for the trainee; a training that is over leaves some unfinished. */
export function dayStateOf(
  entries: readonly ActivityProgress[],
  day: number,
  on: string,
  calendar: Progress['calendar'],
): DayState {
  if (entries.some(({ status }) => isEnded(status))) return 'ended'
  if (on === calendar.today) return 'today'
  if (day > calendar.currentDay) return calendar.unlockedDays.has(day) ? 'unlocked' : 'ahead'
  const open = entries.filter((e) => e.status.state !== 'done' && !isNobodysWork(e.status) && !isSecret(e))
  if (open.length === 0) return 'done'
  return open.some(isOwnMove) ? 'missed' : 'waiting'
}

/** The retake has a date of its own, not the plan's. */
export function isExam({ activity }: ActivityProgress): boolean {
  return activity.gate !== 'retake' && (activity.gate !== undefined || activity.type === 'exam')
}

export function buildPath(
  progress: Pick<Progress, 'activities' | 'calendar' | 'plan'> & {
    leaves: readonly { fromOn: string; toOn: string }[]
    /** Dates to come that nobody answers for. */
    unconfirmed: ReadonlySet<string>
  },
): PathWeek[] {
  const { calendar, plan } = progress
  const gates = gatesOf(progress.activities)
  const days = new Map<string, PathDay>()
  for (const { day, title } of plan.days) {
    const on = calendar.dates[day - 1]
    if (on === undefined) continue
    const entries = progress.activities.filter((a) => a.day === day && a.status.state !== 'not-applicable')
    const counts = countStates(entries)
    const landmarks = [...gates]
      .filter(([, list]) => list[0]?.day === day)
      .map(([gate, list]) => gateMarkOf(gate, list, calendar.currentDay))
    days.set(on, {
      kind: 'day',
      day,
      on,
      title,
      state: dayStateOf(entries, day, on, calendar),
      gates: landmarks,
      unconfirmedExam: progress.unconfirmed.has(on) && entries.some(isExam),
      done: counts.done,
      total: counts.total,
    })
  }
  return weeksBetween([...days.keys()], (on, first, last) => {
    const found = days.get(on)
    if (found) return found
    if (on < first || on > last) return { kind: 'blank', on }
    return { kind: 'rest', on, reason: progress.leaves.some((l) => l.fromOn <= on && on <= l.toOn) ? 'leave' : 'rest' }
  })
}

function weeksBetween(
  dates: readonly string[],
  cellOf: (on: string, first: string, last: string) => PathWeek['cells'][number],
): PathWeek[] {
  const sorted = [...dates].sort()
  const first = sorted[0]
  const last = sorted.at(-1)
  if (!first || !last) return []
  const weeks: PathWeek[] = []
  for (let from = mondayOf(first); from <= last; from = addDays(from, 7)) {
    const cells = Array.from({ length: 7 }, (_, n) => cellOf(addDays(from, n), first, last))
    if (cells.some((cell) => cell.kind === 'day')) weeks.push({ from, to: addDays(from, 6), cells })
    else if (weeks.at(-1)?.cells.length === 0) weeks[weeks.length - 1]!.to = addDays(from, 6)
    else weeks.push({ from, to: addDays(from, 6), cells: [] })
  }
  return weeks
}
