import type { Content } from '#app/content/content.server'
import { findOpenSitting } from '#db/queries/chats'
import type { DbOrTx } from '#db/transaction'
import { findOwnProgress } from '../activities/activity-page.server'
import { decidePractical, isPractical } from '../activities/practical'

/** What the page before the practical exam says; null for what is no such exam on this trainee's way. */
export async function findPracticalStart(
  db: DbOrTx,
  input: { traineeId: string; content: Content; now: number; activityId: string },
) {
  const progress = await findOwnProgress(db, input)
  const entry = progress?.activities.find(({ activity }) => activity.id === input.activityId)
  if (!progress || !entry || !isPractical(entry) || entry.status.state === 'not-applicable') return null
  const open = await findOpenSitting(db, progress.enrolment.id)
  return {
    enrolmentId: progress.enrolment.id,
    activityId: entry.activity.id,
    title: entry.activity.title,
    settings: entry.activity.settings,
    may: decidePractical(entry, progress),
    unmet: [...(entry.status.unmet ?? [])],
    endsPractice: open?.purpose === 'practice',
  }
}
export type PracticalStartView = NonNullable<Awaited<ReturnType<typeof findPracticalStart>>>
