import type { Blueprint, ExamKind } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import { endOf } from '#app/rules/paper-end'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findAttempt, listAnswers, listAttemptsOfEnrolment } from '#db/queries/attempts'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { shownExamKind } from '../activities/second-test'
import { loadForm } from '../exam-forms/forms.server'
import { answerFromFields, decodeAnswer, type Fields, shapeOf } from './answer'
import { AnswerSchema } from './answer-forms'
import { type AttemptState, decideStart, examWindow, extraMinutes, isOverdue, type StartSituation } from './attempt'
import type { ExamStartView, ExamSummary, PastAttempt } from './attempt-views'
import { loadSituation } from './exam-situation.server'
import { type PaperView, paperQuestions } from './paper'
import { getPaperLive } from './paper-live.server'
import type { UncountedAnswer } from './save-answer.server'

const ID = /^[\w-]{1,64}$/

export interface AttemptPlace {
  attemptId: string
  enrolmentId: string
  activityId: string
  examId: string
  kind: ExamKind
  state: AttemptState
  deadlineAt: number
}

/** Whose attempt it is, for the permission check; null for what cannot be an id. */
export async function findAttemptPlace(db: DbOrTx, attemptId: string | undefined): Promise<AttemptPlace | null> {
  const row = attemptId && ID.test(attemptId) ? await findAttempt(db, attemptId) : undefined
  return row
    ? {
        attemptId: row.id,
        enrolmentId: row.enrolment_id,
        activityId: row.activity_id,
        examId: row.exam_id,
        kind: row.kind,
        state: row.state,
        deadlineAt: endOf(row),
      }
    : null
}

/** Null when the paper is no longer open. */
export async function getPaper(
  db: Db,
  { attemptId, now }: { attemptId: string; now: number },
): Promise<PaperView | null> {
  const attempt = await findAttempt(db, attemptId)
  if (attempt?.state !== 'in_progress' || isOverdue({ state: attempt.state, deadlineAt: endOf(attempt) }, now))
    return null
  const [form, answers, live] = await Promise.all([
    loadForm(db, attempt.form_id),
    listAnswers(db, attempt.id),
    getPaperLive(db, { attemptId, now }),
  ])
  return (
    live && {
      attemptId: attempt.id,
      title: form.title,
      startedAt: attempt.started_at,
      live,
      questions: paperQuestions(form),
      answers: answers.map((row) => ({
        position: row.position,
        answer: decodeAnswer(row.value),
        revision: row.revision,
        flagged: row.flagged === 1,
        savedAt: row.saved_at,
      })),
      writer: newId(),
    }
  )
}

/** Turns the fields of a plain form into an answer to that question; null when they cannot be one. */
export async function readPlainAnswer(
  db: Db,
  input: { attemptId: string; position: number; item: string; seen: number; flagged: boolean; fields: Fields },
): Promise<UncountedAnswer | null> {
  const attempt = await findAttempt(db, input.attemptId)
  const question = attempt && (await loadForm(db, attempt.form_id)).questions[input.position - 1]
  if (!question) return null
  const answer = AnswerSchema.nullable().safeParse(answerFromFields(shapeOf(question), input.fields))
  if (!answer.success) return null
  const { position, item, seen, flagged } = input
  return { position, item, seen, revision: null, answer: answer.data, flagged }
}

