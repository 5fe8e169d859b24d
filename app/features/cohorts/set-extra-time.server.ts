import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { updateEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { lockForAdjusting } from './adjust.server'

interface SetExtraTimeInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  percent: number
  reason: string
}

/** Counts for exams begun from now on; a paper that is open keeps its deadline. */
export function setExtraTime(db: Db, input: SetExtraTimeInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const locked = await lockForAdjusting(tx, { ...input, action: 'decide:enrolment' })
    if (!locked.ok) return locked
    const enrolment = locked.value
    if (enrolment.extra_time_percent === input.percent) return refuse('already-done')
    const updated = await updateEnrolment(tx, enrolment.id, enrolment.revision, { extra_time_percent: input.percent })
    if (updated === 0) return refuse('stale')
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'plan-changed',
      payload: { reason: input.reason },
      now: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'set:extra-time',
      entity: 'enrolment',
      entityId: enrolment.id,
      enrolmentId: enrolment.id,
      reason: input.reason,
      before: { percent: enrolment.extra_time_percent },
      after: { percent: input.percent },
    })
    return accept()
  })
}
