import type { Content, Courses } from '#app/content/content.server'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { loadDelegations, relationTo } from '../activities/activity-case.server'
import { isNobodysWork, stillMissing } from '../activities/activity-state'
import { leavesOn } from '../activities/decision-facts'
import { evidenceOf } from '../activities/evidence'
import { factsOf } from '../activities/facts'
import { heldOf } from '../activities/held'
import type { ActivityProgress } from '../activities/progress'
import { loadProgress, loadProgressOfAll, type TraineeProgress } from '../activities/progress.server'
import { countingFacts } from '../activities/second-test'
import type { Delegation } from '../activities/signers'
import { listWaiting } from '../activities/waiting'
import { openOffer } from '../cohorts/hand-over'
import { loadMentorChanges } from '../cohorts/mentor-changes.server'
import { LIVE_RUBRIC } from '../rubrics/sheet'
import { ownPartOf } from '../signoffs/sign-off'
import { describeSlots } from '../signoffs/slots'
import { loadNames } from './activity-desk.server'
import { listReachableEnrolments } from './queue.server'

type Reader = Pick<Viewer, 'id' | 'roles'>

interface ViewInput {
  viewer: Reader
  now: number
}

/** The whole plan for mentor and manager; for others only what they are named for. */
export function mayReadAll(viewer: Reader, relation: EnrolmentRelation): boolean {
  return canOnEnrolment(viewer, 'observe:activity', { ...relation, delegations: [] })
}

function readable(
  entries: readonly ActivityProgress[],
  viewer: Reader,
  relation: EnrolmentRelation,
): ActivityProgress[] {
  if (mayReadAll(viewer, relation)) return [...entries]
  const named = new Set(relation.delegations.map((d) => d.activityId))
  return entries.filter((a) => named.has(a.activity.id))
}

/** The viewer's trainees with where each stands, in cohort order. */
export async function listTrainees(db: DbOrTx, { viewer, courses, now }: ViewInput & { courses: Courses }) {
  const enrolments = await listReachableEnrolments(db, viewer)
  const [progress, delegations] = await Promise.all([
    loadProgressOfAll(db, enrolments, { courses, now }),
    loadDelegations(
      db,
      enrolments.map((e) => e.cohort_id),
    ),
  ])
  return progress.map((p) => traineeLine(p, viewer, delegations, now))
}
export type TraineeLine = Awaited<ReturnType<typeof listTrainees>>[number]

function traineeLine(progress: TraineeProgress, viewer: Reader, delegations: readonly Delegation[], now: number) {
  const { enrolment, calendar, facts } = progress
  const relation = relationTo({ enrolment, delegations }, viewer.id)
  const entries = readable(progress.activities, viewer, relation).filter((a) => a.status.state !== 'not-applicable')
  const asked = entries.filter(({ status }) => !isNobodysWork(status))
  const next =
    asked.find((a) => a.status.state === 'not-yet') ??
    asked.find((a) => a.day <= calendar.currentDay && a.status.state !== 'done' && a.status.state !== 'locked')
  const sheets = entries
    .flatMap((a) => factsOf(facts, a.activity.id).sheets.filter((s) => s.rubricId === LIVE_RUBRIC))
    .sort((a, b) => b.madeAt - a.madeAt)
  return {
    enrolmentId: enrolment.id,
    name: enrolment.trainee_name,
    cohortName: enrolment.cohort_name,
    day: calendar.currentDay,
    enrolmentState: enrolment.state,
    leavingOn: leavesOn({ state: enrolment.state, decisions: facts.decisions }, enrolment.zone),
    /** Counts what the viewer is named for, not the whole plan. */
    named: !mayReadAll(viewer, relation),
    done: asked.filter((a) => a.status.state === 'done').length,
    all: asked.length,
    next: next ? { activityId: next.activity.id, title: next.activity.title, state: next.status.state } : null,
    lastSheet: sheets[0] ? { percent: sheets[0].percent, madeAt: sheets[0].madeAt } : null,
    waiting: listWaiting([progress], viewer, delegations, now).length,
  }
}

