// Decides who assigns a review to be called about, how many, and what such a review holds.
import { z } from 'zod'
import type { Activity } from '#app/content/plan'
import { LONGEST } from '#app/rules/field-limits'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { ActivityStatus } from '../activities/activity-state'
import { safeText } from '../activities/entry-forms'
import type { ActivityFacts } from '../activities/facts'
import { assignedReviews } from '../activities/types/calls/reviews'
import { isFinalState } from '../cohorts/enrolment-states'

/** One of the shop's own samples, by its id, or a review typed in. */
export const SampleReviewForm = z.object({
  sample: z.string({ error: 'form.choose' }).min(1, 'form.choose').max(60, 'form.choose'),
})
export const ReviewForm = z.object({
  customer: safeText(LONGEST.reviewCustomer),
  order: z
    .string({ error: 'form.order-tail' })
    .trim()
    .regex(/^\d{4,8}$/, 'form.order-tail'),
  product: safeText(LONGEST.reviewProduct),
  star: z.int({ error: 'form.choose' }).min(1, 'form.choose').max(5, 'form.choose'),
  text: safeText(LONGEST.reviewText),
})
export type Review = z.output<typeof ReviewForm>

interface ReviewCase {
  activity: Activity
  status: Pick<ActivityStatus, 'state'>
  state: EnrolmentState
  facts: Pick<ActivityFacts, 'entries' | 'signOffs'>
  isTrainee: boolean
  isMentor: boolean
}

export function mayAssignReviews({ activity, status, state, facts, isTrainee, isMentor }: ReviewCase): Outcome {
  if (isTrainee) return refuse('self-signing')
  if (activity.type !== 'calls' || activity.settings.kind !== 'review') return refuse('invalid-reference')
  if (!isMentor) return refuse('not-allowed')
  if (isFinalState(state) || status.state === 'not-applicable') return refuse('wrong-state')
  if (facts.signOffs.some((s) => s.verdict === 'signed')) return refuse('already-done')
  const { cap } = activity.settings
  return assignedReviews(facts.entries).length < cap ? accept() : refuse('limit-reached', String(cap))
}

export function decideAssignReview(given: ReviewCase, review: Review): Outcome {
  const may = mayAssignReviews(given)
  if (!may.ok) return may
  const same = assignedReviews(given.facts.entries).some(({ data }) => {
    const { order, text } = data as Partial<Review>
    return order === review.order && text === review.text
  })
  return same ? refuse('already-done') : accept()
}
