import { type Courses, courseOf } from '#app/content/content.server'
import { startOfDay } from '#app/rules/dates'
import { listActiveManagers } from '#db/queries/activities'
import { listOpenDisputes } from '#db/queries/conduct'
import type { DecisionRow } from '#db/queries/decisions'
import { listOpenEnrolments } from '#db/queries/enrolments'
import { listMentorless } from '#db/queries/mentor-changes'
import { countActivePeople, countCohorts, countInitialPasswords, countOpenEnrolments } from '#db/queries/today'
import type { DbOrTx } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { loadDelegations } from '../activities/activity-case.server'
import { signedLeaving } from '../activities/decision-facts'
import type { Progress } from '../activities/progress'
import { loadProgressOfAll, type TraineeProgress } from '../activities/progress.server'
import { unheardOf } from '../activities/unheard'
import { listWaiting, type WaitingItem } from '../activities/waiting'
import { listPapers } from '../grading/papers.server'
import { listOwnFeedback } from '../lessons/feedback.server'
import { bySaidMoment } from '../mentor-desk/card-order'
import { tellApart } from '../mentor-desk/card-title'
import { withDueDates } from '../mentor-desk/hearing-due.server'
import { getQueue } from '../mentor-desk/queue.server'
import { countRulings } from '../mentor-desk/ruling-queue.server'
import { listProposals, listStuckProposals } from '../promotion/inbox.server'
import { listVoidingProposals } from '../promotion/voidings.server'
import { wantedDecisions } from '../promotion/wanted'
import { wantedOf } from '../promotion/wanted-of-progress'
import { isHeard, isThirdWanted } from '../rubrics/sheet'
import { needsAttention } from './attention'
import type {
  AdminToday,
  ConfirmationToday,
  FeedbackToday,
  ManagerToday,
  QueueToday,
  VoidingToday,
  WaitingDecision,
} from './team-today'

/** How many cards the first screen has room for; the rest is one tap away. */
const FIRST_ITEMS = 5

interface Asked {
  viewer: Viewer
  courses: Courses
  now: number
}

/** What waits for a mentor or a named person. */
export async function getQueueToday(db: DbOrTx, input: Asked): Promise<QueueToday> {
  const queue = await getQueue(db, input)
  const items = queue.groups.flatMap((group) => group.items.map(cardOf)).sort(bySaidMoment)
  return {
    total: queue.total,
    rulings: await countRulings(db, input.viewer),
    papers: queue.papers.slice(0, FIRST_ITEMS),
    trainees: queue.groups.length,
    items: items.slice(0, FIRST_ITEMS),
  }
}

type Card = QueueToday['items'][number]

function cardOf(item: Omit<Card, 'to'> & { enrolmentId: string; activityId: string }): Card {
  const { key, traineeName, title, day, isOral, kind, slot, since, byPart, byDay, isThird, dueOn, isOverdue } = item
  const to = `/mentor/trainees/${item.enrolmentId}/activities/${item.activityId}`
  return { key, traineeName, to, title, day, isOral, kind, slot, since, byPart, byDay, isThird, dueOn, isOverdue }
}

function hearingOf(item: WaitingItem, progress: readonly Progress[]) {
  const found = progress.find((p) => p.enrolment.id === item.enrolmentId)
  const entry = found?.activities.find((a) => a.activity.id === item.activityId)
  const isOral = entry ? isHeard(entry.activity) : false
  return {
    ...item,
    key: `${item.enrolmentId}-${item.activityId}`,
    isOral,
    since: found && isOral ? startOfDay(item.since, found.enrolment.zone) : item.since,
    isThird: entry ? isThirdWanted(entry) : false,
  }
}

/** Appeals that an administrator was named to answer; everybody else has them in the queue. */
export async function listPapersToday(db: DbOrTx, { viewer, now }: Pick<Asked, 'viewer' | 'now'>) {
  return (await listPapers(db, viewer, now)).filter((paper) => paper.isAsked)
}

