import type { ExamKind } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { listAppealWaivers } from '#db/queries/appeals'
import { type AttemptRow, findAttempt, listAnswers, listLateAnswers } from '#db/queries/attempts'
import { type EnrolmentRow, findEnrolment } from '#db/queries/enrolments'
import { listAppeals, listFinishedDrills, listFinishedTypingRuns, listMarks } from '#db/queries/grading'
import {
  PRACTICE,
  purposeOfRun,
  type TypingPurpose,
  type TypingStanding,
  typingStanding,
} from '../activities/typing-standing'
import { decodeAnswer } from '../attempts/answer'
import type { ExamSummary } from '../attempts/attempt-views'
import { getExamSummary } from '../attempts/attempts.server'
import type { PaperEnd } from '../attempts/paper-live'
import { getPaperEnd } from '../attempts/paper-live.server'
import { loadWorkdays } from '../cohorts/workdays.server'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { decideWaiveAppeal } from './appeal'
import { candidateCode, isBlind } from './candidate'
import { type ExplainedItem, explainItems, type ShownMark } from './explain-result'
import type { MarkSheet } from './marking'
import type { AttemptResult } from './score-attempt'

const MAX_ROWS = 200

export interface AppealView {
  id: string
  position: number | null
  reason: string
  filedAt: number
  dueOn: string | null
  state: 'open' | 'upheld' | 'rejected'
  answer: string | null
  /** Open after its day. */
  isLate: boolean
  answeredBy: string | null
  decidedAt: number | null
}

interface ResultHead {
  attemptId: string
  examId: string
  kind: ExamKind
  title: string
  traineeName: string
  startedAt: number
  end: PaperEnd | null
  passPercent: number
}

export interface ReleasedResult {
  percent: number
  points: number
  max: number
  passed: boolean
  releasedAt: number
  topics: { topic: string; name: string; points: number; max: number; percent: number }[]
  items: (ExplainedItem & { lessonTitle: string | null })[]
  rubric: FormContent['rubric']
  /** Lessons behind the lost points, the heaviest first. */
  practise: { lessonId: string; title: string; lost: number }[]
  appeals: AppealView[]
  appealUntilOn: string
  mayAppeal: boolean
  /** Whether the trainee may say that they do not appeal, or when they said so. */
  waiver: { isOffered: boolean; statedAt: number | null }
  lateAnswers: number
}

export interface ResultView extends ResultHead {
  state: AttemptRow['state']
  /** Null until the result is released; nothing of the key is in the view before. */
  released: ReleasedResult | null
}

/** What a trainee, or somebody who may read the result, sees of one attempt; who marks it blind reads no name here either. */
export async function getResultView(
  db: Db,
  input: { attemptId: string; content: Content; now: number; viewerId: string },
): Promise<ResultView | null> {
  const attempt = await findAttempt(db, input.attemptId)
  const enrolment = attempt && (await findEnrolment(db, attempt.enrolment_id))
  if (!attempt || !enrolment) return null
  const form = await loadForm(db, attempt.form_id)
  const isNamed = !isBlind(form) || attempt.state === 'released' || enrolment.trainee_id === input.viewerId
  return {
    attemptId: attempt.id,
    examId: attempt.exam_id,
    kind: attempt.kind,
    title: form.title,
    traineeName: isNamed ? enrolment.trainee_name : candidateCode(attempt.id),
    startedAt: attempt.started_at,
    end: await getPaperEnd(db, attempt, form.questions.length),
    passPercent: attempt.pass_percent,
    state: attempt.state,
    released: attempt.state === 'released' ? await releasedResult(db, attempt, form, { ...input, enrolment }) : null,
  }
}

async function releasedResult(
  db: Db,
  attempt: AttemptRow,
  form: FormContent,
  { enrolment, content, now }: { enrolment: EnrolmentRow; content: Content; now: number },
): Promise<ReleasedResult> {
  const [answerRows, markRows, appealRows, late, waivers, workdaysAfter] = await Promise.all([
    listAnswers(db, attempt.id),
    listMarks(db, attempt.id),
    listAppeals(db, attempt.id),
    listLateAnswers(db, attempt.id),
    listAppealWaivers(db, enrolment.id),
    loadWorkdays(db, [enrolment]),
  ])
  const result = JSON.parse(attempt.result ?? 'null') as AttemptResult
  const answers = new Map(answerRows.map((row) => [row.position, decodeAnswer(row.value)]))
  const items = explainItems(form, result, answers, shownMarks(markRows)).map((item) => ({
    ...item,
    lessonTitle: content.lessonById.get(item.lessonId)?.title ?? null,
  }))
  const releasedAt = attempt.released_at ?? 0
  const until = workdaysAfter(enrolment, releasedAt, APPEAL_WORKDAYS)
  const statedAt = waivers.find((w) => w.attempt_id === attempt.id)?.stated_at ?? null
  const waiving = decideWaiveAppeal({
    state: attempt.state,
    passed: attempt.passed === 1,
    isWaived: statedAt !== null,
    openAppeals: appealRows.filter((row) => row.state === 'open').length,
    lastOn: until,
    zone: enrolment.zone,
    now,
  })
  return {
    percent: result.percent,
    points: result.points,
    max: result.max,
    passed: attempt.passed === 1,
    releasedAt,
    topics: result.topics.map((topic) => ({ ...topic, name: form.topicNames[topic.topic] ?? topic.topic })),
    items,
    rubric: form.rubric,
    practise: lessonsToPractise(items),
    appeals: appealRows.map((row) => ({
      id: row.id,
      position: row.position,
      reason: row.reason,
      filedAt: row.filed_at,
      dueOn: row.due_on,
      state: row.state,
      answer: row.answer,
      isLate: row.state === 'open' && row.due_on !== null && row.due_on < localDateOf(now, enrolment.zone),
      answeredBy: row.decider_name,
      decidedAt: row.decided_at,
    })),
    appealUntilOn: until,
    mayAppeal: localDateOf(now, enrolment.zone) <= until && !appealRows.some((row) => row.state === 'open'),
    waiver: { isOffered: waiving.ok, statedAt },
    lateAnswers: late.length,
  }
}

