import { listActiveDelegations } from '#db/queries/activities'
import { countWaitingFeedback, publishFeedback } from '#db/queries/lessons'
import type { Tx } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import { isPassedOn } from './feedback'

/** Sends what waits to the lecturer once it is enough; the cohort is locked, so that nobody counts beside us. */
export async function passOnFeedback(
  tx: Tx,
  input: { cohortId: string; activityId: string; title: string; now: number },
): Promise<void> {
  const { cohortId, activityId, title, now } = input
  const counted = await countWaitingFeedback(tx, [cohortId])
  const waiting = counted.find((row) => row.activity_id === activityId)?.waiting ?? 0
  if (!isPassedOn(waiting)) return
  await publishFeedback(tx, { cohortId, activityId, now })
  const delegations = await listActiveDelegations(tx, [cohortId])
  await notify(tx, {
    to: delegations.filter((d) => d.activity_id === activityId && d.role === 'lecturer').map((d) => d.person_id),
    kind: 'feedback-arrived',
    payload: { cohortId, activityId, title, voices: waiting },
    now,
  })
}
