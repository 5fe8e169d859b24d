import { type Content, type Courses, courseOf } from '#app/content/content.server'
import { findCohort } from '#db/queries/cohorts'
import type { DbOrTx } from '#db/transaction'

/** What a cohort is trained in. Null for an unknown id. */
export async function findCohortCourse(db: DbOrTx, courses: Courses, cohortId: string): Promise<Content | null> {
  const cohort = await findCohort(db, cohortId)
  return cohort ? courseOf(courses, cohort.course_id) : null
}
