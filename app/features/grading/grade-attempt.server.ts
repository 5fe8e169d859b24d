import { type AttemptRow, listAnswers, updateAttempt } from '#db/queries/attempts'
import { listMarks } from '#db/queries/grading'
import type { DbOrTx, Tx } from '#db/transaction'
import { decodeAnswer } from '../attempts/answer'
import { type Actor, appendAudit } from '../audit/audit.server'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { tellReleasers } from './grading-notices.server'
import { agreeOn, type GivenMark } from './marking'
import { newestMarks } from './newest-marks'
import { type AttemptResult, scoreAttempt } from './score-attempt'

function agreedPoints(form: FormContent, marks: ReadonlyMap<number, readonly GivenMark[]>): Map<number, number> {
  const agreed = new Map<number, number>()
  for (const question of form.questions) {
    const agreement = agreeOn(marks.get(question.position) ?? [], form.markers, question.points)
    if (agreement.state === 'agreed') agreed.set(question.position, agreement.points)
  }
  return agreed
}

/** The result as the record gives it now; grading, checking and appeals all use this one way. */
export async function computeResult(
  db: DbOrTx,
  attempt: Pick<AttemptRow, 'id' | 'form_id' | 'pass_percent'>,
  adjustments?: ReadonlyMap<number, number>,
): Promise<AttemptResult> {
  const form = await loadForm(db, attempt.form_id)
  const answers = new Map((await listAnswers(db, attempt.id)).map((row) => [row.position, decodeAnswer(row.value)]))
  const marks = agreedPoints(form, newestMarks(await listMarks(db, attempt.id)))
  return scoreAttempt({
    form: { questions: form.questions, passPercent: attempt.pass_percent },
    answers,
    marks,
    ...(adjustments ? { adjustments } : {}),
  })
}

/**
 * Grades a closed paper as soon as no answer waits for a person; until then nothing changes. Call under the attempt's lock.
 * Answers how many questions still wait.
 */
export async function gradeAttempt(tx: Tx, attempt: AttemptRow, input: { actor: Actor; now: number }): Promise<number> {
  const result = await computeResult(tx, attempt)
  if (result.waiting.length > 0) return result.waiting.length
  await updateAttempt(tx, attempt.id, attempt.revision, {
    state: 'graded',
    graded_at: input.now,
    ...resultColumns(result),
  })
  await appendAudit(tx, {
    ...input,
    action: 'grade:attempt',
    entity: 'attempt',
    entityId: attempt.id,
    enrolmentId: attempt.enrolment_id,
    after: { points: result.points, max: result.max, percent: result.percent, passed: result.passed },
  })
  await tellReleasers(tx, attempt, input.now)
  return 0
}

export function resultColumns(result: AttemptResult) {
  return {
    points: result.points,
    max_points: result.max,
    percent: result.percent,
    passed: result.passed ? (1 as const) : (0 as const),
    result: JSON.stringify(result),
  }
}
