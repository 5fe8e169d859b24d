import type { Content } from '#app/content/content.server'
import type { Questionnaire } from '#app/content/questionnaire'
import type { Db } from '#db/connect'
import { findEnrolment } from '#db/queries/enrolments'
import { findQuestionnaireAnswer } from '#db/queries/lessons'
import type { DbOrTx } from '#db/transaction'
import { isDayOpen, loadCalendars } from '../cohorts/calendar.server'
import { loadPlans } from '../cohorts/plan-versions.server'
import type { QuestionnaireAnswers } from './lesson-forms'

export interface FoundQuestionnaire {
  questionnaire: Questionnaire
  activityTitle: string
  day: number
}

/** The questionnaire of an activity of the trainee's own plan version; undefined when it asks for none. */
export async function findQuestionnaireOf(
  db: DbOrTx,
  input: { content: Content; enrolmentId: string; activityId: string },
): Promise<FoundQuestionnaire | undefined> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return undefined
  const plan = (await loadPlans(db, [enrolment.plan_version_id])).get(enrolment.plan_version_id)
  for (const { day, activities } of plan?.days ?? []) {
    const activity = activities.find((a) => a.id === input.activityId)
    const asked = activity?.type === 'lecture' ? activity.settings.questionnaire : undefined
    const questionnaire = input.content.questionnaires.find((q) => q.id === asked)
    if (activity && questionnaire) return { questionnaire, activityTitle: activity.title, day }
  }
  return undefined
}

/** The form with what was answered before; null when the activity has none. */
export async function getQuestionnaireView(
  db: Db,
  input: { content: Content; now: number; enrolmentId: string; activityId: string },
) {
  const [enrolment, found] = await Promise.all([findEnrolment(db, input.enrolmentId), findQuestionnaireOf(db, input)])
  if (!enrolment || !found) return null
  const [calendars, stored] = await Promise.all([
    loadCalendars(db, [enrolment], { days: input.content.course.trainingDays, now: input.now }),
    findQuestionnaireAnswer(db, enrolment.id, input.activityId),
  ])
  const calendar = calendars.get(enrolment.id)!
  return {
    activityId: input.activityId,
    activityTitle: found.activityTitle,
    questionnaire: found.questionnaire,
    open: isDayOpen(calendar, found.day),
    opensOn: calendar.dates[found.day - 1] ?? null,
    ended: enrolment.ended_at !== null,
    answers: stored ? (JSON.parse(stored.answers) as QuestionnaireAnswers) : null,
    answeredAt: stored?.answered_at ?? null,
  }
}
