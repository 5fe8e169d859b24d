import type { Courses } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { type AttemptRow, findAttempt, lockAttempt, updateAttempt } from '#db/queries/attempts'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { closeAppeal, findAppeal, listActiveManagers } from '#db/queries/grading'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { notify } from '../notifications/notify.server'
import { decideAppeal, nextOfPassed } from './appeal'
import { loadHands } from './appeals.server'
import { computeResult, resultColumns } from './grade-attempt.server'
import { nextOf, type OnReleased, orRefusal, tellPromotion } from './release-attempt.server'
import type { AttemptResult } from './score-attempt'

export interface AnswerAppealInput {
  actor: Actor & { id: string }
  now: number
  appealId: string
  /** May release results of this kind; somebody named as the reviewer need not. */
  inOffice: boolean
  verdict: 'upheld' | 'rejected'
  answer: string
  adjustment: { position: number; points: number } | null
  courses: Courses
  onReleased: OnReleased
  /** Promotion hands it in, too: called in the transaction, with the new result and whatever it moved on. */
  onRegraded: (tx: Tx, changed: { enrolmentId: string; courses: Courses; now: number }) => Promise<void>
}

/** Answers an appeal; upholding it changes the points of one question and computes the result anew. The old result stays in the audit. */
export function answerAppeal(db: Db, input: AnswerAppealInput): Promise<Outcome> {
  return orRefusal(inTransaction(db, (tx) => answer(tx, input)))
}

async function answer(tx: Tx, input: AnswerAppealInput): Promise<Outcome> {
  const { actor, now, verdict, adjustment } = input
  const known = await findAppeal(tx, input.appealId)
  const attempt = known && (await lockAttempt(tx, known.attempt_id))
  // Read again under the lock: it may have been answered in the meantime.
  const appeal = await findAppeal(tx, input.appealId)
  if (!attempt || !appeal) return refuse('not-found')
  await lockEnrolment(tx, attempt.enrolment_id)
  const enrolment = await findEnrolment(tx, attempt.enrolment_id)
  if (!enrolment) return refuse('not-found')
  const form = await loadForm(tx, attempt.form_id)
  const before = attempt.result ? (JSON.parse(attempt.result) as AttemptResult) : null
  const row = { ...appeal, trainee_id: enrolment.trainee_id, released_by: attempt.released_by }
  const decision = decideAppeal({
    appealState: appeal.state,
    attemptState: attempt.state,
    deciderId: actor.id,
    inOffice: input.inOffice,
    hands: (await loadHands(tx, [row])).get(appeal.id)!,
    position: appeal.position,
    verdict,
    adjustment,
    questionOf: (position) => before?.items.find((item) => item.position === position),
  })
  if (!decision.ok) return decision
  await closeAppeal(tx, appeal.id, { state: verdict, decided_by: actor.id, decided_at: now, answer: input.answer })
  await appendAudit(tx, {
    actor,
    now,
    action: 'decide:appeal',
    entity: 'appeal',
    entityId: appeal.id,
    enrolmentId: enrolment.id,
    reason: input.answer,
    before: { state: 'open' },
    after: { state: verdict, adjustment },
  })
  if (verdict === 'upheld' && adjustment) {
    await regrade(tx, attempt, before, { ...input, adjustment })
    await input.onRegraded(tx, { enrolmentId: enrolment.id, courses: input.courses, now })
  }
  const others = (await listActiveManagers(tx)).map(({ id }) => id).filter((id) => id !== actor.id)
  const settled = { appealId: appeal.id, traineeName: enrolment.trainee_name, title: form.title }
  await notify(tx, {
    to: others,
    kind: 'appeal-settled',
    payload: { ...settled, upheld: verdict === 'upheld' },
    now,
  })
  await tellTrainee(tx, attempt, { ...input, traineeId: enrolment.trainee_id, title: form.title })
  return accept()
}

/** What changed, the verdict as it stands, and what comes next: read after everything that the answer moved on. */
async function tellTrainee(
  tx: Tx,
  before: AttemptRow,
  input: AnswerAppealInput & { traineeId: string; title: string },
): Promise<void> {
  const after = (await findAttempt(tx, before.id)) ?? before
  const passed = after.passed === 1
  const about = { enrolmentId: before.enrolment_id, activityId: before.activity_id }
  const follows = await nextOf(tx, { ...about, courses: input.courses, now: input.now })
  const payload = {
    attemptId: before.id,
    title: input.title,
    upheld: input.verdict === 'upheld',
    percentBefore: before.percent,
    percent: after.percent,
    passedBefore: before.passed === 1,
    passed,
    ...(follows.next === undefined && passed ? { next: nextOfPassed(before.kind) } : follows),
  }
  await notify(tx, { to: input.traineeId, kind: 'appeal-answered', payload, now: input.now })
}

async function regrade(
  tx: Tx,
  attempt: AttemptRow,
  before: AttemptResult | null,
  input: AnswerAppealInput & { adjustment: { position: number; points: number } },
): Promise<void> {
  const { actor, now, adjustment } = input
  const earlier = (before?.items ?? []).filter((item) => item.adjusted && item.points !== null)
  const adjustments = new Map(earlier.map((item) => [item.position, item.points as number]))
  adjustments.set(adjustment.position, adjustment.points)
  const result = await computeResult(tx, attempt, adjustments)
  await updateAttempt(tx, attempt.id, attempt.revision, resultColumns(result))
  await appendAudit(tx, {
    actor,
    now,
    action: 'regrade:attempt',
    entity: 'attempt',
    entityId: attempt.id,
    enrolmentId: attempt.enrolment_id,
    reason: input.answer,
    before: { points: attempt.points, percent: attempt.percent, passed: attempt.passed === 1 },
    after: { points: result.points, percent: result.percent, passed: result.passed, position: adjustment.position },
  })
  // Most appeals change points, not the verdict; only a verdict that turns is news for the promotion story.
  if (result.passed === (attempt.passed === 1)) return
  await tellPromotion(tx, input.onReleased, {
    attemptId: attempt.id,
    enrolmentId: attempt.enrolment_id,
    kind: attempt.kind,
    passed: result.passed,
    percent: result.percent,
    passedBefore: attempt.passed === 1,
    actor,
    now,
  })
}