export async function getManagerToday(db: DbOrTx, { courses, now, viewer }: Asked): Promise<ManagerToday> {
  const enrolments = (await listOpenEnrolments(db)).filter((e) => e.trainee_id !== viewer.id)
  const [progress, delegations, papers] = await Promise.all([
    loadProgressOfAll(db, enrolments, { courses, now }),
    loadDelegations(
      db,
      enrolments.map((e) => e.cohort_id),
    ),
    listPapers(db, viewer, now),
  ])
  const waiting = progress.flatMap(waitingOf)
  const isPromotion = ({ kind }: WaitingDecision) => kind === 'promotion' || kind === 'probation-end'
  const decisions = waiting.filter((one) => !isPromotion(one)).sort(byLateness)
  const graded = progress
    .flatMap((p) => [...p.facts.activities.values()].flatMap((a) => a.attempts))
    .filter((a) => a.state === 'graded')
  // Who is leaving is chased for nothing.
  const attention = progress
    .filter((p) => p.enrolment.state === 'in_training' && !signedLeaving(p.facts.decisions))
    .map((p) => ({
      enrolmentId: p.enrolment.id,
      traineeName: p.enrolment.trainee_name,
      day: p.calendar.currentDay,
      why: needsAttention(p, courseOf(courses, p.enrolment.course_id).course.finishWithinCalendarDays),
    }))
    .filter((entry) => entry.why.length > 0)
    .sort((a, b) => weight(b.why) - weight(a.why))
  const heard = listWaiting(progress, viewer, delegations, now)
    .filter((item) => item.kind === 'sheet')
    .map((item) => hearingOf(item, progress))
    .filter((card) => card.isOral)
  const [mentorless, disputes, managers] = await Promise.all([
    listMentorless(db),
    listOpenDisputes(db),
    listActiveManagers(db),
  ])
  const hands = { delegations, managerIds: managers.map((m) => m.id) }
  return {
    running: progress.length,
    decisions: decisions.length,
    waiting: decisions.slice(0, FIRST_ITEMS),
    rulings: await countRulings(db, viewer),
    confirmations: (await listConfirmationsToday(db, viewer)).length + (await listVoidingsToday(db, viewer)).length,
    promotions: waiting.filter(isPromotion).length,
    releases: graded.length,
    papers: papers.filter(
      (paper) => (paper.isAsked && paper.state !== 'to-release') || (paper.appealId !== null && paper.isOverdue),
    ),
    hearings: (await withDueDates(db, tellApart(heard), enrolments, now)).sort(bySaidMoment).map(cardOf),
    unheard: progress.flatMap((p) =>
      unheardOf(p, hands).map(({ activity }) => ({
        enrolmentId: p.enrolment.id,
        cohortId: p.enrolment.cohort_id,
        traineeName: p.enrolment.trainee_name,
        title: activity.title,
      })),
    ),
    stuck: (await listStuckProposals(db, viewer)).map(confirmationOf),
    atRisk: attention.length,
    mentorless: mentorless.map((row) => ({
      enrolmentId: row.id,
      traineeName: row.trainee_name,
      mentorName: row.mentor_name,
    })),
    disputes: disputes
      .filter((row) => row.trainee_id !== viewer.id)
      .map((row) => ({
        lineId: row.entry_id,
        enrolmentId: row.enrolment_id,
        traineeName: row.trainee_name,
        dueOn: row.due_on,
      })),
    attention: attention.slice(0, FIRST_ITEMS),
  }
}

function weight(why: readonly { count: number }[]): number {
  return why.reduce((sum, w) => sum + w.count, 0)
}

/** What waits for this trainee to be decided, by the same rule as the list of decisions. */
function waitingOf(progress: TraineeProgress): WaitingDecision[] {
  const { enrolment, calendar } = progress
  return wantedDecisions(wantedOf(progress))
    .filter(({ step }) => step === 'decide')
    .map(({ kind, sinceOn, dueOn = null }) => ({
      enrolmentId: enrolment.id,
      traineeName: enrolment.trainee_name,
      kind,
      sinceOn,
      dueOn,
      isLate: dueOn !== null && dueOn < calendar.today,
    }))
}

function byLateness(a: WaitingDecision, b: WaitingDecision): number {
  return Number(b.isLate) - Number(a.isLate) || (a.dueOn ?? a.sinceOn).localeCompare(b.dueOn ?? b.sinceOn)
}

/** Proposals that wait for this person as the second one. */
export async function listConfirmationsToday(
  db: DbOrTx,
  viewer: Pick<Viewer, 'id' | 'roles'>,
): Promise<ConfirmationToday[]> {
  const proposals = await listProposals(db, viewer)
  return proposals.filter((one) => one.isAsked).map(({ row }) => confirmationOf(row))
}

/** Papers that this person may agree to annul, as the second one. */
export async function listVoidingsToday(db: DbOrTx, viewer: Pick<Viewer, 'id' | 'roles'>): Promise<VoidingToday[]> {
  return (await listVoidingProposals(db, viewer))
    .filter((line) => line.isAsked)
    .map(({ id, candidate, title, since }) => ({ voidingId: id, candidate, title, since }))
}

function confirmationOf(row: DecisionRow): ConfirmationToday {
  return { decisionId: row.id, traineeName: row.trainee_name, kind: row.kind, since: row.decided_at }
}

/** Lectures of this person that some trainee has said something about. */
export async function listFeedbackToday(db: DbOrTx, { viewer, courses }: Pick<Asked, 'viewer' | 'courses'>) {
  return (await listOwnFeedback(db, { personId: viewer.id, courses })).map(
    ({ cohortId, cohortName, activityId, title, voices, waiting }): FeedbackToday => {
      const to = `/lessons/feedback#${cohortId}-${activityId}`
      return { to, title, cohortName, voices, waiting }
    },
  )
}

export async function getAdminToday(db: DbOrTx): Promise<AdminToday> {
  const [people, passwords, cohorts, trainees] = await Promise.all([
    countActivePeople(db),
    countInitialPasswords(db),
    countCohorts(db),
    countOpenEnrolments(db),
  ])
  return { people, passwords, cohorts, trainees }
}
