// What pure rules may know of one trainee's way through the plan; loadProgress answers more than this.
import type { Activity, Plan } from '#app/content/plan'
import { instantOf } from '#app/rules/dates'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { CalendarRules } from '../cohorts/schedule'
import { type ActivityStatus, isWaived } from './activity-state'
import type { EnrolmentFacts } from './facts'
import type { SecondTest, TestedGate } from './second-test'

export interface ActivityProgress {
  activity: Activity
  day: number
  on: string
  /** The date on which somebody opened its day ahead. */
  openedOn?: string | undefined
  /** The day of a paper whose hours were over before its gate let it begin. */
  lateOn?: string | null
  status: ActivityStatus
  /** When the practical exam that counts was over: it took place, whatever hour the plan gives it. */
  satAt?: number | null
  /** The second test of a gate that was asked to improve. */
  again?: SecondTest | null
  /** A gate that is decided on what this activity measures. */
  gateTested?: TestedGate | null
  /** That, or what else rests on its marks, is signed. */
  decidedOn?: boolean
}

export interface Progress {
  enrolment: {
    id: string
    cohort_id: string
    trainee_id: string
    mentor_id: string | null
    trainee_name: string
    joined_on: string
    zone: string
    state: EnrolmentState
  }
  plan: Plan
  calendar: {
    dates: readonly string[]
    today: string
    currentDay: number
    unlockedDays: ReadonlySet<number>
    rules: Pick<CalendarRules, 'holidayOverrides' | 'years'>
  }
  facts: EnrolmentFacts
  activities: readonly ActivityProgress[]
  /** Days from the start of remedial training to the retake, by the course's promotion settings. */
  retakeAfterDays: number
  /** The last day of deciding what may be decided since this date. */
  decideBy: (sinceOn: string) => string
  /** The last day of appealing against what was released on this date. */
  appealUntil: (releasedOn: string) => string
  /** The last day of a second test that opens on this date. */
  secondTestUntil: (fromOn: string) => string
}

export interface StateCounts {
  total: number
  done: number
  waiting: number
  left: number
}

/** What comes after a final that was not passed follows from that and not from the hours of the plan. */
export function hasOwnDate({ onlyIf, gate }: Pick<Activity, 'onlyIf' | 'gate'>): boolean {
  return gate === 'retake' || onlyIf === 'retake-passed' || onlyIf === 'retake-failed'
}

/** The moment the plan gives it. */
export function plannedAt({ on, activity }: { on: string; activity: Pick<Activity, 'start'> }, zone: string): number {
  return instantOf(on, activity.start, zone)
}

export function byTime(a: ActivityProgress, b: ActivityProgress): number {
  return a.day - b.day || a.activity.start.localeCompare(b.activity.start)
}

/** Something the trainee is to do now, without waiting for anybody. */
export function isOwnMove(entry: ActivityProgress): boolean {
  const { status } = entry
  if (isSecret(entry)) return false
  return (
    status.next === 'trainee' && (status.state === 'open' || status.state === 'started' || status.state === 'not-yet')
  )
}

/** A mystery shopper's check must look like any other hour until it is debriefed. */
export function isSecret({ activity, status }: ActivityProgress): boolean {
  return activity.type === 'mystery' && status.missing.some((m) => m.what === 'mentor-sheet' || m.what === 'debrief')
}

/** What was waived is no part of the whole. */
export function countStates(entries: readonly ActivityProgress[]): StateCounts {
  const asked = entries.filter(({ status }) => !isWaived(status))
  const count = (...states: string[]) => asked.filter((a) => states.includes(a.status.state)).length
  const done = count('done')
  const waiting = count('waiting')
  return { total: asked.length, done, waiting, left: asked.length - done - waiting }
}
