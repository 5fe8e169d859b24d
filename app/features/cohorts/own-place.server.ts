import type { Content } from '#app/content/content.server'
import { type EnrolmentRow, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadCalendars, type TraineeCalendar } from './calendar.server'

/** Where a trainee stands: the running enrolment, or the one that ended last, with its dates. */
export interface OwnPlace {
  enrolment: EnrolmentRow
  calendar: TraineeCalendar
}

/** The frame of a page and the page itself ask for the same place: whoever serves a request hands both one answer. */
export type FindOwnPlace = () => Promise<OwnPlace | null>

/** Null for somebody who was never enrolled. */
export async function findOwnPlace(
  db: DbOrTx,
  input: { traineeId: string; content: Pick<Content, 'course'>; now: number },
): Promise<OwnPlace | null> {
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  if (!enrolment) return null
  const calendars = await loadCalendars(db, [enrolment], { days: input.content.course.trainingDays, now: input.now })
  return { enrolment, calendar: calendars.get(enrolment.id)! }
}
