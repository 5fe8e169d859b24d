import { type Courses, courseOf } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import { listActiveDelegations } from '#db/queries/activities'
import { findCohortName } from '#db/queries/board'
import { listReleasedResults } from '#db/queries/decisions'
import { listEnrolmentsOfCohort } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { factsOf } from '../activities/facts'
import { loadProgress, type TraineeProgress } from '../activities/progress.server'
import { listCohortMeans } from '../lessons/feedback.server'
import { releasedExam } from '../promotion/exam-result'
import { meanPercent } from '../promotion/weighted-score'
import { boardLine } from './board'
import { countGates, countStates, timeInPlan, topicHeat } from './cohort-report'

/** Null for an unknown cohort. A fixed number of queries for any size. */
export async function getCohortReport(db: DbOrTx, input: { cohortId: string; courses: Courses; now: number }) {
  const { courses, now } = input
  const cohort = await findCohortName(db, input.cohortId)
  if (!cohort) return null
  const content = courseOf(courses, cohort.course_id)
  const enrolments = await listEnrolmentsOfCohort(db, cohort.id)
  const ids = enrolments.map((e) => e.id)
  const [progress, results, feedback, delegations] =
    ids.length > 0
      ? await Promise.all([
          loadProgress(db, enrolments, { content, now }),
          listReleasedResults(db, ids),
          listCohortMeans(db, { cohortId: cohort.id, content }),
          listActiveDelegations(db, [cohort.id]),
        ])
      : [[], [], [], []]
  const lines = progress.map((p) =>
    boardLine({
      enrolment: p.enrolment,
      progress: p,
      conductPoints: p.facts.conductPoints,
      finishWithin: content.course.finishWithinCalendarDays,
    }),
  )
  const exams = results.map(releasedExam)
  const examIds = content.blueprints.map((b) => b.id).filter((id) => exams.some((e) => e.examId === id))
  const limit = content.course.finishWithinCalendarDays
  return {
    cohort: { id: cohort.id, name: cohort.name, startOn: cohort.start_on },
    members: lines.map((line) => ({
      enrolmentId: line.enrolmentId,
      traineeName: line.traineeName,
      state: line.state,
      day: line.day,
    })),
    states: countStates(lines.map((line) => line.state)),
    gates: countGates(lines),
    time: {
      ...timeInPlan(
        progress.map((p) => ({ joinedOn: p.enrolment.joined_on, endsOn: endOf(p) })),
        limit,
      ),
      limit,
    },
    exams: examIds.map((id) => ({ id, title: content.blueprintById.get(id)?.title ?? id })),
    heat: topicHeat(exams, examIds).map((row) => ({ ...row, name: content.topicName(row.topic) })),
    mystery: mysteryFindings(progress),
    questionnaires: feedback.map((lecture) => ({
      ...lecture,
      lecturers: delegations
        .filter((d) => d.activity_id === lecture.activityId && d.role === 'lecturer')
        .map((d) => d.display_name),
    })),
  }
}

function endOf({ enrolment, calendar }: TraineeProgress): string {
  const planned = calendar.dates.at(-1)!
  const endedOn = enrolment.ended_at === null ? null : localDateOf(enrolment.ended_at, enrolment.zone)
  return endedOn !== null && endedOn < planned ? endedOn : planned
}

/** What the mystery customers found: means of the sheets, gaps noted and closed. */
function mysteryFindings(progress: readonly TraineeProgress[]) {
  const own = progress.flatMap((p) =>
    p.activities.filter((a) => a.activity.type === 'mystery').map((a) => factsOf(p.facts, a.activity.id)),
  )
  const sheets = own.flatMap((facts) => facts.sheets)
  const gaps = own.flatMap((facts) => facts.entries.filter((e) => e.kind === 'gap' && e.state !== 'withdrawn'))
  return {
    sheets: sheets.length,
    mean: meanPercent(sheets.map((s) => s.percent)),
    gaps: gaps.length,
    closed: gaps.filter((g) => g.state === 'closed').length,
  }
}
