import type { ExamKind } from '#app/content/blueprint'
import { type Courses, courseOf } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockAttempt, updateAttempt } from '#db/queries/attempts'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { listMarks } from '#db/queries/grading'
import { settleNotifications } from '#db/queries/notifications'
import { inTransaction, type Tx } from '#db/transaction'
import { failedStepOf } from '../activities/failed-step'
import { loadProgress } from '../activities/progress.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { notify } from '../notifications/notify.server'
import { decideRelease } from './release'

/** What the promotion story is told of a published or corrected result. */
export interface ReleasedExam {
  attemptId: string
  enrolmentId: string
  kind: ExamKind
  passed: boolean
  percent: number
  /** Before an appeal was upheld; null for a first release. */
  passedBefore: boolean | null
  actor: Actor
  now: number
}

/** Called in the transaction of the release; a refusal takes the release back. */
/** Asked for marks, which are all there now. */
const MARKING = ['marking-wanted', 'third-mark-wanted', 'marks-reopened', 'release-wanted']

export type OnReleased = (tx: Tx, exam: ReleasedExam) => Promise<Outcome<unknown>>

class TakenBack extends Error {
  constructor(readonly refusal: Extract<Outcome, { ok: false }>) {
    super(refusal.reason)
  }
}

/** @throws inside the transaction, so that nothing of the change stays; `orRefusal` turns it into an answer. */
export async function tellPromotion(tx: Tx, onReleased: OnReleased, exam: ReleasedExam): Promise<void> {
  const outcome = await onReleased(tx, exam)
  if (!outcome.ok) throw new TakenBack(outcome)
}

export async function orRefusal<T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal
    throw error
  }
}

export interface ReleaseAttemptInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
  courses: Courses
  /** Promotion stands above grading and hands it in (promotion/release-exam). Nobody may forget it. */
  onReleased: OnReleased
}

export function releaseAttempt(db: Db, input: ReleaseAttemptInput): Promise<Outcome> {
  return orRefusal(inTransaction(db, (tx) => release(tx, input)))
}

async function release(tx: Tx, { actor, now, attemptId, courses, onReleased }: ReleaseAttemptInput): Promise<Outcome> {
  const attempt = await lockAttempt(tx, attemptId)
  if (!attempt) return refuse('not-found')
  await lockEnrolment(tx, attempt.enrolment_id)
  const enrolment = await findEnrolment(tx, attempt.enrolment_id)
  if (!enrolment) return refuse('not-found')
  const marks = await listMarks(tx, attempt.id)
  const decision = decideRelease({
    state: attempt.state,
    kind: attempt.kind,
    releaserId: actor.id,
    traineeId: enrolment.trainee_id,
    markerIds: marks.map((mark) => mark.marker_id),
  })
  if (!decision.ok) return decision
  const passed = attempt.passed === 1
  const percent = attempt.percent ?? 0
  await updateAttempt(tx, attempt.id, attempt.revision, { state: 'released', released_at: now, released_by: actor.id })
  await settleNotifications(tx, { kinds: MARKING, about: attempt.id, now })
  await appendAudit(tx, {
    actor,
    now,
    action: 'release:attempt',
    entity: 'attempt',
    entityId: attempt.id,
    enrolmentId: enrolment.id,
    before: { state: attempt.state },
    after: { state: 'released', percent, passed },
  })
  await tellPromotion(tx, onReleased, {
    attemptId,
    enrolmentId: enrolment.id,
    kind: attempt.kind,
    passed,
    percent,
    passedBefore: null,
    actor,
    now,
  })
  const { title } = await loadForm(tx, attempt.form_id)
  const next = passed
    ? {}
    : await nextOf(tx, { enrolmentId: enrolment.id, activityId: attempt.activity_id, courses, now })
  const sat = courseOf(courses, enrolment.course_id).activityById.get(attempt.activity_id)
  const written = sat?.type === 'exam' && 'rubric' in sat.settings ? { written: true } : {}
  const payload = { attemptId, title, passed, ...written, ...next }
  await notify(tx, { to: enrolment.trainee_id, kind: 'result-released', payload, now })
  if ('next' in next && next.next === 'makeup-failed' && enrolment.mentor_id) {
    const about = { traineeName: enrolment.trainee_name, activityId: attempt.activity_id, title }
    await notify(tx, {
      to: enrolment.mentor_id,
      kind: 'makeup-failed',
      payload: { enrolmentId: enrolment.id, ...about },
      now,
    })
  }
  return accept()
}

/** What a test that was not passed leads to, read after everything that its result moved on; nothing where nothing follows. */
export async function nextOf(
  tx: Tx,
  input: { enrolmentId: string; activityId: string; courses: Courses; now: number },
): Promise<{ next?: string; on?: string | null }> {
  const enrolment = (await findEnrolment(tx, input.enrolmentId))!
  const content = courseOf(input.courses, enrolment.course_id)
  const [progress] = await loadProgress(tx, [enrolment], { content, now: input.now })
  const entry = progress?.activities.find(({ activity }) => activity.id === input.activityId)
  const step = progress && entry ? failedStepOf(entry, progress, content.blueprints) : null
  return step ? { next: step.what, on: step.on } : {}
}
