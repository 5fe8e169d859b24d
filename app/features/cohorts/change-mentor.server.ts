import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertMentorChange } from '#db/queries/mentor-changes'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { lockForAdjusting } from './adjust.server'
import { decideOffer, openOffer } from './hand-over'
import { findMentorLocked, loadMentorChanges } from './mentor-changes.server'

interface ChangeMentorInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  mentorId: string
  reason: string
}

/** A manager's move. It is an offer: until the new mentor accepts, the trainee and the open work stay with the old one. */
export function changeMentor(db: Db, input: ChangeMentorInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const mentor = await findMentorLocked(tx, input.mentorId)
    const locked = await lockForAdjusting(tx, { ...input, action: 'decide:enrolment' })
    if (!locked.ok) return locked
    const enrolment = locked.value
    const changes = await loadMentorChanges(tx, enrolment.id)
    const open = openOffer(changes)
    const decided = decideOffer(
      { traineeId: enrolment.trainee_id, mentorId: enrolment.mentor_id, open, isMentor: mentor !== null },
      input.mentorId,
    )
    if (!decided.ok) return decided
    const { now } = input
    const mentorName = mentor!.display_name
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
    await insertMentorChange(tx, {
      id: newId(),
      enrolment_id: enrolment.id,
      revision: changes.length + 1,
      event: 'offered',
      mentor_id: input.mentorId,
      from_mentor_id: enrolment.mentor_id,
      by_id: input.viewer.id,
      reason: input.reason,
      at: now,
    })
    if (open) await notify(tx, { to: open.mentorId, kind: 'mentee-offer-ended', payload: about, now })
    await notify(tx, { to: input.mentorId, kind: 'mentee-offered', payload: about, now })
    await notify(tx, { to: enrolment.mentor_id, kind: 'mentee-leaving', payload: { ...about, mentorName }, now })
    await notify(tx, { to: enrolment.trainee_id, kind: 'mentor-changing', payload: { mentorName }, now })
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: 'offer:mentor',
      entity: 'enrolment',
      entityId: enrolment.id,
      enrolmentId: enrolment.id,
      reason: input.reason,
      before: { mentor_id: enrolment.mentor_id, mentor: enrolment.mentor_name },
      after: { mentor_id: input.mentorId, mentor: mentorName },
    })
    return accept()
  })
}
