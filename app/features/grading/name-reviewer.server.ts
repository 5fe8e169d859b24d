import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { lockAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { findAppeal, insertReviewer, listActiveManagers } from '#db/queries/grading'
import { listActiveStaff } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { notify } from '../notifications/notify.server'
import { decideNameReviewer } from './appeal'
import { loadHands } from './appeals.server'

interface NameReviewerInput {
  actor: Actor & { id: string }
  now: number
  appealId: string
  reviewerId: string
  reason: string
}

/** In a house where every manager had a hand in the result, one of them says who looks at it instead, and why. */
export function nameReviewer(db: Db, input: NameReviewerInput): Promise<Outcome> {
  const { actor, now, appealId, reviewerId, reason } = input
  return inTransaction(db, async (tx) => {
    const known = await findAppeal(tx, appealId)
    const attempt = known && (await lockAttempt(tx, known.attempt_id))
    const appeal = await findAppeal(tx, appealId)
    const enrolment = attempt && (await findEnrolment(tx, attempt.enrolment_id))
    if (!appeal || !attempt || !enrolment) return refuse('not-found')
    const row = { ...appeal, trainee_id: enrolment.trainee_id, released_by: attempt.released_by }
    const hands = (await loadHands(tx, [row])).get(appeal.id)!
    const staff = await listActiveStaff(tx)
    const decision = decideNameReviewer({
      appealState: appeal.state,
      namerId: actor.id,
      managerIds: (await listActiveManagers(tx)).map((manager) => manager.id),
      reviewerId,
      reviewerIsStaff: staff.some((person) => person.id === reviewerId),
      isNamedThere: staff.some((person) => person.id === hands.reviewerId),
      hands,
    })
    if (!decision.ok) return decision
    await insertReviewer(tx, {
      id: newId(),
      appeal_id: appeal.id,
      reviewer_id: reviewerId,
      reason,
      named_by: actor.id,
      named_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: 'name-reviewer:appeal',
      entity: 'appeal',
      entityId: appeal.id,
      enrolmentId: enrolment.id,
      reason,
      after: { reviewerId },
    })
    const { title } = await loadForm(tx, attempt.form_id)
    await notify(tx, {
      to: reviewerId,
      kind: 'review-asked',
      payload: { traineeName: enrolment.trainee_name, appealId: appeal.id, title, reason, on: appeal.due_on },
      now,
    })
    return accept()
  })
}
