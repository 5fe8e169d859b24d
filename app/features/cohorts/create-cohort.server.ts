import type { Courses } from '#app/content/content.server'
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
import { publishPlan } from './plan-versions.server'
import type { RestPattern } from './schedule'

interface CreateCohortInput {
  actor: Actor
  now: number
  name: string
  startOn: string
  restPattern: RestPattern
  courses: Courses
  courseId: string
  copyFrom?: string | undefined
}

type CohortRow = NonNullable<Awaited<ReturnType<typeof findCohort>>>

async function copyPeople(tx: Tx, from: CohortRow, to: string, input: CreateCohortInput): Promise<void> {
  const mentors = (await listCohortMentors(tx, from.id)).filter((m) => m.status === 'active')
  if (mentors.length > 0)
    await insertCohortMentors(
      tx,
      to,
      mentors.map((m) => m.id),
    )
  // In another course the same number is another activity.
  if (from.course_id !== input.courseId) return
  const delegations = (await listRunningDelegations(tx, from.id)).filter((d) => d.status === 'active')
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

/** A cohort begins with the newest plan of its course. */
export async function createCohort(db: Db, input: CreateCohortInput): Promise<Outcome<{ cohortId: string }>> {
  const content = input.courses.get(input.courseId)
  if (!content) return refuse('invalid-reference')
  const planVersionId = await publishPlan(db, content, input.now)
  const cohortId = newId()
  const attempt = inTransaction(db, async (tx) => {
    if (await findCohortByName(tx, input.name)) return refuse('name-taken')
    const source = input.copyFrom ? await findCohort(tx, input.copyFrom) : null
    if (source === undefined) return refuse('invalid-reference')
    await insertCohort(tx, {
      id: cohortId,
      name: input.name,
      course_id: input.courseId,
      plan_version_id: planVersionId,
      start_on: input.startOn,
      rest_pattern: input.restPattern,
      zone: content.course.zone,
      planned_through: await loadKnownThrough(tx),
      created_by: input.actor.id,
      created_at: input.now,
    })
    if (source) await copyPeople(tx, source, cohortId, input)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'create:cohort',
      entity: 'cohort',
      entityId: cohortId,
      after: {
        name: input.name,
        course_id: input.courseId,
        start_on: input.startOn,
        rest_pattern: input.restPattern,
        plan_version_id: planVersionId,
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
