// Decides about reviews that the mentor assigns to be called about: each wants an outcome, or a time for the next try.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { ActivityFacts, EntryFact } from '../../facts'
import { CALL_OUTCOMES } from './outcomes'

export const REVIEW = 'review'
const CALL = 'call'

/** In the order in which they were assigned; what was taken back is not asked for. */
export function assignedReviews(entries: readonly EntryFact[]): EntryFact[] {
  return entries.filter((e) => e.kind === REVIEW && e.state === 'open')
}

export function reviewOf({ data }: Pick<EntryFact, 'data'>): string | null {
  const review = (data as { review?: unknown } | null)?.review
  return typeof review === 'string' ? review : null
}

/** A call that nobody took is an outcome once it says when the next one is. */
function settles({ data, dueOn }: EntryFact): boolean {
  const outcome = (data as { outcome?: unknown } | null)?.outcome
  if (!(CALL_OUTCOMES as readonly unknown[]).includes(outcome)) return false
  return outcome !== 'no-answer' || dueOn !== null
}

/** Assigned, and not called about to an end. Signed is signed. */
export function reviewsLeft({ entries, signOffs }: Pick<ActivityFacts, 'entries' | 'signOffs'>): number {
  if (signOffs.some((s) => s.verdict === 'signed')) return 0
  const calls = entries.filter((e) => e.kind === CALL && e.state !== 'withdrawn')
  return assignedReviews(entries).filter(({ id }) => !calls.some((call) => reviewOf(call) === id && settles(call)))
    .length
}

/** Where reviews are assigned, every call is about one of them, and says that nobody was asked or paid to change it. */
export function decideReviewCall(data: Record<string, unknown>, earlier: readonly EntryFact[]): Outcome {
  const assigned = assignedReviews(earlier)
  if (assigned.length === 0) return data.review === undefined ? accept() : refuse('invalid-reference')
  if (!assigned.some(({ id }) => id === data.review)) return refuse('review-which')
  if (data.clean !== 'yes') return refuse('review-clean')
  return data.outcome === 'no-answer' && data.dueOn === undefined ? refuse('review-next') : accept()
}
