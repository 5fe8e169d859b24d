import { type Content, type Courses, courseOf } from '#app/content/content.server'
import { findCohort, listCourseIds } from '#db/queries/cohorts'
import type { DbOrTx } from '#db/transaction'

/** Courses that cohorts are on and that were not built; a house does not open without them. */
export async function findMissingCourses(db: DbOrTx, courses: Courses): Promise<string[]> {
  return (await listCourseIds(db)).filter((id) => !courses.has(id))
}

/** What a cohort is trained in. Null for an unknown id. */
export async function findCohortCourse(db: DbOrTx, courses: Courses, cohortId: string): Promise<Content | null> {
  const cohort = await findCohort(db, cohortId)
  return cohort ? courseOf(courses, cohort.course_id) : null
}
