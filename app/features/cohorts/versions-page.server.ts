import type { Content, Courses } from '#app/content/content.server'
import { termsOf } from '#app/content/terms'
import type { Db } from '#db/connect'
import { countRunningByVersion, listPlanVersions } from '#db/queries/plan'
import { loadTerms } from './pinned-course.server'
import { comparePlans } from './plan-difference'
import { loadPlans, publishPlan } from './plan-versions.server'
import { compareTerms } from './terms-difference'

/** Which cohorts are on which version of their course, how many people, and how far that is from the newest. */
export async function getVersionsView(db: Db, { courses, now }: { courses: Courses; now: number }) {
  const views = []
  for (const content of courses.values()) views.push(await versionsOf(db, content, now))
  return {
    courses: views,
    affected: views.flatMap((v) => v.lines).reduce((sum, line) => sum + (line.isNewest ? 0 : line.people), 0),
  }
}

async function versionsOf(db: Db, content: Content, now: number) {
  const newestId = await publishPlan(db, content, now)
  const [running, stored] = await Promise.all([countRunningByVersion(db, content.course.id), listPlanVersions(db)])
  const ids = [...new Set([newestId, ...running.map((line) => line.plan_version_id)])]
  const [plans, terms] = await Promise.all([loadPlans(db, ids), loadTerms(db, ids)])
  const newest = { plan: plans.get(newestId)!, terms: termsOf(content) }
  const headOf = (id: string) => ({
    version: plans.get(id)!.version,
    storedAt: stored.find((v) => v.id === id)?.created_at ?? now,
  })
  const differences = new Map(
    ids.map((id) => {
      const own = { plan: plans.get(id)!, terms: terms.get(id) ?? newest.terms }
      const { added, removed, changed } = comparePlans(own.plan, newest.plan)
      const judged = compareTerms(own, newest, content.topicName)
      return [id, added.length + removed.length + changed.length + judged.length]
    }),
  )
  return {
    id: content.course.id,
    title: content.course.title,
    newest: headOf(newestId),
    lines: running.map((line) => ({
      cohortId: line.cohort_id,
      cohortName: line.cohort_name,
      planVersionId: line.plan_version_id,
      ...headOf(line.plan_version_id),
      people: Number(line.people),
      isNewest: line.plan_version_id === newestId,
      differences: differences.get(line.plan_version_id) ?? 0,
    })),
  }
}
