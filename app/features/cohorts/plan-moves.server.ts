import { type Courses, courseOf } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findCohort } from '#db/queries/cohorts'
import { listEnrolmentsOfCohort } from '#db/queries/enrolments'
import { comparePlans } from './plan-difference'
import { loadPlans, publishPlan } from './plan-versions.server'

/** What moving to the newest plan would change, per version that is still in use here. Null for an unknown id. */
export async function findPlanMoves(db: Db, cohortId: string, input: { courses: Courses; now: number }) {
  const cohort = await findCohort(db, cohortId)
  if (!cohort) return null
  // Storing a version of the content changes nothing for anybody; only moving does.
  const newestId = await publishPlan(db, courseOf(input.courses, cohort.course_id), input.now)
  const running = (await listEnrolmentsOfCohort(db, cohortId)).filter((e) => e.ended_at === null)
  const behind = running.filter((e) => e.plan_version_id !== newestId)
  const cohortBehind = cohort.plan_version_id !== newestId
  const versions = [
    ...new Set([...behind.map((e) => e.plan_version_id), ...(cohortBehind ? [cohort.plan_version_id] : [])]),
  ]
  const plans = await loadPlans(db, [...versions, newestId])
  return {
    id: cohort.id,
    name: cohort.name,
    newestId,
    newestVersion: plans.get(newestId)!.version,
    cohortBehind,
    upToDate: running.length - behind.length,
    versions: versions.map((id) => ({
      id,
      version: plans.get(id)!.version,
      difference: comparePlans(plans.get(id)!, plans.get(newestId)!),
      members: behind.filter((e) => e.plan_version_id === id).map((e) => ({ id: e.id, name: e.trainee_name })),
    })),
  }
}