/** The start page of one's own exam; null when there is no such exam or the person is in no training. */
export async function getExamStart(
  db: Db,
  input: { viewerId: string; examId: string | undefined; content: Content; now: number },
): Promise<ExamStartView | null> {
  const blueprint = input.content.blueprintById.get(input.examId ?? '')
  const enrolment = await findEnrolmentOfTrainee(db, input.viewerId)
  if (!blueprint || !enrolment) return null
  const situation = await loadSituation(db, { enrolment, blueprint, course: input.content, now: input.now })
  const start = decideStart(situation)
  const deadlineAt = start.ok && 'begin' in start.value ? start.value.begin.deadlineAt : null
  const rows = await listAttemptsOfEnrolment(db, enrolment.id)
  const past = rows.filter((row) => row.exam_id === blueprint.id).map(pastAttempt)
  return {
    examId: blueprint.id,
    enrolmentId: enrolment.id,
    activityId: blueprint.activity,
    title: blueprint.title,
    kind: shownExamKind(blueprint.kind, situation.ofGate),
    minutes: blueprint.minutes,
    extraMinutes: extraMinutes(blueprint.minutes, enrolment.extra_time_percent),
    items: Object.values(blueprint.topics).reduce((sum, count) => sum + count, 0),
    scenarios: blueprint.types.scenario,
    passPercent: blueprint.passPercent,
    markers: blueprint.markers,
    on: firstDayOf(situation),
    plannedStart:
      blueprint.kind === 'makeup' || blueprint.kind === 'retake'
        ? null
        : (input.content.activityById.get(blueprint.activity)?.start ?? null),
    window: examWindow(blueprint.window, situation.day.unlocked ? situation.today : situation.day.on, situation.zone),
    topics: Object.keys(blueprint.topics).map(input.content.topicName),
    start,
    unmet: situation.unmet ?? [],
    before: situation.before,
    minutesNow: deadlineAt === null ? null : Math.floor((deadlineAt - input.now) / 60_000),
    past,
    // At a gate a person decides whether it is sat again.
    followUp:
      !situation.ofGate && past.some((attempt) => attempt.passed === false)
        ? followUpOf(blueprint, input.content.blueprints)
        : null,
  }
}

/** A second sitting has a date of its own, not that of the plan's row; what was begun keeps the day of that. */
function firstDayOf({ blueprint, day, earlier, retakeGate, secondTest, today, zone }: StartSituation): string | null {
  const begun = earlier.find(({ examId, state }) => examId === blueprint.id && state !== 'voided')
  if (begun && blueprint.kind === 'makeup') return localDateOf(begun.startedAt, zone)
  switch (blueprint.kind) {
    case 'retake':
      return retakeGate.allowedFromOn
    case 'makeup':
      return secondTest?.opensOn ?? today
    default:
      return day.on
  }
}

function pastAttempt(row: Awaited<ReturnType<typeof listAttemptsOfEnrolment>>[number]): PastAttempt {
  const released = row.state === 'released'
  return {
    id: row.id,
    state: row.state,
    startedAt: row.started_at,
    closedAt: row.closed_at,
    percent: released ? row.percent : null,
    passed: released && row.passed !== null ? row.passed === 1 : null,
  }
}

function followUpOf(blueprint: Blueprint, all: readonly Blueprint[]): string | null {
  if (blueprint.kind === 'final') return all.find((other) => other.kind === 'retake')?.id ?? null
  if (blueprint.kind !== 'stage') return null
  return all.find((other) => other.kind === 'makeup' && other.activity === blueprint.activity)?.id ?? null
}

/** All exams of one enrolment, newest first; numbers only of released ones. Voided papers stay visible as such. */
export async function getExamSummary(
  db: DbOrTx,
  input: { enrolmentId: string; content: Pick<Content, 'blueprintById'> },
): Promise<ExamSummary[]> {
  const rows = await listAttemptsOfEnrolment(db, input.enrolmentId)
  return rows.map((row) => ({
    ...pastAttempt(row),
    examId: row.exam_id,
    activityId: row.activity_id,
    kind: row.kind,
    title: input.content.blueprintById.get(row.exam_id)?.title ?? row.exam_id,
    passPercent: row.pass_percent,
  }))
}

/** The enrolment whose results are one's own; null for people who are no trainees. */
export async function findOwnEnrolment(db: DbOrTx, personId: string): Promise<string | null> {
  return (await findEnrolmentOfTrainee(db, personId))?.id ?? null
}
