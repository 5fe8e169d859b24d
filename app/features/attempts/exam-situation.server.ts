import type { Blueprint } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import { listAttemptsOfEnrolment } from '#db/queries/attempts'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listRemedialModules } from '#db/queries/facts'
import type { DbOrTx } from '#db/transaction'
import { loadFacts } from '../activities/facts.server'
import { gateOfDay, secondTestOf } from '../activities/second-test'
import { decideExamDate, isDayOpen, loadCalendars } from '../cohorts/calendar.server'
import { loadPlans } from '../cohorts/plan-versions.server'
import type { StartSituation } from './attempt'
import { retakeGateFrom } from './retake-gate'

export type ExamCourse = Pick<Content, 'course' | 'promotion' | 'activityById'>

/** Everything the start rule asks about, read with the same queries for the start page and under the lock. */
export async function loadSituation(
  db: DbOrTx,
  input: { enrolment: EnrolmentRow; blueprint: Blueprint; course: ExamCourse; now: number },
): Promise<StartSituation> {
  const { enrolment, blueprint, course, now } = input
  const calendars = await loadCalendars(db, [enrolment], { days: course.course.trainingDays, now })
  const calendar = calendars.get(enrolment.id)!
  const plans = await loadPlans(db, [enrolment.plan_version_id])
  const plan = plans.get(enrolment.plan_version_id)
  const planDay = plan?.days.find((d) => d.activities.some((a) => a.id === blueprint.activity))
  const day = planDay?.day ?? course.activityById.get(blueprint.activity)?.day ?? 1
  const activity = planDay?.activities.find((a) => a.id === blueprint.activity)
  const ofGate = gateOfDay(planDay?.activities ?? []) !== null
  const facts =
    ofGate && blueprint.kind === 'makeup' ? (await loadFacts(db, [enrolment.id])).get(enrolment.id) : undefined
  const secondTest =
    plan && activity && facts ? secondTestOf({ activity, plan, facts, zone: enrolment.zone, now }) : null
  const earlier = await listAttemptsOfEnrolment(db, enrolment.id)
  const modules = blueprint.kind === 'retake' ? await listRemedialModules(db, [enrolment.id]) : []
  return {
    blueprint,
    enrolmentState: enrolment.state,
    extraTimePercent: enrolment.extra_time_percent,
    day: {
      open: isDayOpen(calendar, day),
      unlocked: calendar.unlockedDays.has(day),
      on: calendar.dates[day - 1] ?? calendar.dates.at(-1)!,
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
    secondTest,
    ofGate,
    retakeGate: retakeGateFrom(
      modules.map((module) => ({ startedAt: module.started_at, doneAt: module.done_at })),
      enrolment.zone,
      course.promotion.retakeAfterDays,
    ),
    now,
  }
}
