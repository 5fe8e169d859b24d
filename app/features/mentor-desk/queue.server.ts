import { type Courses, firstCourse } from '#app/content/content.server'
import type { Activity } from '#app/content/plan'
import { localDateOf, startOfDay } from '#app/rules/dates'
import { countStationsBy } from '#db/queries/activities'
import {
  type EnrolmentRow,
  listOpenEnrolments,
  listOpenEnrolmentsOfDelegate,
  listOpenEnrolmentsOfMentor,
} from '#db/queries/enrolments'
import { listOpenOffersTo } from '#db/queries/mentor-changes'
import { listStandingSignOffsBy } from '#db/queries/signoffs'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, relationOf, type Viewer } from '../accounts/permissions'
import { loadDelegations } from '../activities/activity-case.server'
import { evidenceOf } from '../activities/evidence'
import { factsOf } from '../activities/facts'
import { heldOf } from '../activities/held'
import { loadProgressOfAll, type TraineeProgress } from '../activities/progress.server'
import { countingFacts } from '../activities/second-test'
import { asksAcceptance, type Delegation } from '../activities/signers'
import { listWaiting, type WaitingItem } from '../activities/waiting'
import { listPapers } from '../grading/papers.server'
import { isHeard, isThirdWanted } from '../rubrics/sheet'
import { aheadInSlot, maySayNotYet, shortestComment } from '../signoffs/sign-off'
import { bySaidMoment } from './card-order'
import { tellApart } from './card-title'
import { withDueDates } from './hearing-due.server'

type Reader = Pick<Viewer, 'id' | 'roles'>

/** Open enrolments this person has anything to do with, as mentor, manager or named person. */
export async function listReachableEnrolments(db: DbOrTx, viewer: Reader): Promise<EnrolmentRow[]> {
  if (viewer.roles.includes('manager')) return (await listOpenEnrolments(db)).filter((e) => e.trainee_id !== viewer.id)
  const lists = await Promise.all([
    listOpenEnrolmentsOfMentor(db, viewer.id),
    listOpenEnrolmentsOfDelegate(db, viewer.id),
  ])
  const byId = new Map(lists.flat().map((e) => [e.id, e]))
  return [...byId.values()].filter((e) => e.trainee_id !== viewer.id)
}

const DONE_SHOWN = 50
/** More would not be worked through on one screen; the oldest come first. */
const ITEMS_SHOWN = 200

interface QueueInput {
  viewer: Reader
  courses: Courses
  now: number
}

/** Trainees this person is asked to take over as their mentor. */
export async function listOffers(db: DbOrTx, viewer: Reader) {
  if (!viewer.roles.includes('mentor')) return []
  return (await listOpenOffersTo(db, viewer.id)).map((row) => ({
    enrolmentId: row.enrolment_id,
    traineeName: row.trainee_name,
    cohortName: row.cohort_name,
    mentorName: row.mentor_name,
    reason: row.reason,
    at: row.at,
  }))
}
export type Offer = Awaited<ReturnType<typeof listOffers>>[number]

/**
 * What waits for this person: papers by themselves, since two mark most of them blind, the rest by trainee, the longest wait
 * first; and what they have signed today.
 */
