import type { DbOrTx } from '#db/transaction'
import {
  findOwnProgress,
  leaderOf,
  loadPeople,
  namesFor,
  type OwnAsked,
  withDeciders,
} from '../activities/activity-page.server'
import { comingLeaving } from '../activities/decision-facts'
import { partGapOfState } from '../activities/exam-parts'
import { factsOf } from '../activities/facts'
import { failedSteps, isSaidByActivity } from '../activities/failed-step'
import { gateDueOn } from '../activities/gate-since'
import {
  asksForAll,
  ownPromotionPreconditions,
  type Precondition,
  sortPreconditions,
} from '../activities/preconditions'
import type { ActivityProgress } from '../activities/progress'
import type { TraineeProgress } from '../activities/progress.server'
import { shownStatus } from '../activities/shown-status'
import { isOpenOn } from '../activities/trainee-work'
import { isUndecided } from '../activities/undecided-drill'
import { isConfirmedDate, overrunDays } from '../cohorts/schedule'
import { agendaItem } from '../plan/plan-page.server'
import { openWish, recordedLeaving } from '../promotion/leaving'
import { decisionsToAcknowledge, describeStanding } from './standing'
import { besideWhy, buildToday, openQuestions, type Today } from './today'
import type { ResultPoint, ShortItem, TraineeToday } from './today-view'

const TRAINING_STATES = ['in_training', 'final_passed', 'final_failed']

/** Null for somebody who was never enrolled. */
export async function getTraineeToday(db: DbOrTx, input: OwnAsked): Promise<TraineeToday | null> {
  const progress = await findOwnProgress(db, input)
  if (!progress) return null
  const { enrolment, calendar, facts } = progress
  const people = await loadPeople(db, enrolment)
  const failed = failedSteps(progress, input.content.blueprints).filter((step) => !isSaidByActivity(step))
  const steps = withDeciders(failed, people, enrolment)
  const today = buildToday(progress, new Set(steps.flatMap(({ covers }) => covers)))
  const decisionDate = ({ activity, on }: ActivityProgress) => {
    const decideBy = (activity.type === 'decision' && gateDueOn(activity.settings.decision, progress)) || on
    return { decideBy, isLate: decideBy < calendar.today }
  }
  const item = (entry: ActivityProgress) =>
    agendaItem(entry.activity, leaderOf(people, enrolment, entry), shownStatus(entry, progress))
  // Of who is leaving nothing is asked: what is open may be done, and is kept.
  const toAcknowledge = decisionsToAcknowledge(facts, enrolment.state).map(({ id, kind }) => ({ id, kind }))
  const asks = comingLeaving({ state: enrolment.state, decisions: facts.decisions }) === null
  return {
    enrolmentId: enrolment.id,
    day: today.day,
    days: progress.plan.days.length,
    today: calendar.today,
    isTrainingDay: today.isTrainingDay,
    standing: describeStanding({
      state: enrolment.state,
      zone: enrolment.zone,
      probationUntilOn: enrolment.probation_until_on,
      promotedOn: enrolment.promoted_on,
      endedAt: enrolment.ended_at,
      startsOn: calendar.dates[0]!,
      today: calendar.today,
      facts,
      gateDueOn: (gate) => gateDueOn(gate, progress),
    }),
    inTraining: TRAINING_STATES.includes(enrolment.state),
    line: today.line.map(item),
    next:
      asks && today.next
        ? {
            item: item(today.next.entry),
            day: today.next.entry.day,
            on: today.next.entry.lateOn ?? today.next.entry.on,
            isLatePaper: today.next.entry.lateOn != null,
            why: today.next.why,
            beside: besideWhy(today.next.why, steps.length + toAcknowledge.length > 0),
            sentBack: sentBackOf(progress, today.next.entry),
          }
        : null,
    pending: (asks ? today.pending : []).map((entry) => ({
      ...shortItem(entry),
      decides: namesFor(people, enrolment, entry.activity.id, 'manager'),
      ...decisionDate(entry),
    })),
    gates: (asks ? today.gates : []).map(({ gate, on, inDays, waitsFor }) => ({
      gate,
      on,
      inDays,
      waitsFor,
      confirmed: isConfirmedDate(on, calendar.rules),
    })),
    catchUp: (asks ? today.catchUp : []).map(shortItem),
    waiting: (asks ? today.waiting : []).map((entry) => ({
      ...shortItem(entry),
      missing: shownStatus(entry, progress),
    })),
    counts: today.counts,
    nextTraining: today.nextTraining,
    questions: openQuestions(progress).map(({ activityId, text, dueOn }) => ({ activityId, text, dueOn })),
    askAt: questionPlace(progress, today),
    toAcknowledge,
    leaving: leavingOf(facts),
    failedSteps: steps,
    partGap: partGapOfState(progress),
    beforePromotion: beforePromotionOf(progress),
    results: resultsOf(progress),
    endsOn: calendar.dates.at(-1)!,
    overrunDays: overrunDays(calendar.dates, enrolment.joined_on, input.content.course.finishWithinCalendarDays),
  }
}

