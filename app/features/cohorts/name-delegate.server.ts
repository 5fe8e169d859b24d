import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { endDelegation, findDelegation, lockCohort, upsertDelegation } from '#db/queries/cohorts'
import { listActiveWithRole } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import type { DelegateRole } from './cohort-forms'
import { rolesOfActivity } from './delegates'
import { loadPlans } from './plan-versions.server'

interface NameDelegateInput {
  actor: Actor
  now: number
  cohortId: string
  role: DelegateRole
  personId: string
  activities: readonly string[]
}

/** Only activities of the cohort's plan that want this role, and only somebody who holds the delegate role. */
export function nameDelegate(db: Db, input: NameDelegateInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const cohort = await lockCohort(tx, input.cohortId)
    if (!cohort) return refuse('not-found')
    const plan = (await loadPlans(tx, [cohort.plan_version_id])).get(cohort.plan_version_id)!
    const wanting = new Set(
      plan.days
        .flatMap((d) => d.activities)
        .filter((a) => rolesOfActivity(a).includes(input.role))
        .map((a) => a.id),
    )
    const delegates = await listActiveWithRole(tx, 'delegate')
    const activities = [...new Set(input.activities)]
    if (!delegates.some((p) => p.id === input.personId) || activities.some((id) => !wanting.has(id)))
      return refuse('invalid-reference')
    for (const activityId of activities)
      await upsertDelegation(tx, {
        id: newId(),
        cohort_id: input.cohortId,
        activity_id: activityId,
        person_id: input.personId,
        role: input.role,
        created_by: input.actor.id,
        created_at: input.now,
        ended_at: null,
      })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'name:delegate',
      entity: 'cohort',
      entityId: input.cohortId,
      after: { person_id: input.personId, role: input.role, activities },
    })
    return accept()
  })
}

/** What they signed before stays signed. */
export function endDelegate(
  db: Db,
  input: { actor: Actor; now: number; cohortId: string; delegationId: string },
): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    await lockCohort(tx, input.cohortId)
    const delegation = await findDelegation(tx, input.delegationId)
    if (!delegation || delegation.cohort_id !== input.cohortId) return refuse('not-found')
    if (delegation.ended_at !== null) return refuse('already-done')
    await endDelegation(tx, delegation.id, input.now)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'end:delegate',
      entity: 'cohort',
      entityId: input.cohortId,
      before: { person_id: delegation.person_id, role: delegation.role, activity_id: delegation.activity_id },
    })
    return accept()
  })
}
