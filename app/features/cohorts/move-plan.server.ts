import { changedRules } from '#app/content/rule'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockCohort, updateCohort } from '#db/queries/cohorts'
import { listEnrolmentsOfCohort, lockEnrolment, updateEnrolment } from '#db/queries/enrolments'
import { listPlanVersions } from '#db/queries/plan'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { loadTerms } from './pinned-course.server'
import type { FindChangedResults } from './plan-moves.server'

interface MovePlanInput {
  actor: Actor
  now: number
  cohortId: string
  /** The version that was shown. */
  planVersionId: string
  enrolments: readonly string[]
  /** True: whoever joins from now on begins with this version too. */
  cohortToo: boolean
  reason: string
  findChangedResults: FindChangedResults
}

/**
 * Running trainees stay on the plan and the terms they began with unless somebody moves them, with a reason. Nobody is moved
 * whose result would read otherwise: what was told stays told.
 */
export function movePlan(db: Db, input: MovePlanInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const cohort = await lockCohort(tx, input.cohortId)
    if (!cohort) return refuse('not-found')
    if (!(await listPlanVersions(tx)).some((v) => v.id === input.planVersionId && v.course_id === cohort.course_id))
      return refuse('invalid-reference')
    const members = await listEnrolmentsOfCohort(tx, cohort.id)
    const moving = members.filter((m) => input.enrolments.includes(m.id) && m.plan_version_id !== input.planVersionId)
    for (const { id } of moving) await lockEnrolment(tx, id)
    const changed = await input.findChangedResults(tx, moving, input.planVersionId)
    for (const { id, trainee_name } of moving) {
      const [title] = changed.get(id) ?? []
      if (title !== undefined) return refuse('result-given', `${trainee_name} · ${title}`)
    }
    const terms = await loadTerms(tx, [input.planVersionId, ...moving.map((m) => m.plan_version_id)])
    for (const id of new Set(input.enrolments)) {
      const member = members.find((m) => m.id === id)
      if (!member) return refuse('invalid-reference')
      const row = await lockEnrolment(tx, id)
      if (!row || row.ended_at !== null) return refuse('wrong-state')
      if (row.plan_version_id === input.planVersionId) continue
      await updateEnrolment(tx, id, row.revision, { plan_version_id: input.planVersionId })
      const rules = changedRules(
        terms.get(row.plan_version_id)?.rules ?? [],
        terms.get(input.planVersionId)?.rules ?? [],
      )
      const payload = { reason: input.reason, rules }
      await notify(tx, { to: row.trainee_id, kind: 'terms-changed', payload, now: input.now })
      await appendAudit(tx, {
        actor: input.actor,
        now: input.now,
        action: 'move:plan',
        entity: 'enrolment',
        entityId: id,
        enrolmentId: id,
        reason: input.reason,
        before: { plan_version_id: row.plan_version_id },
        after: { plan_version_id: input.planVersionId },
      })
    }
    if (input.cohortToo && cohort.plan_version_id !== input.planVersionId) {
      await updateCohort(tx, cohort.id, cohort.revision, { plan_version_id: input.planVersionId })
      await appendAudit(tx, {
        actor: input.actor,
        now: input.now,
        action: 'move:plan',
        entity: 'cohort',
        entityId: cohort.id,
        reason: input.reason,
        before: { plan_version_id: cohort.plan_version_id },
        after: { plan_version_id: input.planVersionId },
      })
    }
    return accept()
  })
}
