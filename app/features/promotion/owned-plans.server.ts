import { localDateOf } from '#app/rules/dates'
import { listComingLeavings, listStandingPlans } from '#db/queries/decisions'
import type { DbOrTx } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { readDetails } from './decision-details'

export interface OwnedPlan {
  decisionId: string
  traineeName: string
  dueOn: string | null
  isOverdue: boolean
  /** Where it is looked after; null for a colleague who does not train them and reads no more than this. */
  to: string | null
}

/** Next-step plans that this person was named to look after, until the retake is begun, what is due first on top. */
export async function listOwnedPlans(
  db: DbOrTx,
  { viewer, now }: { viewer: Pick<Viewer, 'id' | 'roles'>; now: number },
): Promise<OwnedPlan[]> {
  const own = (await listStandingPlans(db)).filter((row) => readDetails(row.details).plan?.ownerId === viewer.id)
  if (own.length === 0) return []
  const leaving = new Set((await listComingLeavings(db)).map((row) => row.enrolment_id))
  return own
    .filter((row) => !leaving.has(row.enrolment_id))
    .map((row) => ({
      decisionId: row.id,
      traineeName: row.trainee_name,
      dueOn: row.due_on,
      isOverdue: row.due_on !== null && row.due_on < localDateOf(now, row.zone),
      to: placeFor(viewer, row),
    }))
}

function placeFor(
  { id, roles }: Pick<Viewer, 'id' | 'roles'>,
  row: { enrolment_id: string; mentor_id: string | null },
): string | null {
  if (roles.includes('manager')) return `/manager/trainees/${row.enrolment_id}`
  return row.mentor_id === id && roles.includes('mentor') ? `/mentor/trainees/${row.enrolment_id}` : null
}
