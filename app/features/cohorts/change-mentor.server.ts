import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { insertCohortMentors } from '#db/queries/cohorts'
import { updateEnrolment } from '#db/queries/enrolments'
import { listActiveWithRole } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { lockForAdjusting } from './adjust.server'

interface ChangeMentorInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  mentorId: string
  reason: string
}

/** A manager's move; the new mentor accepts anew, and what the old one signed stays. The history is the audit log. */
export function changeMentor(db: Db, input: ChangeMentorInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const locked = await lockForAdjusting(tx, { ...input, action: 'decide:enrolment' })
    if (!locked.ok) return locked
    const enrolment = locked.value
    const mentor = (await listActiveWithRole(tx, 'mentor')).find((m) => m.id === input.mentorId)
    if (!mentor || mentor.id === enrolment.trainee_id) return refuse('invalid-reference')
    if (mentor.id === enrolment.mentor_id) return refuse('already-done')
    const updated = await updateEnrolment(tx, enrolment.id, enrolment.revision, {
      mentor_id: mentor.id,
      mentor_accepted_at: null,
    })
    if (updated === 0) return refuse('stale')
    await insertCohortMentors(tx, enrolment.cohort_id, [mentor.id])
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'mentor-assigned',
      payload: { mentorName: mentor.display_name },
      now: input.now,
    })
    await notify(tx, {
      to: mentor.id,
      kind: 'mentee-assigned',
      payload: { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name },
      now: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'change:mentor',
      entity: 'enrolment',
      entityId: enrolment.id,
      enrolmentId: enrolment.id,
      reason: input.reason,
      before: { mentor_id: enrolment.mentor_id, mentor: enrolment.mentor_name },
      after: { mentor_id: mentor.id, mentor: mentor.display_name },
    })
    return accept()
  })
}
