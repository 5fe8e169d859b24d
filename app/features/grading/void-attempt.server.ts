import { type AttemptRow, updateAttempt } from '#db/queries/attempts'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'

interface VoidAttemptInput {
  actor: Actor & { id: string }
  now: number
  reason: string
}

/** Annuls a paper that has not been released (a power cut, a fire alarm); its questions stay seen. Whether that may be was asked under its lock. */
export async function voidAttempt(
  tx: Tx,
  attempt: AttemptRow,
  { actor, now, reason }: VoidAttemptInput,
): Promise<void> {
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
}
