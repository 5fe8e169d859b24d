import { type Content, type Courses, courseOf } from '#app/content/content.server'
import { countWaitingFeedback, listLecturesOf, listPublishedFeedback } from '#db/queries/lessons'
import type { DbOrTx } from '#db/transaction'
import { type Feedback, feedbackOf } from './feedback'
import type { QuestionnaireAnswers } from './lesson-forms'
import { questionnaireOf } from './questionnaire.server'

/** A lecture of one cohort whose trainees are asked what they think of it. */
export interface LectureFeedback extends Feedback {
  cohortId: string
  activityId: string
  title: string
  /** Answers that are not passed on yet; nothing is known of them but how many. */
  waiting: number
}

interface Asked {
  cohortId: string
  activityId: string
  content: Content
}

async function loadFeedback(db: DbOrTx, lectures: readonly Asked[]): Promise<LectureFeedback[]> {
  const cohortIds = [...new Set(lectures.map((l) => l.cohortId))]
  if (cohortIds.length === 0) return []
  const [published, waiting] = await Promise.all([
    listPublishedFeedback(db, cohortIds),
    countWaitingFeedback(db, cohortIds),
  ])
  return lectures.flatMap(({ cohortId, activityId, content }) => {
    const activity = content.activityById.get(activityId)
    const questionnaire = activity && questionnaireOf(activity, content)
    if (!activity || !questionnaire) return []
    const isThis = (row: { cohort_id: string; activity_id: string }) =>
      row.cohort_id === cohortId && row.activity_id === activityId
    const answers = published.filter(isThis).map((row) => JSON.parse(row.answers) as QuestionnaireAnswers)
    const counted = waiting.find(isThis)?.waiting ?? 0
    return [{ cohortId, activityId, title: activity.title, waiting: counted, ...feedbackOf(questionnaire, answers) }]
  })
}

function isHeardOf({ voices, waiting }: LectureFeedback): boolean {
  return voices + waiting > 0
}

/** What was said about the lectures this person is named for, once anybody has said something. */
export async function listOwnFeedback(db: DbOrTx, input: { personId: string; courses: Courses }) {
  const lectures = await listLecturesOf(db, input.personId)
  const names = new Map(lectures.map((l) => [l.cohort_id, l.cohort_name]))
  const feedback = await loadFeedback(
    db,
    lectures.map((l) => ({
      cohortId: l.cohort_id,
      activityId: l.activity_id,
      content: courseOf(input.courses, l.course_id),
    })),
  )
  return feedback.filter(isHeardOf).map((lecture) => ({ ...lecture, cohortName: names.get(lecture.cohortId) ?? '' }))
}

/** A cohort's means; the remarks are for the lecturer alone. */
export async function listCohortMeans(db: DbOrTx, input: { cohortId: string; content: Content }) {
  const lectures = input.content.plan.days.flatMap((d) =>
    d.activities.map((a) => ({ cohortId: input.cohortId, activityId: a.id, content: input.content })),
  )
  return (await loadFeedback(db, lectures))
    .filter(isHeardOf)
    .map(({ activityId, title, voices, waiting, questions }) => ({ activityId, title, voices, waiting, questions }))
}
