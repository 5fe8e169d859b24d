import type { ExamKind } from '#app/content/blueprint'
import type { Db } from '#db/connect'
import { findAttempt, listAnswers, listLateAnswers } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import {
  listAppeals,
  listDelegationsOf,
  listMarks,
  listMarksOfAttempts,
  listOpenAppealsWithAttempts,
  listUnreleasedAttempts,
} from '#db/queries/grading'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type EnrolmentRelation, relationOf, type Viewer } from '../accounts/permissions'
import { decodeAnswer } from '../attempts/answer'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { candidateCode, isBlind } from './candidate'
import { type ScenarioGuide, scenarioGuide } from './explain-result'
import { newestMarks } from './grade-attempt.server'
import { agreeOn, type GivenMark, type MarkSheet, mayMark, mayRelease } from './marking'
import type { AttemptResult } from './score-attempt'
import { scoreAnswer } from './score-item'

interface OwnedRow {
  enrolment_id: string
  trainee_id: string
  mentor_id: string | null
  cohort_id: string
}

type Delegation = Awaited<ReturnType<typeof listDelegationsOf>>[number]

function relationTo(row: OwnedRow, delegations: readonly Delegation[]): EnrolmentRelation {
  const named = delegations.filter((d) => d.cohort_id === row.cohort_id)
  return relationOf(
    { ...row, id: row.enrolment_id },
    named.map((d) => ({ activityId: d.activity_id, role: d.role })),
  )
}

export interface MarkingRow {
  attemptId: string
  title: string
  kind: ExamKind
  /** The trainee's name, or a code where two mark independently. */
  candidate: string
  closedAt: number
  state: 'to-mark' | 'waiting-for-others' | 'to-release' | 'waiting-for-release' | 'appeal'
}

/** What waits for this viewer: papers to mark or to release, and appeals to answer. Only what they may touch. */
export async function listAttemptsToMark(db: DbOrTx, viewer: Pick<Viewer, 'id' | 'roles'>): Promise<MarkingRow[]> {
  const delegations = await listDelegationsOf(db, viewer.id)
  const attempts = (await listUnreleasedAttempts(db)).filter((row) =>
    mayMark(viewer, relationTo(row, delegations), row.activity_id),
  )
  const marks =
    attempts.length === 0
      ? []
      : await listMarksOfAttempts(
          db,
          attempts.map((row) => row.id),
        )
  const rows: MarkingRow[] = []
  for (const row of attempts) {
    const form = await loadForm(db, row.form_id)
    const own = new Set(
      marks.filter((mark) => mark.attempt_id === row.id && mark.marker_id === viewer.id).map((mark) => mark.position),
    )
    const relation = relationTo(row, delegations)
    const releasable = mayRelease(viewer, relation, { activityId: row.activity_id, kind: row.kind })
    const open =
      row.state === 'graded'
        ? []
        : openPositions(form, newestMarks(marks.filter((mark) => mark.attempt_id === row.id))).filter(
            (p) => !own.has(p),
          )
    rows.push({
      attemptId: row.id,
      title: form.title,
      kind: row.kind,
      candidate: isBlind(form) ? candidateCode(row.id) : row.trainee_name,
      closedAt: row.closed_at ?? 0,
      state:
        row.state === 'graded'
          ? releasable
            ? 'to-release'
            : 'waiting-for-release'
          : open.length > 0
            ? 'to-mark'
            : 'waiting-for-others',
    })
  }
  return [...rows, ...(await listAppealRows(db, viewer, delegations))]
}

/** Scenario questions whose marks do not agree yet; answers left blank need none but are not known here. */
function openPositions(form: FormContent, marks: ReadonlyMap<number, readonly GivenMark[]>): number[] {
  return form.questions
    .filter(
      ({ item, position, points }) =>
        item.type === 'scenario' && agreeOn(marks.get(position) ?? [], form.markers, points).state !== 'agreed',
    )
    .map(({ position }) => position)
}

async function listAppealRows(
  db: DbOrTx,
  viewer: Pick<Viewer, 'id' | 'roles'>,
  delegations: readonly Delegation[],
): Promise<MarkingRow[]> {
  const appeals = await listOpenAppealsWithAttempts(db)
  const mine = appeals.filter(
    (row) =>
      row.released_by !== viewer.id &&
      mayRelease(viewer, relationTo(row, delegations), { activityId: row.activity_id, kind: row.kind }),
  )
  const rows: MarkingRow[] = []
  for (const row of mine) {
    const attempt = await findAttempt(db, row.attempt_id)
    if (!attempt) continue
    const form = await loadForm(db, attempt.form_id)
    rows.push({
      attemptId: row.attempt_id,
      title: form.title,
      kind: row.kind,
      candidate: row.trainee_name,
      closedAt: row.filed_at,
      state: 'appeal',
    })
  }
  return rows
}

export interface ScenarioToMark {
  position: number
  stem: string
  text: string
  max: number
  guide: ScenarioGuide
  /** The viewer's own newest mark; never anybody else's. */
  own: { sheet: MarkSheet; points: number; comment: string | null } | null
  markers: number
  needed: number
  /** True when two marks are far apart and a third is asked for. */
  apart: boolean
  settled: boolean
}

