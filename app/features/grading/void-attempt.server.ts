import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockAttempt, updateAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { moveOn } from '../attempts/attempt'
import { type Actor, appendAudit } from '../audit/audit.server'

interface VoidAttemptInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
  reason: string
}

/** Annuls a paper that has not been released (a power cut, a fire alarm); its questions stay seen. */
export function voidAttempt(db: Db, { actor, now, attemptId, reason }: VoidAttemptInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    const enrolment = attempt && (await findEnrolment(tx, attempt.enrolment_id))
    if (!attempt || !enrolment) return refuse('not-found')
    if (enrolment.trainee_id === actor.id) return refuse('self-signing')
    const move = moveOn(attempt.state, 'void')
    if (!move.ok) return move
    await updateAttempt(tx, attempt.id, attempt.revision, { state: 'voided', closed_at: attempt.closed_at ?? now })
    await appendAudit(tx, {
      actor,
      now,
      action: 'void:attempt',
      entity: 'attempt',
      entityId: attempt.id,
      enrolmentId: attempt.enrolment_id,
      reason,
      before: { state: attempt.state },
      after: { state: 'voided' },
    })
    return accept()
  })
}
