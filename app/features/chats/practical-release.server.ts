import type { Content } from '#app/content/content.server'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { factsOf } from '../activities/facts'
import { isPractical, practicalPercent } from '../activities/practical'
import { loadProgress } from '../activities/progress.server'
import type { SittingPlace } from './replay.server'

/** A practical exam is read by who sat it once every examiner has marked: what it came to would tell them how it is seen. */
export async function isPracticalReleased(
  db: DbOrTx,
  { id, enrolmentId, activityId }: Pick<SittingPlace, 'id' | 'enrolmentId' | 'activityId'>,
  given: { content: Content; now: number },
): Promise<boolean> {
  const enrolment = await findEnrolment(db, enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], given) : []
  const entry = progress?.activities.find(({ activity }) => activity.id === activityId)
  if (!progress || !entry || !isPractical(entry)) return false
  // Whose exam was lost with its paper is marked by nobody any more, and may read what they did.
  if (entry.status.state === 'not-applicable') return true
  const own = factsOf(progress.facts, entry.activity.id)
  // One that was sat again was marked before that.
  return own.chats[0]?.id !== id || practicalPercent(entry.activity, own) !== null
}
