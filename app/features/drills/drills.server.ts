import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import {
  findDrill,
  findOpenDrill,
  listDrillCards,
  listDrillsOfActivity,
  listFinishedDrills,
  listIntentResults,
} from '#db/queries/drills'
import { type EnrolmentRow, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import { type CaseView, viewCase } from '../quick-replies/case-view'
import { type TimeLines, timeLinesOf } from '../quick-replies/reply-time'
import { closeOverdueDrills, isDrillOverdue } from './close-drill.server'
import { findClosedBook } from './closed-book.server'
import { DAILY_SET } from './daily'
import { modeOf } from './deck'
import type { DrillMode } from './drill'
import { hasTotalTime, readDrillContent } from './drill-content'
import { type CardFeedback, listFeedback } from './drill-feedback.server'
import { type Compared, compareWithEarlier, countLate, type LateReplies } from './drill-result.server'
import { findDrillEntitlement } from './entitlement.server'
import { bookAtHand, type OpenBook } from './open-book'

const MONTH_MS = 30 * 86_400_000
const CURVE_POINTS = 60

export interface OpenCard {
  position: number
  utterance: string
  /** Null where only codes are asked for, and in drills begun before cards had cases. */
  shown: CaseView | null
  shownAt: number
  limitSeconds: number
}

export interface DrillView {
  id: string
  /** Empty for the daily ten minutes, which are no set of the course. */
  title: string
  isDaily: boolean
  mode: DrillMode
  purpose: 'practice' | 'exam'
  state: 'in_progress' | 'finished' | 'abandoned'
  activityId: string | null
  openBook: OpenBook
  total: number
  answered: number
  passPercent: number
  /** Only sets with a total time have one that stands. */
  deadlineAt: number | null
  /** Ended by the clock, not by anybody: its total time was over, or nobody touched it any more. */
  closed: { at: number; why: 'time-over' | 'left' } | null
  /** Customers waiting now; nothing but their words and since when. */
  open: OpenCard[]
  /** Shown after each card in practice, after the end in an exam; never before. */
  feedback: CardFeedback[]
  result: {
    percent: number
    percentHigh: number
    /** Null while what is open decides. */
    passed: boolean | null
    /** Questions about its replies that wait for a person. */
    openQuestions: number
    meanMs: number | null
    /** Replies beyond the shop's line, and of them those beyond the platform's; null where no line was drawn. */
    late: LateReplies | null
    compare: Compared | null
  } | null
}

type DrillRow = NonNullable<Awaited<ReturnType<typeof findDrill>>>

export async function isOwnDrill(db: Db, input: { drillId: string; traineeId: string }): Promise<boolean> {
  const drill = await findDrill(db, input.drillId)
  const enrolment = drill ? await findEnrolmentOfTrainee(db, input.traineeId) : undefined
  return drill !== undefined && drill.enrolment_id === enrolment?.id
}

/** Only for the trainee whose drill it is; null for anybody else. One whose time is over is closed first. */
export async function findDrillView(
  db: Db,
  input: { drillId: string; traineeId: string; content: Content; now: number },
): Promise<DrillView | null> {
  const seen = await findDrill(db, input.drillId)
  const enrolment = seen ? await findEnrolmentOfTrainee(db, input.traineeId) : undefined
  if (!seen || !enrolment || seen.enrolment_id !== enrolment.id) return null
  return viewDrill(db, { ...input, seen, enrolment, isOwn: true })
}

/** Whoever calls has asked whether it may be read. One whose time is over is closed first. */
export async function viewDrill(
  db: Db,
  input: { seen: DrillRow; enrolment: EnrolmentRow; content: Content; now: number; isOwn: boolean },
): Promise<DrillView> {
  const { seen, enrolment } = input
  const overdue = isDrillOverdue(seen, input.now)
  if (overdue) await closeOverdueDrills(db, input.now, enrolment.id)
  const drill = overdue ? ((await findDrill(db, seen.id)) ?? seen) : seen
  const { set, cards, time } = readDrillContent(drill.cards)
  const rows = await listDrillCards(db, drill.id)
  const tells = drill.state === 'finished' || drill.purpose === 'practice'
  const feedback = tells ? await listFeedback(db, { ...input, drill }) : []
  return {
    id: drill.id,
    title: set.title,
    isDaily: drill.set_id === DAILY_SET,
    mode: drill.mode,
    purpose: drill.purpose,
    state: drill.state,
    activityId: drill.activity_id,
    openBook: bookAtHand({ mode: drill.mode, activityId: drill.activity_id }, set),
    total: cards.length,
    answered: rows.filter((row) => row.answered_at !== null).length,
    passPercent: drill.pass_percent,
    deadlineAt: hasTotalTime(set) ? drill.deadline_at : null,
    closed:
      drill.finished_at !== null && drill.finished_at === drill.deadline_at
        ? { at: drill.finished_at, why: hasTotalTime(set) ? 'time-over' : 'left' }
        : null,
    open:
      drill.state !== 'in_progress'
        ? []
        : rows.flatMap((row) => {
            const card = cards[row.position]!
            return row.answered_at === null
              ? [
                  {
                    position: row.position,
                    utterance: card.utterance,
                    shown: card.case ? viewCase(card.case, row.shown_at) : null,
                    shownAt: row.shown_at,
                    limitSeconds: card.limitSeconds,
                  },
                ]
              : []
          }),
    feedback,
    result:
      drill.state === 'finished' && drill.percent !== null
        ? {
            percent: drill.percent,
            percentHigh: drill.percent_high ?? drill.percent,
            passed: drill.passed === null ? null : drill.passed === 1,
            openQuestions: drill.open_questions,
            meanMs: drill.mean_ms,
            late: time ? countLate(time, feedback) : null,
            compare: await compareWithEarlier(db, input.content, drill),
          }
        : null,
  }
}

export interface CurvePoint {
  at: number
  percent: number
  meanMs: number | null
  setId: string
}

/** Finished drills, oldest first. */
export async function getDrillCurve(db: Db, enrolmentId: string): Promise<CurvePoint[]> {
  const rows = await listFinishedDrills(db, enrolmentId, CURVE_POINTS)
  return rows
    .reverse()
    .flatMap((row) =>
      row.finished_at === null || row.percent === null
        ? []
        : [{ at: row.finished_at, percent: row.percent, meanMs: row.mean_ms, setId: row.set_id }],
    )
}

interface SetView {
  id: string
  title: string
  cards: number
  mode: DrillMode
  passPercent: number
  openBook: OpenBook
}

export interface PracticeView {
  hasEnrolment: boolean
  enrolmentId: string | null
  /** The training has ended: what was practised stays to be seen. */
  isOver: boolean
  openDrillId: string | null
  openPurpose: 'practice' | 'exam' | null
  sets: SetView[]
  curve: CurvePoint[]
  weak: { code: string; name: string; mean: number; times: number }[]
}

const WEAK_BELOW = 80

export async function getPracticeView(
  db: Db,
  input: { traineeId: string; content: Content; now: number },
): Promise<PracticeView> {
  const { content } = input
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  const sets = content.drillSets.map((set) => ({
    id: set.id,
    title: set.title,
    cards: set.cards,
    mode: modeOf(set),
    passPercent: set.passPercent,
    openBook: set.openBook,
  }))
  const nothing = { openDrillId: null, openPurpose: null, sets, curve: [], weak: [] }
  if (!enrolment) return { hasEnrolment: false, enrolmentId: null, isOver: false, ...nothing }
  await closeOverdueDrills(db, input.now, enrolment.id)
  const [due, curve] = await Promise.all([
    getPhrasesDue(db, { enrolmentId: enrolment.id, content, now: input.now }),
    getDrillCurve(db, enrolment.id),
  ])
  const isOver = enrolment.ended_at !== null
  const own = { hasEnrolment: true, enrolmentId: enrolment.id, isOver }
  if (isOver) return { ...own, ...nothing, curve }
  return {
    ...own,
    openDrillId: due.openDrillId,
    openPurpose: due.openPurpose,
    sets,
    curve,
    weak: due.weak,
  }
}

type PhrasesDue = Pick<PracticeView, 'openDrillId' | 'openPurpose' | 'weak'>

/** The drill left open, and the phrases of the last month whose mean is low, the weakest first; none with the book closed. */
export async function getPhrasesDue(
  db: Db,
  { enrolmentId, content, now }: { enrolmentId: string; content: Content; now: number },
): Promise<PhrasesDue> {
  const [open, closed, results] = await Promise.all([
    findOpenDrill(db, enrolmentId),
    findClosedBook(db, { enrolmentId, now }),
    listIntentResults(db, enrolmentId, now - MONTH_MS),
  ])
  const weak = results
    .map((row) => ({
      phrase: content.phraseById.get(row.intent_id),
      mean: Math.round(Number(row.mean)),
      times: Number(row.n),
    }))
    .flatMap(({ phrase, mean, times }) =>
      phrase && mean < WEAK_BELOW && closed === null ? [{ code: phrase.code, name: phrase.name, mean, times }] : [],
    )
    .sort((a, b) => a.mean - b.mean)
    .slice(0, 8)
  return { openDrillId: open?.id ?? null, openPurpose: open?.purpose ?? null, weak }
}

export interface ActivityDrill {
  id: string
  title: string
  set: SetView
  purpose: 'practice' | 'exam'
  /** What replies are timed against. */
  time: TimeLines
  /** What is on record: an exam that is over is not begun again. */
  over: { drillId: string; at: number; percent: number; percentHigh: number; passed: boolean | null } | null
}

/** The start page of a plan row; null where it has no drill. */
export async function findActivityDrill(
  db: Db,
  input: { traineeId: string; content: Content; now: number; activityId: string; sets: readonly SetView[] },
): Promise<ActivityDrill | null> {
  const activity = input.content.activityById.get(input.activityId)
  const setId = activity && 'set' in activity.settings ? activity.settings.set : undefined
  const set = input.sets.find((s) => s.id === setId)
  if (!activity || !set) return null
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  const may = enrolment
    ? await findDrillEntitlement(db, { ...input, enrolmentId: enrolment.id, setId: set.id })
    : undefined
  const [last] =
    enrolment && may && !may.ok && may.reason === 'already-done'
      ? (await listDrillsOfActivity(db, enrolment.id, activity.id)).filter((d) => d.state === 'finished')
      : []
  return {
    id: activity.id,
    title: activity.title,
    set,
    purpose: set.mode === 'code' ? 'practice' : 'exam',
    time: timeLinesOf(input.content.shop),
    over: last
      ? {
          drillId: last.id,
          at: last.finished_at ?? 0,
          percent: last.percent ?? 0,
          percentHigh: last.percent_high ?? last.percent ?? 0,
          passed: last.passed === null ? null : last.passed === 1,
        }
      : null,
  }
}
