import { type Courses, courseOf } from '#app/content/content.server'
import { addDays, localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import {
  findCohort,
  listCohortMentors,
  listCohorts,
  listFreeTrainees,
  listRunningDelegations,
} from '#db/queries/cohorts'
import { type EnrolmentRow, listClosures, listEnrolmentsOfCohort, listHolidayOverrides } from '#db/queries/enrolments'
import { listActiveWithRole } from '#db/queries/people'
import { loadCalendars } from './calendar.server'
import { type CohortCalendar, rulesOf, takeYear, yearToTake } from './calendar-change'
import { loadYears } from './calendar-years.server'
import { endOfTraining, keyDaysOf, tryScheduleDays } from './cohort-dates'
import { delegateNeeds } from './delegates'
import { trainedBefore } from './enrol-again'
import { loadPastTrainings } from './past-trainings.server'
import { loadPlans } from './plan-versions.server'
import { isConfirmedDate, trainingDayOn } from './schedule'

const MOST_COHORTS = 200
const MOST_CHOICES = 500

export interface PersonChoice {
  id: string
  name: string
  username: string
}

function choice(row: { id: string; display_name: string; username: string }): PersonChoice {
  return { id: row.id, name: row.display_name, username: row.username }
}

/** Every cohort with the training day it has reached; those without anybody in training come with `day` too. */
export async function listCohortLines(db: Db, input: { courses: Courses; now: number }) {
  const rows = await listCohorts(db, MOST_COHORTS)
  if (rows.length === 0) return []
  const [closures, overrides, yearsOf] = await Promise.all([
    listClosures(
      db,
      rows.map((c) => c.id),
    ),
    listHolidayOverrides(db),
    loadYears(
      db,
      rows.map((c) => ({ id: c.id, plannedThrough: c.planned_through })),
    ),
  ])
  const holidayOverrides = new Map(overrides.map((o) => [o.holiday_on, o.kind]))
  return rows.map((c) => {
    const own = new Map(closures.filter((x) => x.cohort_id === c.id).map((x) => [x.closed_on, x.kind]))
    const calendar = {
      name: c.name,
      startOn: c.start_on,
      restPattern: c.rest_pattern,
      closures: own,
      years: yearsOf(c.id),
    }
    const { course } = courseOf(input.courses, c.course_id)
    const datesOf = (planned: CohortCalendar) =>
      tryScheduleDays(c.start_on, course.trainingDays, rulesOf(planned, holidayOverrides)) ?? []
    const dates = datesOf(calendar)
    const today = localDateOf(input.now, c.zone)
    const year = yearToTake(calendar.years)
    return {
      id: c.id,
      name: c.name,
      courseTitle: course.title,
      startOn: c.start_on,
      endsOn: dates.at(-1) ?? c.start_on,
      day: trainingDayOn(dates, today),
      over: (dates.at(-1) ?? '') < today && Number(c.running) === 0,
      newYear:
        year !== null && datesOf(takeYear(calendar, year, addDays(today, 1))).join() !== dates.join() ? year : null,
      members: Number(c.members),
      running: Number(c.running),
    }
  })
}

async function memberLines(db: Db, enrolments: readonly EnrolmentRow[], input: { now: number; limit: number }) {
  const plans = await loadPlans(
    db,
    enrolments.map((e) => e.plan_version_id),
  )
  const longest = Math.max(0, ...[...plans.values()].map((plan) => plan.days.length))
  const calendars = await loadCalendars(db, enrolments, { days: longest, now: input.now })
  return enrolments.map((e) => {
    const calendar = calendars.get(e.id)!
    const dates = calendar.dates.slice(0, plans.get(e.plan_version_id)!.days.length)
    return {
      id: e.id,
      traineeId: e.trainee_id,
      name: e.trainee_name,
      mentor: e.mentor_name,
      state: e.state,
      running: e.ended_at === null,
      joinedOn: e.joined_on,
      day: Math.min(calendar.currentDay, dates.length),
      extraTimePercent: e.extra_time_percent,
      planVersionId: e.plan_version_id,
      ...endOfTraining(dates, e.joined_on, input.limit),
    }
  })
}

/** The page of one cohort. Null for an unknown id. */
export async function findCohortView(db: Db, cohortId: string, input: { now: number; limit: number }) {
  const row = await findCohort(db, cohortId)
  if (!row) return null
  const [closures, overrides, mentors, enrolments, plans, delegations, allMentors, yearsOf] = await Promise.all([
    listClosures(db, [cohortId]),
    listHolidayOverrides(db),
    listCohortMentors(db, cohortId),
    listEnrolmentsOfCohort(db, cohortId),
    loadPlans(db, [row.plan_version_id]),
    listRunningDelegations(db, cohortId),
    listActiveWithRole(db, 'mentor'),
    loadYears(db, [{ id: row.id, plannedThrough: row.planned_through }]),
  ])
  const plan = plans.get(row.plan_version_id)!
  const rules = {
    restPattern: row.rest_pattern,
    closures: new Map(closures.map((c) => [c.closed_on, c.kind])),
    holidayOverrides: new Map(overrides.map((o) => [o.holiday_on, o.kind])),
    years: yearsOf(row.id),
    leaves: [],
  }
  const dates = tryScheduleDays(row.start_on, plan.days.length, rules) ?? []
  const needs = delegateNeeds(plan)
  return {
    id: row.id,
    name: row.name,
    startOn: row.start_on,
    restPattern: row.rest_pattern,
    revision: row.revision,
    today: localDateOf(input.now, row.zone),
    day: trainingDayOn(dates, localDateOf(input.now, row.zone)),
    keyDates: keyDaysOf(plan).flatMap(({ day, title }) => {
      const on = dates[day - 1]
      return on ? [{ day, title, on, confirmed: isConfirmedDate(on, rules) }] : []
    }),
    endsOn: dates.at(-1) ?? row.start_on,
    closures: closures.map((c) => ({ on: c.closed_on, kind: c.kind, reason: c.reason })),
    mentors: mentors.map(choice),
    allMentors: allMentors.map(choice),
    members: await memberLines(db, enrolments, input),
    delegates: {
      named: delegations.length,
      open: needs.flatMap((n) =>
        n.activities.filter((a) => !delegations.some((d) => d.role === n.role && d.activity_id === a.id)),
      ).length,
    },
  }
}

/** Which activities want which delegate, and who is named. Null for an unknown id. */
export async function findDelegatesView(db: Db, cohortId: string) {
  const row = await findCohort(db, cohortId)
  if (!row) return null
  const [plans, delegations, people] = await Promise.all([
    loadPlans(db, [row.plan_version_id]),
    listRunningDelegations(db, cohortId),
    listActiveWithRole(db, 'delegate'),
  ])
  return {
    id: row.id,
    name: row.name,
    people: people.map(choice),
    needs: delegateNeeds(plans.get(row.plan_version_id)!).map((need) => ({
      role: need.role,
      activities: need.activities.map((activity) => ({
        ...activity,
        named: delegations
          .filter((d) => d.role === need.role && d.activity_id === activity.id)
          .map((d) => ({ delegationId: d.id, name: d.display_name, gone: d.status !== 'active' })),
      })),
    })),
  }
}

/** Whom one could enrol here, and with which mentor. Null for an unknown id. */
export async function findMemberChoices(db: Db, cohortId: string, now: number) {
  const row = await findCohort(db, cohortId)
  if (!row) return null
  const [trainees, mentors, own] = await Promise.all([
    listFreeTrainees(db, cohortId, MOST_CHOICES),
    listActiveWithRole(db, 'mentor'),
    listCohortMentors(db, cohortId),
  ])
  const past = await loadPastTrainings(
    db,
    trainees.map((person) => person.id),
  )
  const named = new Set(own.map((m) => m.id))
  const today = localDateOf(now, row.zone)
  return {
    id: row.id,
    name: row.name,
    joinOn: row.start_on > today ? row.start_on : today,
    trainees: trainees.map(choice),
    /** Who among them has been through training before, and how it ended. */
    before: trainees.flatMap((person) => {
      const before = trainedBefore(
        past.filter((one) => one.traineeId === person.id),
        row.course_id,
      )
      return before ? [{ ...before, name: person.display_name }] : []
    }),
    // Those of this cohort first.
    mentors: mentors.map(choice).sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id))),
  }
}
