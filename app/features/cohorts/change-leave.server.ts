import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { cancelLeave, insertLeave } from '#db/queries/calendar'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { type LeaveChange, loadOwnCalendar, lockForAdjusting, previewLeave } from './adjust.server'

interface ChangeLeaveInput {
  actor: Actor & { id: string }
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  change: LeaveChange
  reason: string
  /** Calendar days within which training has to end. */
  limit: number
}

/** Grants or cancels an absence; every later training day moves with it. */
export function changeLeave(db: Db, input: ChangeLeaveInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const enrolment = await lockForAdjusting(tx, input)
    if (!enrolment.ok) return enrolment
    const preview = previewLeave(await loadOwnCalendar(tx, enrolment.value), enrolment.value, input.change, input.limit)
    if (!preview.ok) return preview
    const { change, now } = input
    const leaveId = change.kind === 'grant' ? newId() : change.leaveId
    if (change.kind === 'cancel') await cancelLeave(tx, leaveId, now)
    else
      await insertLeave(tx, {
        id: leaveId,
        enrolment_id: input.enrolmentId,
        from_on: change.fromOn,
        to_on: change.toOn,
        reason: input.reason,
        created_by: input.actor.id,
        created_at: now,
        cancelled_at: null,
      })
    await notify(tx, { to: enrolment.value.trainee_id, kind: 'plan-changed', payload: { reason: input.reason }, now })
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: `${change.kind}:leave`,
      entity: 'leave',
      entityId: leaveId,
      enrolmentId: input.enrolmentId,
      reason: input.reason,
      before: preview.value.before,
      after: { ...change, ...preview.value.after },
    })
    return accept()
  })
}
