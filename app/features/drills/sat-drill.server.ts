import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findDrill } from '#db/queries/drills'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { isUndecided } from '../activities/undecided-drill'
import { type DrillView, viewDrill } from './drills.server'

const ID = /^[\w-]{1,64}$/

export interface SatDrillPlace {
  drillId: string
  enrolmentId: string
  activityId: string
}

/** Whose exam drill it is, for the permission check; null for practice, which is the trainee's own. */
export async function findSatDrillPlace(db: DbOrTx, drillId: string | undefined): Promise<SatDrillPlace | null> {
  const drill = drillId && ID.test(drillId) ? await findDrill(db, drillId) : undefined
  if (drill?.purpose !== 'exam' || drill.activity_id === null) return null
  return { drillId: drill.id, enrolmentId: drill.enrolment_id, activityId: drill.activity_id }
}

/**
 * An exam drill for those who read the results of its trainee; null while it runs. As long as rulings decide whether it is
 * passed, nothing is told of it: whoever rules looks at one reply and not at what it does to the mark.
 */
export async function findSatDrill(
  db: Db,
  { drillId, content, now }: { drillId: string; content: Content; now: number },
): Promise<{ drill: DrillView; traineeName: string; isHeld: boolean } | null> {
  const seen = await findDrill(db, drillId)
  const enrolment = seen && (await findEnrolment(db, seen.enrolment_id))
  if (!seen || !enrolment) return null
  const drill = await viewDrill(db, { seen, enrolment, content, now, isOwn: false })
  if (drill.state !== 'finished' || drill.result === null) return null
  const isHeld = isUndecided({ ...drill.result, state: drill.state })
  return {
    drill: isHeld ? { ...drill, feedback: [], result: null } : drill,
    traineeName: enrolment.trainee_name,
    isHeld,
  }
}
