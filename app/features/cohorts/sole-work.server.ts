import type { Courses } from '#app/content/content.server'
import type { PlanRole } from '#app/content/plan'
import { listSoleDelegations } from '#db/queries/people'
import type { DbOrTx } from '#db/transaction'

export interface SoleWork {
  cohortId: string
  cohortName: string
  activities: { id: string; title: string; role: PlanRole }[]
}

/** What nobody would be named for without this person, cohort by cohort. */
export async function listSoleWork(
  db: DbOrTx,
  { personId, courses }: { personId: string; courses: Courses },
): Promise<SoleWork[]> {
  const rows = await listSoleDelegations(db, personId)
  return [...new Set(rows.map((row) => row.cohort_id))].map((cohortId) => {
    const own = rows.filter((row) => row.cohort_id === cohortId)
    return {
      cohortId,
      cohortName: own[0]!.cohort_name,
      activities: own.map(({ activity_id: id, course_id, role }) => ({
        id,
        title: courses.get(course_id)?.activityById.get(id)?.title ?? id,
        role,
      })),
    }
  })
}
