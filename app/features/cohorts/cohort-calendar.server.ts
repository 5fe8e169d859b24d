import type { Selectable } from 'kysely'
import type { Plan } from '#app/content/plan'
import { addDays, localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { findCohort } from '#db/queries/cohorts'
import {
  type EnrolmentRow,
  listClosures,
  listEnrolmentsOfCohort,
  listHolidayOverrides,
  listLeaves,
} from '#db/queries/enrolments'
import type { CohortTable } from '#db/tables/cohorts'
import type { DbOrTx } from '#db/transaction'
import { applyChange, type CalendarChange, type CohortCalendar, rulesOf, takeYear, yearToTake } from './calendar-change'
import { loadKnownThrough, loadYears } from './calendar-years.server'
import {
  compareDates,
  type DateChange,
  type EndOfTraining,
  endOfTraining,
  planStart,
  tryScheduleDays,
} from './cohort-dates'
import { isMoved } from './moved-dates'
import { loadPlans } from './plan-versions.server'
import { type CalendarRules, type RestPattern, type UnconfirmedSpan, unconfirmedSpan } from './schedule'

export interface MemberDates {
  enrolmentId: string
  traineeId: string
  name: string
  before: EndOfTraining | null
  after: EndOfTraining
  /** Some day of theirs falls on another date, even if the last one does not. */
  isMoved: boolean
}

export interface CalendarPreview {
  dates: DateChange[]
  /** Those still in training. */
  members: MemberDates[]
}

export interface LoadedCohort {
  row: Selectable<CohortTable>
  calendar: CohortCalendar
  overrides: CalendarRules['holidayOverrides']
  running: EnrolmentRow[]
  leavesOf: (enrolmentId: string) => CalendarRules['leaves']
  planOf: (planVersionId: string) => Plan
}

/** Everything a calendar of the cohort depends on. Null for an unknown id. */
export async function loadCohort(db: DbOrTx, cohortId: string): Promise<LoadedCohort | null> {
  const row = await findCohort(db, cohortId)
  if (!row) return null
  const [closures, overrides, enrolments, yearsOf] = await Promise.all([
    listClosures(db, [cohortId]),
    listHolidayOverrides(db),
    listEnrolmentsOfCohort(db, cohortId),
    loadYears(db, [{ id: row.id, plannedThrough: row.planned_through }]),
  ])
  const running = enrolments.filter((e) => e.ended_at === null)
  const leaves =
    running.length > 0
      ? await listLeaves(
          db,
          running.map((e) => e.id),
        )
      : []
  const plans = await loadPlans(db, [row.plan_version_id, ...running.map((e) => e.plan_version_id)])
  return {
    row,
    calendar: {
      name: row.name,
      startOn: row.start_on,
      restPattern: row.rest_pattern,
      closures: new Map(closures.map((c) => [c.closed_on, c.kind])),
      years: yearsOf(row.id),
    },
    overrides: new Map(overrides.map((o) => [o.holiday_on, o.kind])),
    running,
    leavesOf: (id) => leaves.filter((l) => l.enrolment_id === id).map((l) => ({ fromOn: l.from_on, toOn: l.to_on })),
    planOf: (id) => plans.get(id)!,
  }
}

function memberDates(cohort: LoadedCohort, member: EnrolmentRow, calendar: CohortCalendar): string[] | null {
  const rules = rulesOf(calendar, cohort.overrides, cohort.leavesOf(member.id))
  return tryScheduleDays(
    planStart(calendar.startOn, member.joined_on),
    cohort.planOf(member.plan_version_id).days.length,
    rules,
  )
}

/** Refuses when the change would leave somebody without enough training dates. */
export function previewChange(
  cohort: LoadedCohort,
  change: CalendarChange,
  limit: number,
): Outcome<{ calendar: CohortCalendar; preview: CalendarPreview }> {
  const changed = applyChange(cohort.calendar, change)
  if (!changed.ok) return changed
  const calendar = changed.value
  const plan = cohort.planOf(cohort.row.plan_version_id)
  const days = plan.days.length
  const after = tryScheduleDays(calendar.startOn, days, rulesOf(calendar, cohort.overrides))
  if (!after) return refuse('limit-reached')
  const before = tryScheduleDays(cohort.calendar.startOn, days, rulesOf(cohort.calendar, cohort.overrides))
  const members: MemberDates[] = []
  for (const member of cohort.running) {
    const next = memberDates(cohort, member, calendar)
    if (!next) return refuse('limit-reached', member.trainee_name)
    const last = memberDates(cohort, member, cohort.calendar)
    members.push({
      enrolmentId: member.id,
      traineeId: member.trainee_id,
      name: member.trainee_name,
      before: last && endOfTraining(last, member.joined_on, limit),
      after: endOfTraining(next, member.joined_on, limit),
      isMoved: isMoved(last ?? [], next),
    })
  }
  return accept({
    calendar,
    preview: { dates: compareDates(before, after, { rules: rulesOf(calendar, cohort.overrides), plan }), members },
  })
}

export async function previewCalendarChange(
  db: DbOrTx,
  input: { cohortId: string; change: CalendarChange; limit: number },
): Promise<Outcome<CalendarPreview>> {
  const cohort = await loadCohort(db, input.cohortId)
  if (!cohort) return refuse('not-found')
  const previewed = previewChange(cohort, input.change, input.limit)
  return previewed.ok ? accept(previewed.value.preview) : previewed
}

export interface NewCohortDates {
  dates: DateChange[]
  unconfirmed: UnconfirmedSpan | null
}

/** On which dates a cohort would train that is made now; refuses when there are not enough. */
export async function previewNewCohort(
  db: DbOrTx,
  input: { startOn: string; restPattern: RestPattern; plan: Plan },
): Promise<Outcome<NewCohortDates>> {
  const [overrides, knownThrough] = await Promise.all([listHolidayOverrides(db), loadKnownThrough(db)])
  const rules: CalendarRules = {
    restPattern: input.restPattern,
    closures: new Map(),
    leaves: [],
    holidayOverrides: new Map(overrides.map((o) => [o.holiday_on, o.kind])),
    years: { knownThrough, plannedThrough: knownThrough, takenOver: new Map() },
  }
  const dates = tryScheduleDays(input.startOn, input.plan.days.length, rules)
  if (!dates) return refuse('limit-reached')
  return accept({
    dates: compareDates(null, dates, { rules, plan: input.plan }),
    unconfirmed: unconfirmedSpan(dates, rules),
  })
}

export interface CohortYears {
  /** The dates still to come that nobody answers for. */
  unconfirmed: UnconfirmedSpan | null
  /** A year that has become known and would move somebody's dates: planning anew with it is offered. */
  take: { year: number; fromOn: string } | null
}

/** What is not certain yet about a cohort's dates, and what could be planned anew. */
export async function getCohortYears(db: DbOrTx, input: { cohortId: string; now: number }): Promise<CohortYears> {
  const cohort = await loadCohort(db, input.cohortId)
  if (!cohort) return { unconfirmed: null, take: null }
  const today = localDateOf(input.now, cohort.row.zone)
  const dates = datesOfAll(cohort, cohort.calendar)
  const year = yearToTake(cohort.calendar.years)
  const fromOn = addDays(today, 1)
  const moved = year !== null && datesOfAll(cohort, takeYear(cohort.calendar, year, fromOn)).join() !== dates.join()
  return {
    unconfirmed: unconfirmedSpan(
      [...new Set(dates)].filter((on) => on >= today).sort(),
      rulesOf(cohort.calendar, cohort.overrides),
    ),
    take: moved ? { year, fromOn } : null,
  }
}

/** The cohort's own plan, then that of each of those in training. */
function datesOfAll(cohort: LoadedCohort, calendar: CohortCalendar): string[] {
  const days = cohort.planOf(cohort.row.plan_version_id).days.length
  const own = tryScheduleDays(calendar.startOn, days, rulesOf(calendar, cohort.overrides))
  return [own, ...cohort.running.map((member) => memberDates(cohort, member, calendar))].flatMap((dates) => dates ?? [])
}
