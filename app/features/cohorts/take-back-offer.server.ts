import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertMentorChange } from '#db/queries/mentor-changes'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { lockForAdjusting } from './adjust.server'
import { openOffer } from './hand-over'
import { loadMentorChanges } from './mentor-changes.server'

interface TakeBackInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  reason: string
}

/** The question is no longer asked: written down as not taken over, by who took it back. Everybody who was told hears it. */
export function takeBackOffer(db: Db, input: TakeBackInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const locked = await lockForAdjusting(tx, { ...input, action: 'decide:enrolment' })
    if (!locked.ok) return locked
    const enrolment = locked.value
    const open = openOffer(await loadMentorChanges(tx, enrolment.id))
    if (!open) return refuse('already-done')
    const { now, reason } = input
    await insertMentorChange(tx, {
      id: newId(),
      enrolment_id: enrolment.id,
      revision: open.revision + 1,
      event: 'declined',
      mentor_id: open.mentorId,
      from_mentor_id: enrolment.mentor_id,
      by_id: input.viewer.id,
      reason,
      at: now,
    })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
    await notify(tx, { to: open.mentorId, kind: 'mentee-offer-ended', payload: about, now })
    await notify(tx, { to: enrolment.mentor_id, kind: 'mentee-stays', payload: about, now })
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'mentor-stays',
      payload: { mentorName: open.mentorName },
      now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: 'take-back:mentor',
      entity: 'enrolment',
      entityId: enrolment.id,
      enrolmentId: enrolment.id,
      reason,
      before: { mentor_id: open.mentorId, mentor: open.mentorName },
      after: { mentor_id: enrolment.mentor_id, mentor: enrolment.mentor_name },
    })
    return accept()
  })
}
