import type { Db } from '#db/connect'
import { findEnrolment } from '#db/queries/enrolments'
import { listActiveWithRole } from '#db/queries/people'
import { currentDayOf, loadOwnCalendar } from './adjust.server'
import { endOfTraining, tryScheduleDays } from './cohort-dates'
import { isTakenBack, openOffer } from './hand-over'
import { loadMentorChanges } from './mentor-changes.server'
import { lockedDays } from './unlock'

/** The page on which one trainee's plan is bent. Null for an unknown id. */
export async function findAdjustView(db: Db, enrolmentId: string, input: { now: number; limit: number }) {
  const enrolment = await findEnrolment(db, enrolmentId)
  if (!enrolment) return null
  const calendar = await loadOwnCalendar(db, enrolment)
  const changes = await loadMentorChanges(db, enrolment.id)
  const offer = openOffer(changes)
  const newest = changes.at(-1)
  const mentors = await listActiveWithRole(db, 'mentor')
  const dates = tryScheduleDays(calendar.startOn, calendar.plan.days.length, calendar.rules) ?? []
  const currentDay = currentDayOf(calendar, enrolment, input.now)
  return {
    id: enrolment.id,
    name: enrolment.trainee_name,
    cohortName: enrolment.cohort_name,
    state: enrolment.state,
    running: enrolment.ended_at === null,
    joinedOn: enrolment.joined_on,
    currentDay,
    days: calendar.plan.days.length,
    ...endOfTraining(dates, enrolment.joined_on, input.limit),
    mentorName: enrolment.mentor_name,
    offer: offer ? { mentorName: offer.mentorName, at: offer.at } : null,
    declined:
      newest?.event === 'declined' && !isTakenBack(newest)
        ? { mentorName: newest.mentorName, reason: newest.reason ?? '' }
        : null,
    mentors: mentors
      .filter((m) => m.id !== enrolment.mentor_id && m.id !== enrolment.trainee_id && m.id !== offer?.mentorId)
      .map((m) => ({ id: m.id, name: m.display_name })),
    extraTimePercent: enrolment.extra_time_percent,
    leaves: calendar.leaves,
    unlocked: calendar.unlocked.filter((day) => day > currentDay).sort((a, b) => a - b),
    locked: lockedDays({ days: calendar.plan.days.length, currentDay, unlocked: calendar.unlocked }).map((day) => ({
      day,
      on: dates[day - 1] ?? null,
    })),
  }
}
