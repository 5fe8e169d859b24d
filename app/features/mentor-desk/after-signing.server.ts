import { type Courses, courseOf } from '#app/content/content.server'
import { isFresh } from '#app/rules/undo-window'
import { listSignOffHistory } from '#db/queries/activities'
import { findEnrolment } from '#db/queries/enrolments'
import { listStandingSignOffsAt } from '#db/queries/signoffs'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import { newerThan, readSeenCard } from '../signoffs/seen-card'
import { getQueue } from './queue.server'

interface Asked {
  viewer: Pick<Viewer, 'id' | 'roles'>
  courses: Courses
  now: number
}

/** What the tap of this moment signed, as long as all of it stands; null for any other moment. */
export async function findJustSigned(db: DbOrTx, { viewer, courses, now }: Asked, at: string | null) {
  if (!at || !/^\d{10,15}$/.test(at)) return null
  const signedAt = Number(at)
  const rows = await listStandingSignOffsAt(db, viewer.id, signedAt)
  const [first] = rows
  if (!first) return null
  return {
    signedAt,
    count: rows.length,
    traineeName: first.trainee_name,
    title: courses.get(first.course_id)?.activityById.get(first.activity_id)?.title ?? first.activity_id,
    mayUndo: isFresh(signedAt, now),
  }
}
export type JustSigned = NonNullable<Awaited<ReturnType<typeof findJustSigned>>>

interface CardPlace {
  enrolmentId: string
  activityId: string
  /** As `seenCard` writes it. */
  card: string | null
}

/** Who dealt meanwhile with a card that this person still saw, and what comes next; null where nobody did. */
export async function findTaken(db: DbOrTx, asked: Asked, { enrolmentId, activityId, card }: CardPlace) {
  const seen = readSeenCard(card)
  const relation = seen ? await findEnrolmentRelation(db, enrolmentId, asked.viewer.id) : null
  if (!seen || !relation || !canOnEnrolment(asked.viewer, 'sign:activity', relation, activityId)) return null
  const taken = newerThan(seen, await listSignOffHistory(db, enrolmentId, activityId))
  const enrolment = taken ? await findEnrolment(db, enrolmentId) : null
  if (!taken || !enrolment) return null
  return {
    traineeName: enrolment.trainee_name,
    title: courseOf(asked.courses, relation.courseId).activityById.get(activityId)?.title ?? activityId,
    verdict: taken.verdict,
    byName: taken.signer_id === asked.viewer.id ? null : taken.signer_name,
    at: taken.signed_at,
    next: await findNextCard(db, asked),
  }
}
export type Taken = NonNullable<Awaited<ReturnType<typeof findTaken>>>

/** Of everything that waits for this person, what waits longest. */
export async function findNextCard(db: DbOrTx, asked: Asked) {
  const { groups } = await getQueue(db, asked)
  const [group] = groups
  const [item] = group?.items ?? []
  if (!group || !item) return null
  return {
    enrolmentId: item.enrolmentId,
    activityId: item.activityId,
    traineeName: group.traineeName,
    title: item.title,
  }
}
export type NextCard = NonNullable<Awaited<ReturnType<typeof findNextCard>>>
