import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findAnswer, findAttempt, lockAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { insertMark, listMarks, listReopenings } from '#db/queries/grading'
import { inTransaction } from '#db/transaction'
import { decodeAnswer } from '../attempts/answer'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadWorkdays } from '../cohorts/workdays.server'
import { loadForm } from '../exam-forms/forms.server'
import { gradeAttempt } from './grade-attempt.server'
import { tellThirdMarkers } from './grading-notices.server'
import { decideMark, type MarkSheet, markPoints } from './marking'
import { newestMarks } from './newest-marks'
import { openReplies, PAPER_WORKDAYS } from './papers'
import { reopeningsByPosition } from './reopening'
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
 * A correction is a new revision of one's own mark, and so is its confirmation; the last mark that was missing grades the
 * paper. Two that lie apart call for a third person.
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
    const given = await listMarks(tx, attempt.id)
    const rows = given.filter((row) => row.position === input.position)
    const workdaysAfter = await loadWorkdays(tx, [enrolment])
    const reopenings = reopeningsByPosition(await listReopenings(tx, [attempt.id]), {
      dueOn: (at) => workdaysAfter(enrolment, at, PAPER_WORKDAYS),
      zone: enrolment.zone,
    })
    const decision = decideMark({
      attemptState: attempt.state,
      isScenario: question.item.type === 'scenario',
      isBlank: scoreAnswer(question, answer ? decodeAnswer(answer.value) : null) === false,
      markerId: input.actor.id,
      traineeId: enrolment.trainee_id,
      marks: newestMarks(rows).get(input.position) ?? [],
      needed: form.markers,
      max: question.points,
      reopening: reopenings.get(input.position) ?? null,
      now: input.now,
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
    if (waiting > 0) {
      const now = input.now
      const thirds = (marks: typeof given) =>
        openReplies(form, { marks: newestMarks(marks), reopenings, isBlank: () => false, now }).filter(
          (reply) => reply.apart && reply.again.length === 0,
        )
      const wanted = thirds(await listMarks(tx, attempt.id)).find(({ position }) => position === input.position)
      // Once a paper: by the first question for which a third is wanted.
      if (wanted && thirds(given).length === 0)
        await tellThirdMarkers(tx, attempt, { marked: wanted.marks.map((mark) => mark.markerId), now })
    }
    return accept({ points })
  })
}
