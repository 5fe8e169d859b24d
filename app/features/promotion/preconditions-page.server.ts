import type { Content } from '#app/content/content.server'
import { findEnrolment } from '#db/queries/enrolments'
import { listWaiverRevisions } from '#db/queries/waivers'
import type { DbOrTx } from '#db/transaction'
import { signedPromotion } from '../activities/decision-facts'
import { asksForAll, listPromotionPreconditions, sortPreconditions } from '../activities/preconditions'
import { loadProgress, type TraineeProgress } from '../activities/progress.server'
import { mayWaiveIn } from './waivers'

/** What is missing before the final and the promotion, what was waived, and how often the list has changed. */
export async function waiverPart(db: DbOrTx, { enrolment, activities, facts, calendar }: TraineeProgress) {
  const all = listPromotionPreconditions(activities, { facts, today: calendar.today })
  return {
    ...sortPreconditions(all),
    revision: (await listWaiverRevisions(db, enrolment.id)).length,
    mayWaive: mayWaiveIn(enrolment.state) && signedPromotion(facts.decisions) === undefined,
  }
}
export type WaiverPart = Awaited<ReturnType<typeof waiverPart>>

/** The manager's page of one trainee; null for an unknown enrolment. */
export async function getPreconditionsPage(db: DbOrTx, input: { enrolmentId: string; content: Content; now: number }) {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return null
  const [progress] = await loadProgress(db, [enrolment], input)
  return {
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    finalTitle: progress!.activities.find(asksForAll)?.activity.title ?? '',
    list: await waiverPart(db, progress!),
  }
}
