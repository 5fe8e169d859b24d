import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listAnswers, lockAttempt } from '#db/queries/attempts'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { insertVoiding, listVoidingsOfAttempt } from '#db/queries/voidings'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { candidateName } from '../grading/candidate'
import { voidAttempt } from '../grading/void-attempt.server'
import { notify } from '../notifications/notify.server'
import { listIndependent } from './seconds.server'
import { decideVoid, voidingState } from './voiding'

interface VoidExamInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
  reason: string
}

/** Annuls a paper that nobody has sat; of one that was sat it is only proposed, and a second person has to agree. */
export function voidExam(db: Db, input: VoidExamInput): Promise<Outcome<{ proposedId: string | null }>> {
  const { actor, now, reason } = input
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, input.attemptId)
    if (!attempt) return refuse('not-found')
    await lockEnrolment(tx, attempt.enrolment_id)
    const enrolment = (await findEnrolment(tx, attempt.enrolment_id))!
    const earlier = await listVoidingsOfAttempt(tx, attempt.id)
    const decided = decideVoid(
      {
        state: attempt.state,
        submittedAt: attempt.submitted_at,
        answers: (await listAnswers(tx, attempt.id)).length,
        traineeId: enrolment.trainee_id,
        isProposed: earlier.some((voiding) => voidingState(voiding) === 'waiting'),
      },
      { personId: actor.id },
    )
    if (!decided.ok) return decided
    const { proposes } = decided.value
    const id = newId()
    await insertVoiding(tx, {
      id,
      attempt_id: attempt.id,
      enrolment_id: enrolment.id,
      trainee_id: enrolment.trainee_id,
      reason,
      second_person: proposes ? 1 : 0,
      voided_by: actor.id,
      voided_at: now,
    })
    const { title, ...form } = await loadForm(tx, attempt.form_id)
    if (!proposes) {
      await voidAttempt(tx, attempt, { actor, now, reason })
      const payload = { examId: attempt.exam_id, title, reason }
      await notify(tx, { to: enrolment.trainee_id, kind: 'paper-voided', payload, now })
      return accept({ proposedId: null })
    }
    await appendAudit(tx, {
      actor,
      now,
      action: 'propose-void:attempt',
      entity: 'attempt',
      entityId: attempt.id,
      enrolmentId: enrolment.id,
      reason,
      after: { voidingId: id, state: attempt.state },
    })
    const about = { cohortId: enrolment.cohort_id, traineeId: enrolment.trainee_id }
    const seconds = await listIndependent(tx, { ...about, id, proposerId: actor.id, proposedAt: now })
    const traineeName = candidateName(form, { attemptId: attempt.id, name: enrolment.trainee_name })
    const payload = { traineeName, voidingId: id, title, reason }
    await notify(tx, { to: seconds, kind: 'voiding-proposed', payload, now })
    return accept({ proposedId: id })
  })
}
