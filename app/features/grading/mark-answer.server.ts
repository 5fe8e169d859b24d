import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { type AttemptRow, findAnswer, findAttempt, lockAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { insertMark, listMarks, listReopenings } from '#db/queries/grading'
import { inTransaction, type Tx } from '#db/transaction'
import { decodeAnswer } from '../attempts/answer'
import { type Actor, appendAudit } from '../audit/audit.server'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { gradeAttempt } from './grade-attempt.server'
import { tellThirdMarkers } from './grading-notices.server'
import { agreeOn, decideMark, type MarkSheet, markPoints } from './marking'
import { newestMarks } from './newest-marks'
import { scoreAnswer } from './score-item'

interface MarkAnswerInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
  position: number
  sheet: MarkSheet
  comment: string | null
}

/**
 * A correction is a new revision of one's own mark; the last mark that was missing grades the paper. Two that lie apart call
 * for a third person.
 */
export async function markAnswer(db: Db, input: MarkAnswerInput): Promise<Outcome<{ points: number }>> {
  const known = await findAttempt(db, input.attemptId)
  if (!known) return refuse('not-found')
  const form = await loadForm(db, known.form_id)
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, input.attemptId)
    const enrolment = attempt && (await findEnrolment(tx, attempt.enrolment_id))
    const question = form.questions[input.position - 1]
    if (!attempt || !enrolment || !question) return refuse('not-found')
    const answer = await findAnswer(tx, attempt.id, input.position)
    const rows = (await listMarks(tx, attempt.id)).filter((row) => row.position === input.position)
    const reopenings = (await listReopenings(tx, [attempt.id])).filter((row) => row.position === input.position)
    const decision = decideMark({
      attemptState: attempt.state,
      isScenario: question.item.type === 'scenario',
      isBlank: scoreAnswer(question, answer ? decodeAnswer(answer.value) : null) === false,
      markerId: input.actor.id,
      traineeId: enrolment.trainee_id,
      marks: newestMarks(rows).get(input.position) ?? [],
      needed: form.markers,
      max: question.points,
      reopenedAt: reopenings.at(-1)?.reopened_at ?? null,
    })
    if (!decision.ok) return decision
    if (input.sheet.hardFault !== null && !form.rubric?.hardFaults.some((fault) => fault.id === input.sheet.hardFault))
      return refuse('invalid-reference')

    const points = markPoints(input.sheet, form.rubric, question.points)
    const revision =
      Math.max(0, ...rows.filter((row) => row.marker_id === input.actor.id).map((row) => row.revision)) + 1
    await insertMark(tx, {
      id: newId(),
      attempt_id: attempt.id,
      enrolment_id: enrolment.id,
      position: input.position,
      marker_id: input.actor.id,
      trainee_id: enrolment.trainee_id,
      revision,
      criteria: JSON.stringify(input.sheet),
      points,
      max_points: question.points,
      comment: input.comment,
      marked_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'mark:attempt',
      entity: 'attempt',
      entityId: attempt.id,
      enrolmentId: enrolment.id,
      after: { position: input.position, revision, points, ...input.sheet },
    })
    const waiting = await gradeAttempt(tx, attempt, { actor: input.actor, now: input.now })
    // A correction comes after the third person was told.
    if (waiting > 0 && revision === 1) await tellWhenApart(tx, attempt, form, input)
    return accept({ points })
  })
}

/** Once a paper: by the first question whose marks lie apart. */
async function tellWhenApart(
  tx: Tx,
  attempt: AttemptRow,
  form: FormContent,
  { position, now }: MarkAnswerInput,
): Promise<void> {
  const marks = newestMarks(await listMarks(tx, attempt.id))
  const apart = form.questions
    .filter((question) => agreeOn(marks.get(question.position) ?? [], form.markers, question.points).state === 'apart')
    .map((question) => question.position)
  if (apart.length === 1 && apart[0] === position)
    await tellThirdMarkers(tx, attempt, { marked: (marks.get(position) ?? []).map((mark) => mark.markerId), now })
}
