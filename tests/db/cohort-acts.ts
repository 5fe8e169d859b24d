import { findChangedResults } from '#app/features/activities/changed-results.server'
import type { FindChangedResults } from '#app/features/cohorts/plan-moves.server'
import { testCourses } from '#tests/builders/content'
import type { BuiltPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'

/** As many calendar days as the settings give a training. */
export const LIMIT = 30

export function by(person: BuiltPerson) {
  return { actor: { id: person.id, requestId: 'r' }, now: NOW }
}

/** As the page of a cohort's versions asks it. */
export const changedResults: FindChangedResults = (db, enrolments, planVersionId) =>
  findChangedResults(db, enrolments, { planVersionId, courses: testCourses(), now: NOW })
