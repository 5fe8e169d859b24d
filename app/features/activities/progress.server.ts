// The trunk under every list and page about trainees: plan + calendar + facts → the state of each activity.
import { type Content, type Courses, courseOf } from '#app/content/content.server'
import type { Plan } from '#app/content/plan'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { isDayOpen, loadCalendars, type TraineeCalendar } from '../cohorts/calendar.server'
import { isFinalState } from '../cohorts/enrolment-states'
import { loadPinning } from '../cohorts/pinned-course.server'
import { loadPlans } from '../cohorts/plan-versions.server'
import { secondTestUntilOn, workdaysAfter } from '../cohorts/schedule'
import { activityStatus, statusAfterEnd } from './activity-state'
import { courseLookup } from './course-lookup'
import type { EnrolmentFacts } from './facts'
import { loadFacts } from './facts.server'
import { isRetakeAhead } from './final-step'
import { latePaperOn } from './late-paper'
import { withMakeup } from './makeup-mark'
import { holdActivities } from './needs'
import { type ActivityProgress, isOwnMove } from './progress'
import { gateTestedBy, isDecidedOn, secondTestOf } from './second-test'

export type { ActivityProgress } from './progress'

export interface TraineeProgress {
  enrolment: EnrolmentRow
  plan: Plan
  calendar: TraineeCalendar
  facts: EnrolmentFacts
  activities: ActivityProgress[]
  retakeAfterDays: number
  decideBy: (sinceOn: string) => string
  appealUntil: (releasedOn: string) => string
  secondTestUntil: (fromOn: string) => string
  /** The course under the terms of this trainee's version. */
  course: Content
}

/** A fixed number of queries, however many enrolments of one course. In the order given. @throws for one of another course. */
export async function loadProgress(
  db: DbOrTx,
  enrolments: readonly EnrolmentRow[],
  input: {
    content: Content
    now: number
    /** Those of these enrolments, when the caller has them already. */
    calendars?: ReadonlyMap<string, TraineeCalendar>
    decisions?: Parameters<typeof loadFacts>[2]
  },
): Promise<TraineeProgress[]> {
  if (enrolments.length === 0) return []
  const stray = enrolments.find((e) => e.course_id !== input.content.course.id)
  if (stray) throw new Error(`Enrolment ${stray.id} is on ${stray.course_id}, not on ${input.content.course.id}`)
  const versions = enrolments.map((e) => e.plan_version_id)
  const [plans, underVersion, calendars, facts] = await Promise.all([
    loadPlans(db, versions),
    loadPinning(db, versions),
    input.calendars ?? loadCalendars(db, enrolments, { days: input.content.course.trainingDays, now: input.now }),
    loadFacts(
      db,
      enrolments.map((e) => e.id),
      input.decisions,
    ),
  ])
  return enrolments.map((enrolment) => {
    const plan = plans.get(enrolment.plan_version_id)!
    const course = underVersion(input.content, enrolment.plan_version_id)
    const { retakeAfterDays, decideWithinWorkdays, secondTestDays } = course.promotion
    const calendar = calendars.get(enrolment.id)!
    const secondTestUntil = (fromOn: string) => secondTestUntilOn(fromOn, secondTestDays, calendar.rules)
    const own = facts.get(enrolment.id)!
    const retakeDay = { facts: own, today: calendar.today, zone: enrolment.zone, afterDays: retakeAfterDays }
    const stated = plan.days.flatMap(({ day, activities: list }) =>
      list.map((activity) => {
        const asked = { activity, plan, facts: own, zone: enrolment.zone, now: input.now, secondTestUntil }
        const again = secondTestOf(asked)
        const gateTested = gateTestedBy(activity, plan)
        return {
          activity,
          day,
          on: calendar.dates[day - 1] ?? calendar.dates.at(-1)!,
          openedOn: calendar.openedOn.get(day),
          satAt: own.activities.get(activity.id)?.chats[0]?.finishedAt ?? null,
          status: activityStatus({
            activity,
            facts: own,
            course: courseLookup(course),
            dayOpen: isDayOpen(calendar, day) && !isRetakeAhead(activity, retakeDay),
            again,
            gateTested,
          }),
          again,
          gateTested,
          decidedOn: isDecidedOn(asked, again),
        }
      }),
    )
    const held = holdActivities(stated, { facts: own, today: calendar.today })
    const statusOf = (entry: ActivityProgress) => {
      if (isFinalState(enrolment.state)) return statusAfterEnd(entry.status)
      // What came before the final is settled by it.
      return enrolment.state === 'in_training' ? withMakeup(entry, own, course.blueprints) : entry.status
    }
    const lateOn = (entry: ActivityProgress) => {
      const window = course.blueprints.find((b) => b.activity === entry.activity.id && b.kind !== 'makeup')?.window
      const given = { entries: held, facts: own, calendar, zone: enrolment.zone, now: input.now }
      return window && isOwnMove(entry) ? latePaperOn(entry, window, given) : null
    }
    const activities = held.map((entry) => ({ ...entry, lateOn: lateOn(entry), status: statusOf(entry) }))
    const decideBy = (sinceOn: string) => workdaysAfter(sinceOn, decideWithinWorkdays, calendar.rules)
    const appealUntil = (releasedOn: string) => workdaysAfter(releasedOn, APPEAL_WORKDAYS, calendar.rules)
    const days = { retakeAfterDays, decideBy, appealUntil, secondTestUntil }
    return { enrolment, plan, calendar, facts: own, activities, ...days, course }
  })
}

/** As `loadProgress`, for lists that mix courses: asked once per course, however many trainees. In the order given. */
export async function loadProgressOfAll(
  db: DbOrTx,
  enrolments: readonly EnrolmentRow[],
  { courses, now }: { courses: Courses; now: number },
): Promise<TraineeProgress[]> {
  const lists = await Promise.all(
    [...new Set(enrolments.map((e) => e.course_id))].map((courseId) =>
      loadProgress(
        db,
        enrolments.filter((e) => e.course_id === courseId),
        { content: courseOf(courses, courseId), now },
      ),
    ),
  )
  const byId = new Map(lists.flat().map((progress) => [progress.enrolment.id, progress]))
  return enrolments.map((e) => byId.get(e.id)!)
}
