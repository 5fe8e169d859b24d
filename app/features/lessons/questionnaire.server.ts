import type { Content } from '#app/content/content.server'
import type { Activity } from '#app/content/plan'
import type { Questionnaire } from '#app/content/questionnaire'
import type { Db } from '#db/connect'
import { listActiveDelegations } from '#db/queries/activities'
import { findEnrolment } from '#db/queries/enrolments'
import { findQuestionnaireAnswer } from '#db/queries/lessons'
import type { DbOrTx } from '#db/transaction'
import { isDayOpen, loadCalendars } from '../cohorts/calendar.server'
import { loadPlans } from '../cohorts/plan-versions.server'
import { VOICES } from './feedback'
import type { QuestionnaireAnswers } from './lesson-forms'

export interface FoundQuestionnaire {
  questionnaire: Questionnaire
  activityTitle: string
  day: number
}

/** Only lectures ask for one. */
export function questionnaireOf(activity: Activity, { questionnaires }: Pick<Content, 'questionnaires'>) {
  const asked = activity.type === 'lecture' ? activity.settings.questionnaire : undefined
  return questionnaires.find((q) => q.id === asked)
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
    const questionnaire = activity && questionnaireOf(activity, input.content)
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
  const [calendars, stored, delegations] = await Promise.all([
    loadCalendars(db, [enrolment], { days: input.content.course.trainingDays, now: input.now }),
    findQuestionnaireAnswer(db, enrolment.id, input.activityId),
    listActiveDelegations(db, [enrolment.cohort_id]),
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
    /** When it went to the lecturer with others; from then on it stands. */
    publishedAt: stored?.published_at ?? null,
    voices: VOICES,
    lecturers: delegations
      .filter((d) => d.activity_id === input.activityId && d.role === 'lecturer')
      .map((d) => d.display_name),
  }
}