/** A waiver may be taken back, or a day excused no longer, after the final was passed. */
function beforePromotionOf({ enrolment, activities, facts, calendar }: TraineeProgress): Precondition[] {
  if (enrolment.state !== 'final_passed') return []
  const all = ownPromotionPreconditions(activities, { facts, today: calendar.today })
  const final = activities.find(asksForAll)?.activity.id
  return sortPreconditions(all).missing.filter(({ subject }) => subject !== final)
}

function leavingOf(facts: TraineeProgress['facts']): TraineeToday['leaving'] {
  const [wish, recorded] = [openWish(facts), recordedLeaving(facts)]
  return wish || recorded ? { isRecorded: recorded !== null, saidAt: wish?.saidAt ?? null } : null
}

function sentBackOf({ facts, calendar }: TraineeProgress, { activity, status }: ActivityProgress) {
  if (status.state !== 'not-yet') return null
  const said = factsOf(facts, activity.id).signOffs.find((s) => s.verdict === 'not_yet' && s.comment)
  if (!said) return null
  const { comment, redoByOn } = said
  return { comment: comment ?? '', redoByOn, isLate: redoByOn !== null && redoByOn < calendar.today }
}

function shortItem({ activity, day, on }: ActivityProgress): ShortItem {
  return { id: activity.id, title: activity.title, day, on }
}

/** The next question time that already takes questions of today; else what the day is about, where the mentor is asked. */
function questionPlace({ activities, calendar }: TraineeProgress, today: Today): string | null {
  const place = activities.find(
    ({ activity, status }) =>
      activity.type === 'question-time' && status.state !== 'done' && isOpenOn(calendar, activity.settings.fromDay),
  )
  if (place) return place.activity.id
  const beside = [today.next?.entry, ...today.line].find((a) => a && isOpenOn(calendar, a.day))
  return beside ? `${beside.activity.id}#ask` : null
}

/** Released exams and finished exam drills, in the order they were taken. */
function resultsOf({ activities, facts }: TraineeProgress): ResultPoint[] {
  return activities
    .flatMap(({ activity, gateTested }) => {
      const again = gateTested ? ('second' as const) : ('makeup' as const)
      const own = facts.activities.get(activity.id)
      const exams = (own?.attempts ?? []).flatMap((a) =>
        a.state === 'released' && a.percent !== null
          ? [
              {
                title: activity.title,
                again: a.kind === 'makeup' ? again : null,
                at: a.startedAt,
                percent: a.percent,
                passPercent: a.passPercent,
              },
            ]
          : [],
      )
      const sat = (own?.drills ?? []).filter(({ state, purpose }) => state === 'finished' && purpose === 'exam')
      const drills = sat.flatMap((d, n) =>
        d.percent !== null && !isUndecided(d)
          ? [
              {
                title: activity.title,
                // The newest stands first.
                again: gateTested && n < sat.length - 1 ? again : null,
                at: d.startedAt,
                percent: d.percent,
                passPercent: 'passPercent' in activity.settings ? activity.settings.passPercent : 0,
              },
            ]
          : [],
      )
      return [...exams, ...drills]
    })
    .sort((a, b) => a.at - b.at)
}