/** The newest mark of each marker, without their names. */
export function shownMarks(rows: Awaited<ReturnType<typeof listMarks>>): Map<number, ShownMark[]> {
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const key = `${row.position} ${row.marker_id}`
    if ((newest.get(key)?.revision ?? 0) < row.revision) newest.set(key, row)
  }
  const shown = new Map<number, ShownMark[]>()
  for (const row of newest.values())
    shown.set(row.position, [
      ...(shown.get(row.position) ?? []),
      { sheet: JSON.parse(row.criteria) as MarkSheet, points: row.points, comment: row.comment },
    ])
  return shown
}

function lessonsToPractise(items: ReleasedResult['items']): ReleasedResult['practise'] {
  const lost = new Map<string, { title: string; lost: number }>()
  for (const item of items) {
    const missing = item.max - (item.points ?? 0)
    if (missing <= 0 || item.lessonTitle === null) continue
    lost.set(item.lessonId, { title: item.lessonTitle, lost: (lost.get(item.lessonId)?.lost ?? 0) + missing })
  }
  return [...lost]
    .map(([lessonId, entry]) => ({ lessonId, ...entry }))
    .sort((a, b) => b.lost - a.lost)
    .slice(0, 6)
}

export interface ResultsOverview {
  exams: ExamSummary[]
  drills: {
    id: string
    title: string
    purpose: 'practice' | 'exam'
    finishedAt: number
    percent: number | null
    percentHigh: number | null
    /** Questions about its replies that wait for the mentor. */
    open: number
    /** Null while those decide. */
    passed: boolean | null
    meanMs: number | null
  }[]
  typing: {
    id: string
    purpose: TypingPurpose
    run: number
    standing: TypingStanding
    finishedAt: number
    speed: number | null
    accuracy: number | null
    band: string | null
  }[]
  /** Points of the curve, oldest first. */
  curve: { series: 'exam' | 'drill'; at: number; percent: number; label: string }[]
}

/** Every result of one enrolment in one page: papers, phrase drills, typing. */
export async function getResultsOverview(
  db: Db,
  input: { enrolmentId: string; content: Content },
): Promise<ResultsOverview> {
  const [exams, drillRows, typingRows] = await Promise.all([
    getExamSummary(db, input),
    listFinishedDrills(db, input.enrolmentId, MAX_ROWS),
    listFinishedTypingRuns(db, input.enrolmentId, { practice: PRACTICE, limit: MAX_ROWS }),
  ])
  const drills = drillRows.map((row) => ({
    id: row.id,
    title: input.content.drillSets.find((set) => set.id === row.set_id)?.title ?? row.set_id,
    purpose: row.purpose,
    finishedAt: row.finished_at ?? 0,
    percent: row.percent,
    percentHigh: row.percent_high ?? row.percent,
    open: row.open_questions,
    passed: row.passed === null ? null : row.passed === 1,
    meanMs: row.mean_ms,
  }))
  const curve = [
    ...exams.flatMap((exam) =>
      exam.percent === null
        ? []
        : [{ series: 'exam' as const, at: exam.startedAt, percent: exam.percent, label: exam.title }],
    ),
    ...drills.flatMap((drill) =>
      drill.percent === null || (drill.passed === null && drill.open > 0)
        ? []
        : [{ series: 'drill' as const, at: drill.finishedAt, percent: drill.percent, label: drill.title }],
    ),
  ].sort((a, b) => a.at - b.at)
  return {
    exams,
    drills,
    typing: typingRows.map((row) => ({
      id: row.id,
      purpose: purposeOfRun(row.activity_id, input.content.activityById.get(row.activity_id)),
      run: row.run,
      standing: typingStanding({ finishedAt: row.finished_at, held: row.held === 1, verdict: row.verdict }),
      finishedAt: row.finished_at ?? 0,
      speed: row.speed,
      accuracy: row.accuracy,
      band: row.band,
    })),
    curve,
  }
}
