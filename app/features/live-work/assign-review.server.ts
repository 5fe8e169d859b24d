import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertEntry } from '#db/queries/activities'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type ActivityCase, lockActivityCase } from '../activities/activity-case.server'
import { actsFor } from '../activities/signers'
import { REVIEW } from '../activities/types/calls/reviews'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { decideAssignReview, type Review } from './review'

interface AssignReviewInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  /** Typed in, or the id of one of the plan's own samples. */
  review: Review | { sample: string }
}

export function reviewCase(
  { enrolment, entry: { activity, status }, facts, delegations }: ActivityCase,
  viewer: Pick<Viewer, 'id' | 'roles'>,
) {
  return {
    activity,
    status,
    state: enrolment.state,
    facts,
    isTrainee: viewer.id === enrolment.trainee_id,
    isMentor: actsFor(viewer, { enrolment, activityId: activity.id, role: 'mentor', delegations }),
  }
}

/** Gives the trainee a review to call about; the trainee hears of it. */
export function assignReview(db: Db, input: AssignReviewInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry } = found.value
    const review = 'sample' in input.review ? sampleOf(found.value, input.review.sample) : input.review
    if (!review) return refuse('invalid-reference')
    const decided = decideAssignReview(reviewCase(found.value, input.viewer), review)
    if (!decided.ok) return decided
    const id = newId()
    await insertEntry(tx, {
      id,
      enrolment_id: enrolment.id,
      activity_id: entry.activity.id,
      kind: REVIEW,
      data: JSON.stringify(review),
      created_by: input.viewer.id,
      created_at: input.now,
      due_on: null,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'assign:review',
      entity: 'activity-entry',
      entityId: id,
      enrolmentId: enrolment.id,
      after: { activityId: entry.activity.id, ...review },
    })
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'review-assigned',
      payload: { activityId: entry.activity.id, title: entry.activity.title },
      now: input.now,
    })
    return accept()
  })
}

function sampleOf({ entry: { activity } }: ActivityCase, id: string): Review | undefined {
  const samples = activity.type === 'calls' ? activity.settings.reviews : undefined
  const found = samples?.find((sample) => sample.id === id)
  if (!found) return undefined
  const { id: _, ...review } = found
  return review
}
