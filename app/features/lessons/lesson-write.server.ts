import type { Content } from '#app/content/content.server'
import { accept, type Outcome } from '#app/rules/outcome'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { isDayOpen, loadCalendars } from '../cohorts/calendar.server'
import { decideLessonWrite, type LessonPlace, lessonPlaces } from './lesson-access'

/** Who reads what, as every use case of this area is told. */
export interface LessonCommand {
  actor: Actor
  now: number
  content: Content
  /** The trainee who acts. */
  personId: string
  enrolmentId: string
}

const placesByContent = new WeakMap<object, Map<string, LessonPlace>>()

/** The place of every lesson; worked out once per content. */
export function placesOf(content: Pick<Content, 'plan' | 'lessons'>): Map<string, LessonPlace> {
  const known = placesByContent.get(content)
  if (known) return known
  const places = lessonPlaces(content.plan, content.lessons)
  placesByContent.set(content, places)
  return places
}

/** Locks the enrolment and asks, under the lock, whether this day's material may be worked on by this person. */
export async function openForLearning(tx: Tx, command: LessonCommand, day: number): Promise<Outcome> {
  await lockEnrolment(tx, command.enrolmentId)
  const enrolment = await findEnrolment(tx, command.enrolmentId)
  const calendars = await loadCalendars(tx, enrolment ? [enrolment] : [], {
    days: command.content.course.trainingDays,
    now: command.now,
  })
  const calendar = calendars.get(command.enrolmentId)
  const decided = decideLessonWrite({
    enrolment,
    personId: command.personId,
    dayOpen: calendar ? isDayOpen(calendar, day) : false,
    opensOn: calendar?.dates[day - 1],
  })
  return decided.ok ? accept() : decided
}
