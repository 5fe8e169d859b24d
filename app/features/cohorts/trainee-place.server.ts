import type { Content, Courses } from '#app/content/content.server'
import { type EnrolmentRow, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadCalendars, type TraineeCalendar } from './calendar.server'
import { pinnedCourse } from './pinned-course.server'

/** Where a trainee stands: the running enrolment, or the one that ended last, with its dates and its course under its terms. */
export interface TraineePlace {
  enrolment: EnrolmentRow
  calendar: TraineeCalendar
  content: Content
}

/** The frame of a page and the page itself ask for the same place: whoever serves a request hands both one answer. */
export type FindTraineePlace = () => Promise<TraineePlace | null>

/** Null for somebody who was never enrolled. */
export async function findTraineePlace(
  db: DbOrTx,
  input: { traineeId: string; courses: Courses; now: number },
): Promise<TraineePlace | null> {
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  if (!enrolment) return null
  const { course_id: courseId, plan_version_id: planVersionId } = enrolment
  const content = await pinnedCourse(db, input.courses, { courseId, planVersionId })
  const calendars = await loadCalendars(db, [enrolment], { days: content.course.trainingDays, now: input.now })
  return { enrolment, calendar: calendars.get(enrolment.id)!, content }
}
