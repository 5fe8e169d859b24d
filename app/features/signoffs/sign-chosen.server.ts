import type { Courses } from '#app/content/content.server'
import { SIGNER_ROLES } from '#app/content/plan'
import type { Db } from '#db/connect'
import { canOnEnrolment, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import type { Actor } from '../audit/audit.server'
import { pinnedCourse } from '../cohorts/pinned-course.server'
import { signActivity } from './sign-activity.server'
import { shortestComment } from './sign-off'

interface SignChosenInput {
  actor: Actor
  signer: Pick<Viewer, 'id' | 'roles' | 'displayName'>
  now: number
  courses: Courses
  picks: readonly { enrolmentId: string; activityId: string; slot: string; revision: number }[]
}

/** Signs each in a transaction of its own: one that somebody has just changed does not hold up the others. */
export async function signChosen(
  db: Db,
  { picks, courses, ...acting }: SignChosenInput,
): Promise<{ signed: number; refused: number }> {
  let signed = 0
  for (const { slot: wanted, revision, ...pick } of picks) {
    const slot = SIGNER_ROLES.find((role) => role === wanted)
    const relation = await findEnrolmentRelation(db, pick.enrolmentId, acting.signer.id)
    if (!slot || !relation || !canOnEnrolment(acting.signer, 'sign:activity', relation, pick.activityId)) continue
    const content = await pinnedCourse(db, courses, relation)
    const type = content.activityById.get(pick.activityId)?.type
    if (type === undefined || shortestComment({ type }, 'signed') > 0) continue
    const outcome = await signActivity(db, {
      ...acting,
      ...pick,
      content,
      slot,
      verdict: 'signed',
      comment: '',
      redoByOn: null,
      expectedRevision: revision,
    })
    if (outcome.ok) signed++
  }
  return { signed, refused: picks.length - signed }
}
