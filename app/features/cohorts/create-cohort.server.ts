import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isUniqueViolation } from '#db/portable'
import {
  findCohort,
  findCohortByName,
  insertCohort,
  insertCohortMentors,
  insertDelegations,
  listCohortMentors,
  listRunningDelegations,
} from '#db/queries/cohorts'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadKnownThrough } from './calendar-years.server'
import type { RestPattern } from './schedule'

interface CreateCohortInput {
  actor: Actor
  now: number
  name: string
  startOn: string
  restPattern: RestPattern
  courseId: string
  zone: string
  planVersionId: string
  copyFrom?: string | undefined
}

async function copyPeople(tx: Tx, from: string, to: string, input: CreateCohortInput): Promise<void> {
  const mentors = (await listCohortMentors(tx, from)).filter((m) => m.status === 'active')
  if (mentors.length > 0)
    await insertCohortMentors(
      tx,
      to,
      mentors.map((m) => m.id),
    )
  const delegations = (await listRunningDelegations(tx, from)).filter((d) => d.status === 'active')
  if (delegations.length === 0) return
  await insertDelegations(
    tx,
    delegations.map((d) => ({
      id: newId(),
      cohort_id: to,
      activity_id: d.activity_id,
      person_id: d.person_id,
      role: d.role,
      created_by: input.actor.id,
      created_at: input.now,
      ended_at: null,
    })),
  )
}

/** `planVersionId` is what publishPlan answered: a cohort begins with the newest plan. */
export async function createCohort(db: Db, input: CreateCohortInput): Promise<Outcome<{ cohortId: string }>> {
  const cohortId = newId()
  const attempt = inTransaction(db, async (tx) => {
    if (await findCohortByName(tx, input.name)) return refuse('name-taken')
    if (input.copyFrom && !(await findCohort(tx, input.copyFrom))) return refuse('invalid-reference')
    await insertCohort(tx, {
      id: cohortId,
      name: input.name,
      course_id: input.courseId,
      plan_version_id: input.planVersionId,
      start_on: input.startOn,
      rest_pattern: input.restPattern,
      zone: input.zone,
      planned_through: await loadKnownThrough(tx),
      created_by: input.actor.id,
      created_at: input.now,
    })
    if (input.copyFrom) await copyPeople(tx, input.copyFrom, cohortId, input)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'create:cohort',
      entity: 'cohort',
      entityId: cohortId,
      after: {
        name: input.name,
        start_on: input.startOn,
        rest_pattern: input.restPattern,
        plan_version_id: input.planVersionId,
        people_from: input.copyFrom ?? null,
      },
    })
    return accept({ cohortId })
  })
  return attempt.catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('name-taken')
    throw error
  })
}
