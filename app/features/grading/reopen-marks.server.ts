import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { lockAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { insertReopening, listMarks, listReopenings } from '#db/queries/grading'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadWorkdays } from '../cohorts/workdays.server'
import { loadForm } from '../exam-forms/forms.server'
import { tellReopened } from './grading-notices.server'
import { decideReopenMarks } from './marking'
import { newestMarks } from './newest-marks'
import { PAPER_WORKDAYS } from './papers'
import { reopeningsByPosition } from './reopening'

interface ReopenMarksInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
  position: number
  reason: string
}

/**
 * Two marks that lie apart stand; a manager who gave neither may have both looked at again, and says why. A third waits until
 * both have, or the day for it has passed.
 */
export function reopenMarks(db: Db, { actor, now, attemptId, position, reason }: ReopenMarksInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    const enrolment = attempt && (await findEnrolment(tx, attempt.enrolment_id))
    const form = attempt && (await loadForm(tx, attempt.form_id))
    const question = form?.questions[position - 1]
    if (!attempt || !enrolment || !form || !question) return refuse('not-found')
    const marks = newestMarks(await listMarks(tx, attempt.id)).get(position) ?? []
    const workdaysAfter = await loadWorkdays(tx, [enrolment])
    const dueOn = (at: number) => workdaysAfter(enrolment, at, PAPER_WORKDAYS)
    const earlier = reopeningsByPosition(await listReopenings(tx, [attempt.id]), { dueOn, zone: enrolment.zone })
    const decision = decideReopenMarks({
      attemptState: attempt.state,
      managerId: actor.id,
      traineeId: enrolment.trainee_id,
      marks,
      needed: form.markers,
      max: question.points,
      reopening: earlier.get(position) ?? null,
      now,
    })
    if (!decision.ok) return decision
    const id = newId()
    await insertReopening(tx, { id, attempt_id: attempt.id, position, reason, reopened_by: actor.id, reopened_at: now })
    await appendAudit(tx, {
      actor,
      now,
      action: 'reopen:mark',
      entity: 'attempt',
      entityId: attempt.id,
      enrolmentId: enrolment.id,
      reason,
      after: { position },
    })
    await tellReopened(tx, attempt, { to: marks.map((mark) => mark.markerId), position, reason, on: dueOn(now), now })
    return accept()
  })
}