export interface MarkingView {
  attemptId: string
  title: string
  kind: ExamKind
  candidate: string
  state: string
  expired: boolean
  closedAt: number | null
  rubric: FormContent['rubric']
  scenarios: ScenarioToMark[]
  blanks: number
  canMark: boolean
  canRelease: boolean
  canVoid: boolean
  canReadResult: boolean
  /** Only once every mark is in. */
  summary: {
    percent: number
    passPercent: number
    passed: boolean
    points: number
    max: number
    topics: { topic: string; name: string; percent: number }[]
  } | null
  lateAnswers: { position: number; lateMs: number; stem: string }[]
  appeals: AppealToAnswer[]
}

export interface AppealToAnswer {
  id: string
  position: number | null
  reason: string
  filedAt: number
  state: 'open' | 'upheld' | 'rejected'
  answer: string | null
  deciderName: string | null
  /** The releaser may read but not answer it. */
  mayAnswer: boolean
}

/** One paper for one marker: written replies with what to look for, blind to the other marker. */
export async function getMarkingView(
  db: Db,
  input: { attemptId: string; viewer: Pick<Viewer, 'id' | 'roles'>; relation: EnrolmentRelation },
): Promise<MarkingView | null> {
  const attempt = await findAttempt(db, input.attemptId)
  const enrolment = attempt && (await findEnrolment(db, attempt.enrolment_id))
  if (!attempt || !enrolment || attempt.state === 'in_progress') return null
  const form = await loadForm(db, attempt.form_id)
  const [answers, marks, late, appeals] = await Promise.all([
    listAnswers(db, attempt.id),
    listMarks(db, attempt.id),
    listLateAnswers(db, attempt.id),
    listAppeals(db, attempt.id),
  ])
  const scenarios = scenariosToMark(form, answers, marks, input.viewer.id)
  const closed = attempt.state === 'submitted' || attempt.state === 'expired'
  const releasable = mayRelease(input.viewer, input.relation, { activityId: attempt.activity_id, kind: attempt.kind })
  const result = attempt.result ? (JSON.parse(attempt.result) as AttemptResult) : null
  return {
    attemptId: attempt.id,
    title: form.title,
    kind: attempt.kind,
    candidate: isBlind(form) && attempt.state !== 'released' ? candidateCode(attempt.id) : enrolment.trainee_name,
    state: attempt.state,
    expired: attempt.submitted_at === null,
    closedAt: attempt.closed_at,
    rubric: form.rubric,
    scenarios,
    blanks: form.questions.filter(({ item }) => item.type === 'scenario').length - scenarios.length,
    canMark: closed && mayMark(input.viewer, input.relation, attempt.activity_id),
    canRelease: attempt.state === 'graded' && releasable,
    canVoid:
      (closed || attempt.state === 'graded') &&
      canOnEnrolment(input.viewer, 'release:attempt', input.relation, attempt.activity_id),
    canReadResult:
      attempt.state === 'released' && canOnEnrolment(input.viewer, 'read:result', input.relation, attempt.activity_id),
    summary:
      result && (attempt.state === 'graded' || attempt.state === 'released')
        ? {
            percent: result.percent,
            passPercent: attempt.pass_percent,
            passed: attempt.passed === 1,
            points: result.points,
            max: result.max,
            topics: result.topics.map(({ topic, percent }) => ({
              topic,
              percent,
              name: form.topicNames[topic] ?? topic,
            })),
          }
        : null,
    lateAnswers: late.map((row) => ({
      position: row.position,
      lateMs: row.late_ms,
      stem: form.questions[row.position - 1]?.item.stem ?? '',
    })),
    appeals: appeals.map((row) => ({
      id: row.id,
      position: row.position,
      reason: row.reason,
      filedAt: row.filed_at,
      state: row.state,
      answer: row.answer,
      deciderName: row.decider_name,
      mayAnswer: row.state === 'open' && releasable && attempt.released_by !== input.viewer.id,
    })),
  }
}

function scenariosToMark(
  form: FormContent,
  answers: Awaited<ReturnType<typeof listAnswers>>,
  marks: Awaited<ReturnType<typeof listMarks>>,
  viewerId: string,
): ScenarioToMark[] {
  const given = newestMarks(marks)
  return form.questions.flatMap((question) => {
    const { item, position, points } = question
    const stored = answers.find((row) => row.position === position)
    const answer = stored ? decodeAnswer(stored.value) : null
    if (item.type !== 'scenario' || answer?.type !== 'scenario' || scoreAnswer(question, answer) === false) return []
    const agreement = agreeOn(given.get(position) ?? [], form.markers, points)
    const own = marks.filter((mark) => mark.position === position && mark.marker_id === viewerId).at(-1)
    return [
      {
        position,
        stem: item.stem,
        text: answer.text,
        max: points,
        guide: scenarioGuide(item),
        own: own ? { sheet: JSON.parse(own.criteria) as MarkSheet, points: own.points, comment: own.comment } : null,
        markers: given.get(position)?.length ?? 0,
        needed: agreement.state === 'agreed' ? form.markers : agreement.need,
        apart: agreement.state === 'apart',
        settled: agreement.state === 'agreed',
      },
    ]
  })
}
