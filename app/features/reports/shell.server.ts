import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import { countUnreadNotices } from '#db/queries/notifications'
import type { Viewer } from '../accounts/permissions'
import { loadCalendars } from '../cohorts/calendar.server'

export interface ShellFacts {
  now: number
  /** The training day, for a trainee in training. */
  day: number | null
  notices: number
}

async function findTrainingDay(db: Db, input: { viewer: Viewer; content: Content; now: number }) {
  if (!input.viewer.roles.includes('trainee')) return null
  const enrolment = await findEnrolmentOfTrainee(db, input.viewer.id)
  if (enrolment?.state !== 'in_training') return null
  const calendars = await loadCalendars(db, [enrolment], { days: input.content.course.trainingDays, now: input.now })
  const day = calendars.get(enrolment.id)?.currentDay ?? 0
  return day > 0 ? day : null
}

/** What the frame around every page shows. */
export async function getShellFacts(
  db: Db,
  input: { viewer: Viewer; content: Content; now: number },
): Promise<ShellFacts> {
  const [day, notices] = await Promise.all([findTrainingDay(db, input), countUnreadNotices(db, input.viewer.id)])
  return { now: input.now, day, notices }
}
