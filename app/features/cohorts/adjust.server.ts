import type { Plan } from '#app/content/plan'
import { daysBetween, localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import {
  type EnrolmentRow,
  findEnrolment,
  listClosures,
  listDayUnlocks,
  listHolidayOverrides,
  listLeaves,
  lockEnrolment,
} from '#db/queries/enrolments'
import type { DbOrTx, Tx } from '#db/transaction'
import { decideReach, type EnrolmentAction, relationOf, type Viewer } from '../accounts/permissions'
import { loadYears } from './calendar-years.server'
import {
  compareDates,
  type DateChange,
  type EndOfTraining,
  endOfTraining,
  LIMITS,
  planStart,
  tryScheduleDays,
} from './cohort-dates'
import { loadPlans } from './plan-versions.server'
import { type CalendarRules, trainingDayOn } from './schedule'

/** Locks the enrolment and asks again whether this person may: the mentor may have changed since the page was drawn. */
export async function lockForAdjusting(
  tx: Tx,
  input: { viewer: Pick<Viewer, 'id' | 'roles'>; enrolmentId: string; action?: EnrolmentAction },
): Promise<Outcome<EnrolmentRow>> {
  const locked = await lockEnrolment(tx, input.enrolmentId)
  const enrolment = locked && (await findEnrolment(tx, input.enrolmentId))
  if (!enrolment) return refuse('not-found')
  const may = decideReach(input.viewer, input.action ?? 'adjust:enrolment', relationOf(enrolment))
  if (!may.ok) return may
  if (enrolment.ended_at !== null) return refuse('wrong-state')
  return accept(enrolment)
}

interface OwnCalendar {
  startOn: string
  rules: CalendarRules
  plan: Plan
  leaves: { id: string; fromOn: string; toOn: string; reason: string }[]
  unlocked: number[]
}

export async function loadOwnCalendar(db: DbOrTx, enrolment: EnrolmentRow): Promise<OwnCalendar> {
  const [closures, overrides, leaves, unlocks, plans, yearsOf] = await Promise.all([
    listClosures(db, [enrolment.cohort_id]),
    listHolidayOverrides(db),
    listLeaves(db, [enrolment.id]),
    listDayUnlocks(db, [enrolment.id]),
    loadPlans(db, [enrolment.plan_version_id]),
    loadYears(db, [{ id: enrolment.cohort_id, plannedThrough: enrolment.planned_through }]),
  ])
  const known = leaves.map((l) => ({ id: l.id, fromOn: l.from_on, toOn: l.to_on, reason: l.reason }))
  return {
    startOn: planStart(enrolment.start_on, enrolment.joined_on),
    rules: {
      restPattern: enrolment.rest_pattern,
      closures: new Map(closures.map((c) => [c.closed_on, c.kind])),
      holidayOverrides: new Map(overrides.map((o) => [o.holiday_on, o.kind])),
      years: yearsOf(enrolment.cohort_id),
      leaves: known,
    },
    plan: plans.get(enrolment.plan_version_id)!,
    leaves: known,
    unlocked: unlocks.map((u) => u.day),
  }
}

export interface LeavePreview {
  dates: DateChange[]
  before: EndOfTraining
  after: EndOfTraining
}

export type LeaveChange = { kind: 'grant'; fromOn: string; toOn: string } | { kind: 'cancel'; leaveId: string }

/** What the dates become when a leave comes or goes; refuses more absence than a plan can bear. */
export function previewLeave(
  calendar: OwnCalendar,
  enrolment: EnrolmentRow,
  change: LeaveChange,
  limit: number,
): Outcome<LeavePreview> {
  if (change.kind === 'cancel' && !calendar.leaves.some((l) => l.id === change.leaveId)) return refuse('not-found')
  const leaves =
    change.kind === 'grant' ? [...calendar.leaves, change] : calendar.leaves.filter((l) => l.id !== change.leaveId)
  const absent = leaves.reduce((sum, l) => sum + daysBetween(l.fromOn, l.toOn) + 1, 0)
  if (absent > LIMITS.leaveDays) return refuse('limit-reached', String(LIMITS.leaveDays))
  const before = tryScheduleDays(calendar.startOn, calendar.plan.days.length, calendar.rules)
  const after = tryScheduleDays(calendar.startOn, calendar.plan.days.length, { ...calendar.rules, leaves })
  if (!before || !after) return refuse('limit-reached')
  return accept({
    dates: compareDates(before, after, calendar),
    before: endOfTraining(before, enrolment.joined_on, limit),
    after: endOfTraining(after, enrolment.joined_on, limit),
  })
}

export async function previewLeaveChange(
  db: DbOrTx,
  input: { enrolmentId: string; change: LeaveChange; limit: number },
): Promise<Outcome<LeavePreview>> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return refuse('not-found')
  return previewLeave(await loadOwnCalendar(db, enrolment), enrolment, input.change, input.limit)
}

/** The training day the date of which came last. */
export function currentDayOf(calendar: OwnCalendar, enrolment: EnrolmentRow, now: number): number {
  const dates = tryScheduleDays(calendar.startOn, calendar.plan.days.length, calendar.rules) ?? []
  return trainingDayOn(dates, localDateOf(now, enrolment.zone))
}
