import type { Blueprint } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import { listAttemptsOfEnrolment } from '#db/queries/attempts'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listRemedialModules } from '#db/queries/facts'
import type { DbOrTx } from '#db/transaction'
import { ownPreconditions, type PreconditionList } from '../activities/preconditions'
import { loadProgress } from '../activities/progress.server'
import { gateOfDay } from '../activities/second-test'
import { decideExamDate, isDayOpen } from '../cohorts/calendar.server'
import type { StartSituation } from './attempt'
import { retakeGateFrom } from './retake-gate'

export type ExamCourse = Content

/** Everything the start rule asks about, read with the same queries for the start page and under the lock. */
export async function loadSituation(
  db: DbOrTx,
  input: { enrolment: EnrolmentRow; blueprint: Blueprint; course: ExamCourse; now: number },
): Promise<StartSituation & { before: PreconditionList | null }> {
  const { enrolment, blueprint, course, now } = input
  const [progress] = await loadProgress(db, [enrolment], { content: course, now })
  const { calendar, activities, facts } = progress!
  const entry = activities.find(({ activity }) => activity.id === blueprint.activity)
  const day = entry?.day ?? course.activityById.get(blueprint.activity)?.day ?? 1
  // A make-up has days of its own.
  const lateOn = blueprint.kind === 'makeup' ? null : (entry?.lateOn ?? null)
  const ofDay = activities.filter((a) => a.day === day).map((a) => a.activity)
  const earlier = await listAttemptsOfEnrolment(db, enrolment.id)
  const modules = blueprint.kind === 'retake' ? await listRemedialModules(db, [enrolment.id]) : []
  return {
    blueprint,
    enrolmentState: enrolment.state,
    extraTimePercent: enrolment.extra_time_percent,
    day: {
      open: isDayOpen(calendar, day) && (lateOn === null || lateOn <= calendar.today),
      unlocked: lateOn === null && calendar.unlockedDays.has(day),
      on: lateOn ?? calendar.dates[day - 1] ?? calendar.dates.at(-1)!,
      confirmed: decideExamDate(calendar).ok,
    },
    today: calendar.today,
    zone: enrolment.zone,
    earlier: earlier.map((row) => ({
      id: row.id,
      examId: row.exam_id,
      activityId: row.activity_id,
      kind: row.kind,
      state: row.state,
      passed: row.passed === null ? null : row.passed === 1,
      startedAt: row.started_at,
    })),
    secondTest: entry?.again ?? null,
    ofGate: entry !== undefined && gateOfDay(ofDay) !== null,
    retakeGate: retakeGateFrom(
      modules.map((module) => ({ startedAt: module.started_at, doneAt: module.done_at })),
      enrolment.zone,
      progress!.retakeAfterDays,
    ),
    // A second sitting is earned by the first one; what the first one needed is behind it.
    before: entry ? ownPreconditions(entry, activities, { facts, today: calendar.today }) : null,
    unmet: blueprint.kind === 'makeup' || blueprint.kind === 'retake' ? undefined : entry?.status.unmet,
    now,
  }
}
