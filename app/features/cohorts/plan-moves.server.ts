import { type Courses, courseOf } from '#app/content/content.server'
import { type Terms, termsOf } from '#app/content/terms'
import type { Db } from '#db/connect'
import { findCohort } from '#db/queries/cohorts'
import { type EnrolmentRow, listEnrolmentsOfCohort } from '#db/queries/enrolments'
import { listPlanVersions } from '#db/queries/plan'
import type { DbOrTx } from '#db/transaction'
import { loadTerms } from './pinned-course.server'
import { comparePlans } from './plan-difference'
import { loadPlans, publishPlan } from './plan-versions.server'
import { compareTerms } from './terms-difference'

/** Asked of an area that knows results: what these people were told already and that version would say otherwise. */
export type FindChangedResults = (
  db: DbOrTx,
  enrolments: readonly EnrolmentRow[],
  planVersionId: string,
) => Promise<ReadonlyMap<string, readonly string[]>>

interface MovesInput {
  courses: Courses
  now: number
  findChangedResults: FindChangedResults
}

/** What moving to the newest version would change, per version that is still in use here. Null for an unknown id. */
export async function findPlanMoves(db: Db, cohortId: string, input: MovesInput) {
  const cohort = await findCohort(db, cohortId)
  if (!cohort) return null
  const content = courseOf(input.courses, cohort.course_id)
  // Storing a version of the content changes nothing for anybody; only moving does.
  const newestId = await publishPlan(db, content, input.now)
  const running = (await listEnrolmentsOfCohort(db, cohortId)).filter((e) => e.ended_at === null)
  const behind = running.filter((e) => e.plan_version_id !== newestId)
  const cohortBehind = cohort.plan_version_id !== newestId
  const versions = [
    ...new Set([...behind.map((e) => e.plan_version_id), ...(cohortBehind ? [cohort.plan_version_id] : [])]),
  ]
  const [plans, terms, stored, changed] = await Promise.all([
    loadPlans(db, [...versions, newestId]),
    loadTerms(db, versions),
    listPlanVersions(db),
    input.findChangedResults(db, behind, newestId),
  ])
  const storedAt = (id: string) => stored.find((v) => v.id === id)?.created_at ?? input.now
  const newest = { plan: plans.get(newestId)!, terms: termsOf(content) }
  return {
    id: cohort.id,
    name: cohort.name,
    newestId,
    newest: { version: newest.plan.version, storedAt: storedAt(newestId) },
    cohortBehind,
    upToDate: running.length - behind.length,
    versions: versions.map((id) => {
      const plan = plans.get(id)!
      const own: Terms = terms.get(id) ?? newest.terms
      return {
        id,
        version: plan.version,
        storedAt: storedAt(id),
        difference: comparePlans(plan, newest.plan),
        terms: compareTerms({ plan, terms: own }, newest, content.topicName),
        members: behind
          .filter((e) => e.plan_version_id === id)
          .map((e) => ({ id: e.id, name: e.trainee_name, changed: changed.get(e.id) ?? [] })),
      }
    }),
  }
}
