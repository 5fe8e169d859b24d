import type { Insertable } from 'kysely'
import type { Plan } from '#app/content/plan'
import { publishPlan } from '#app/features/cohorts/plan-versions.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import type { CohortTable, DelegationTable } from '#db/tables/cohorts'
import type { DbOrTx } from '#db/transaction'
import { testContent } from './content'
import { next } from './next'
import { NOW, START_ON } from './time'

export interface BuiltCohort {
  id: string
  name: string
  planVersionId: string
  startOn: string
}

/** The id of the stored version of `plan` (by default the real plan of the content tree). */
export function aPlanVersion(db: Db, plan: Plan = testContent().plan): Promise<string> {
  return publishPlan(db, { ...testContent(), plan }, NOW)
}

export interface CohortWish extends Partial<Insertable<CohortTable>> {
  plan?: Plan
  /** Ids of people who may be given trainees here. */
  mentors?: readonly string[]
}

/** A cohort that began on `START_ON`, rests on no day and follows the real plan. */
export async function aCohort(db: Db, wish: CohortWish = {}): Promise<BuiltCohort> {
  const { plan, mentors = [], ...columns } = wish
  const row = {
    id: newId(),
    name: `第 ${next()} 期`,
    course_id: 'cs-onboarding',
    plan_version_id: columns.plan_version_id ?? (await aPlanVersion(db, plan)),
    start_on: START_ON,
    rest_pattern: 'none' as const,
    created_by: null,
    created_at: NOW,
    ...columns,
  }
  await db.insertInto('cohort').values(row).execute()
  for (const person_id of mentors)
    await db.insertInto('cohort_mentor').values({ cohort_id: row.id, person_id }).execute()
  return { id: row.id, name: row.name, planVersionId: row.plan_version_id, startOn: row.start_on }
}

export interface DelegationWish extends Partial<Insertable<DelegationTable>> {
  cohort_id: string
  activity_id: string
  person_id: string
}

/** Names a person for one activity of a cohort, as examiner unless `role` says otherwise. */
export async function aDelegation(db: DbOrTx, wish: DelegationWish): Promise<string> {
  const row = { id: newId(), role: 'examiner' as const, created_by: null, created_at: NOW, ended_at: null, ...wish }
  await db.insertInto('delegation').values(row).execute()
  return row.id
}