interface OneInput extends ViewInput {
  content: Content
  relation: EnrolmentRelation
}

/** One trainee's days with the state of each activity; null when the enrolment is gone. */
export async function getTraineePlan(db: DbOrTx, { viewer, relation, content, now }: OneInput) {
  const enrolment = await findEnrolment(db, relation.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], { content, now }) : []
  if (!enrolment || !progress) return null
  const entries = readable(progress.activities, viewer, relation).filter((a) => a.status.state !== 'not-applicable')
  const days = progress.plan.days
    .map(({ day, title }) => ({
      day,
      title,
      on: progress.calendar.dates[day - 1] ?? null,
      activities: entries
        .filter((a) => a.day === day)
        .map((a) => ({
          id: a.activity.id,
          title: a.activity.title,
          type: a.activity.type,
          state: a.status.state,
          ...(a.status.mark ? { mark: a.status.mark } : {}),
          gate: a.activity.gate ?? null,
        })),
    }))
    .filter((day) => day.activities.length > 0)
  return {
    enrolmentId: enrolment.id,
    name: enrolment.trainee_name,
    cohortName: enrolment.cohort_name,
    mentorName: enrolment.mentor_name,
    accepted: enrolment.mentor_accepted_at !== null,
    /** Whoever is asked to take over and has not answered. */
    offeredTo: openOffer(await loadMentorChanges(db, enrolment.id))?.mentorName ?? null,
    currentDay: progress.calendar.currentDay,
    today: progress.calendar.today,
    all: mayReadAll(viewer, relation),
    leavingOn: leavesOn({ state: enrolment.state, decisions: progress.facts.decisions }, enrolment.zone),
    held: heldOf(entries),
    days,
  }
}
export type TraineePlan = NonNullable<Awaited<ReturnType<typeof getTraineePlan>>>

/** Everything of one day on one sheet, with the sign forms; null for a day the plan does not have or the viewer may not see. */
export async function getDaySheet(db: DbOrTx, { viewer, relation, content, now, day }: OneInput & { day: number }) {
  const enrolment = await findEnrolment(db, relation.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], { content, now }) : []
  const plan = progress?.plan.days.find((d) => d.day === day)
  if (!enrolment || !progress || !plan) return null
  const entries = readable(progress.activities, viewer, relation).filter(
    (a) => a.day === day && a.status.state !== 'not-applicable',
  )
  if (entries.length === 0) return null
  const delegations = await loadDelegations(db, [enrolment.cohort_id])
  const days = progress.plan.days.map((d) => d.day)
  const mentorChanges = await loadMentorChanges(db, enrolment.id)
  const names = await loadNames(db, progress, delegations, mentorChanges)
  const activities = entries.map((entry) => {
    const facts = factsOf(progress.facts, entry.activity.id)
    return {
      id: entry.activity.id,
      title: entry.activity.title,
      type: entry.activity.type,
      start: entry.activity.start,
      state: entry.status.state,
      ...(entry.status.mark ? { mark: entry.status.mark } : {}),
      missing: ownPartOf(stillMissing(entry.status)),
      unmet: entry.status.state === 'held' ? [...(entry.status.unmet ?? [])] : [],
      evidence: evidenceOf(entry.activity, countingFacts(facts, entry.again ?? null), progress.facts),
      slots: describeSlots({
        enrolment,
        entry,
        facts,
        delegations,
        mentorChanges,
        viewer,
        now,
        nameOf: (id) => names.get(id) ?? '',
      }),
    }
  })
  return {
    enrolmentId: enrolment.id,
    name: enrolment.trainee_name,
    cohortName: enrolment.cohort_name,
    mentorName: enrolment.mentor_name,
    day,
    on: progress.calendar.dates[day - 1] ?? progress.calendar.today,
    title: plan.title,
    goal: plan.goal,
    today: progress.calendar.today,
    previous: days.includes(day - 1) ? day - 1 : null,
    next: days.includes(day + 1) ? day + 1 : null,
    activities,
  }
}
export type DaySheet = NonNullable<Awaited<ReturnType<typeof getDaySheet>>>