export async function getQueue(db: DbOrTx, { viewer, courses, now }: QueueInput) {
  const enrolments = await listReachableEnrolments(db, viewer)
  const { zone } = firstCourse(courses).course
  const [papers, progress, delegations] = await Promise.all([
    listPapers(db, viewer, now),
    loadProgressOfAll(db, enrolments, { courses, now }),
    loadDelegations(
      db,
      enrolments.map((e) => e.cohort_id),
    ),
  ])
  const byId = new Map(progress.map((p) => [p.enrolment.id, p]))
  const waiting = listWaiting(progress, viewer, delegations, now)
    .map((item) => queueItem(item, byId.get(item.enrolmentId)!, now))
    .filter((item) => item !== null)
  const items = (await withDueDates(db, tellApart(waiting), enrolments, now)).sort(bySaidMoment)
  const shown = items.slice(0, ITEMS_SHOWN)
  const groups = [...new Set(shown.map((item) => item.enrolmentId))].map((id) => {
    const { enrolment, calendar } = byId.get(id)!
    return {
      enrolmentId: id,
      traineeName: enrolment.trainee_name,
      cohortName: enrolment.cohort_name,
      day: calendar.currentDay,
      items: shown.filter((item) => item.enrolmentId === id),
    }
  })
  const asked = papers.filter((paper) => paper.isAsked)
  const dayStart = startOfDay(now, zone)
  const [done, stations] = await Promise.all([
    listStandingSignOffsBy(db, viewer.id, dayStart, DONE_SHOWN),
    countStationsBy(db, viewer.id, dayStart),
  ])
  return {
    total: items.length + asked.length,
    papers: asked,
    groups,
    held: progress.flatMap((p) => {
      const whole = canOnEnrolment(viewer, 'observe:activity', relationOf(p.enrolment))
      const held = whole ? heldOf(p.activities) : null
      return held ? [{ enrolmentId: p.enrolment.id, traineeName: p.enrolment.trainee_name, held }] : []
    }),
    /** Of a warehouse tour, signed today one by one. */
    stations,
    done: done.map((s) => ({
      key: s.id,
      enrolmentId: s.enrolment_id,
      activityId: s.activity_id,
      title: courses.get(s.course_id)?.activityById.get(s.activity_id)?.title ?? s.activity_id,
      traineeName: s.trainee_name,
      slot: s.slot,
      verdict: s.verdict,
      revision: s.revision,
      comment: s.comment,
      signedAt: s.signed_at,
      /** A trainee whom somebody else has taken over keeps the signature; it is no longer this person's to take back. */
      mayUndo: mayStillSign(viewer, byId.get(s.enrolment_id), delegations, s.activity_id),
    })),
  }
}
/** Being named for something else of the same cohort opens no other page of the trainee. */
function mayStillSign(
  viewer: Reader,
  progress: TraineeProgress | undefined,
  delegations: readonly Delegation[],
  activityId: string,
): boolean {
  if (!progress) return false
  const { enrolment } = progress
  const named = delegations.filter((d) => d.personId === viewer.id && d.cohortId === enrolment.cohort_id)
  return canOnEnrolment(viewer, 'sign:activity', relationOf(enrolment, named), activityId)
}

export type QueueView = Awaited<ReturnType<typeof getQueue>>
export type QueueItem = QueueView['groups'][number]['items'][number]

/** A sample is read before it is signed. */
function asksSample(activity: Activity): boolean {
  return activity.type === 'lecture' && activity.settings.noteSample !== undefined
}

function queueItem(item: WaitingItem, { activities, facts, enrolment }: TraineeProgress, now: number) {
  const entry = activities.find((a) => a.activity.id === item.activityId)
  if (!entry) return null
  const { activity } = entry
  const own = factsOf(facts, activity.id)
  const isOral = item.kind === 'sheet' && isHeard(activity)
  const signs = item.kind === 'sign' || item.kind === 'accept'
  const commentLength = shortestComment(activity, 'signed')
  const today = localDateOf(now, enrolment.zone)
  const ahead = item.slot === null ? null : aheadInSlot({ ...entry, zone: enrolment.zone, today, now }, item.slot)
  return {
    key: `${item.enrolmentId}-${item.activityId}-${item.kind}-${item.slot ?? ''}`,
    enrolmentId: item.enrolmentId,
    traineeName: item.traineeName,
    activityId: item.activityId,
    title: item.title,
    day: item.day,
    type: activity.type,
    mayNotYet: maySayNotYet(entry),
    /** The mark of a hearing, where the same activity may have a written part too. */
    isOral,
    isThird: isThirdWanted(entry),
    kind: item.kind,
    slot: item.slot,
    count: item.count,
    /** Of a hearing only the day: the minute beside a paper under a code would tell whose that is. */
    since: isOral ? startOfDay(item.since, enrolment.zone) : item.since,
    revision: own.signOffs.find((s) => s.slot === item.slot)?.revision ?? 0,
    commentLength: signs ? commentLength : 0,
    /** By the plan it is still to come. */
    ahead,
    /** Simple ones may be signed together; acceptance, live days and what is still to come want a look each. */
    batchable:
      item.kind === 'sign' &&
      commentLength === 0 &&
      !asksAcceptance(activity) &&
      !asksSample(activity) &&
      ahead === null,
    evidence: evidenceOf(activity, countingFacts(own, entry.again ?? null), facts),
  }
}
