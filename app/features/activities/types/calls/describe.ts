import type { DescribeInput } from '../../activity-type'
import { assignedReviews, REVIEW, reviewOf, reviewsLeft } from './reviews'

export function describeCalls({ activity: { settings }, facts, entries, progress }: DescribeInput<'calls'>) {
  const assigned = new Set(assignedReviews(facts.entries).map(({ id }) => id))
  return {
    type: 'calls' as const,
    cap: settings.cap,
    kind: settings.kind,
    calls: entries('call'),
    reviews: entries(REVIEW)
      .filter(({ id }) => assigned.has(id))
      .map((review) => ({ ...review, hasOutcome: isSettled(facts, review.id) })),
    today: progress.calendar.today,
  }
}

function isSettled(facts: DescribeInput<'calls'>['facts'], reviewId: string): boolean {
  const about = facts.entries.filter((e) => e.id === reviewId || reviewOf(e) === reviewId)
  return reviewsLeft({ entries: about, signOffs: [] }) === 0
}
