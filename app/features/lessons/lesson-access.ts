// Decides when a lesson is open to whom, and whether a trainee's reading may be recorded.

import type { Plan } from '#app/content/plan'
import { accept, type Outcome, refuse } from '#app/rules/outcome'

export interface LessonPlace {
  /** The first day on which an activity uses the lesson. */
  day: number
  activityId: string | null
}

/** Where each lesson stands in the plan; a lesson that two activities use opens with the earlier one. */
export function lessonPlaces(plan: Plan, lessons: readonly { id: string; day: number }[]): Map<string, LessonPlace> {
  const places = new Map<string, LessonPlace>()
  for (const { day, activities } of [...plan.days].sort((a, b) => a.day - b.day))
    for (const activity of activities)
      for (const id of activity.lessons) if (!places.has(id)) places.set(id, { day, activityId: activity.id })
  for (const lesson of lessons) if (!places.has(lesson.id)) places.set(lesson.id, { day: lesson.day, activityId: null })
  return places
}

export interface LessonWrite {
  /** The enrolment as it is under the lock. */
  enrolment: { trainee_id: string; ended_at: number | null } | undefined
  personId: string
  dayOpen: boolean
  /** The date on which the day opens. */
  opensOn: string | undefined
}

/** Only the trainee, only while the enrolment runs, only from the day on. */
export function decideLessonWrite({ enrolment, personId, dayOpen, opensOn }: LessonWrite): Outcome {
  if (!enrolment || enrolment.trainee_id !== personId) return refuse('not-found')
  if (enrolment.ended_at !== null) return refuse('wrong-state')
  if (!dayOpen) return refuse('day-locked', opensOn)
  return accept()
}

export type ReadingStep = 'read' | 'check' | 'activity'

/** The one thing to do next on a lesson's page. */
export function nextReadingStep(state: { read: boolean; questions: number; answered: number }): ReadingStep {
  if (!state.read) return 'read'
  return state.answered < state.questions ? 'check' : 'activity'
}

/** Plain text that opens in any editor: a title and a box before every point. */
export function checklistText(title: string, items: readonly string[]): string {
  return [`${title}`, '', ...items.map((item) => `[ ] ${item}`), ''].join('\r\n')
}
