import type { Insertable } from 'kysely'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import type { EnrolmentTable } from '#db/tables/cohorts'
import { aCohort, type BuiltCohort } from './cohort'
import { aPerson, type BuiltPerson } from './person'
import { NOW } from './time'

export interface BuiltEnrolment {
  id: string
  trainee: BuiltPerson
  mentor: BuiltPerson | null
  cohort: BuiltCohort
}

export interface EnrolmentWish extends Partial<Insertable<EnrolmentTable>> {
  trainee?: BuiltPerson
  /** Null: nobody yet. Left out: a new mentor who has accepted. */
  mentor?: BuiltPerson | null
  cohort?: BuiltCohort
}

/** A trainee in training with a mentor who has accepted; say only what matters to the test. */
export async function anEnrolment(db: Db, wish: EnrolmentWish = {}): Promise<BuiltEnrolment> {
  const { trainee: wantedTrainee, mentor: wantedMentor, cohort: wantedCohort, ...columns } = wish
  const cohort = wantedCohort ?? (await aCohort(db))
  const trainee = wantedTrainee ?? (await aPerson(db, { roles: ['trainee'] }))
  const mentor = wantedMentor === undefined ? await aPerson(db, { roles: ['mentor'] }) : wantedMentor
  const state = columns.state ?? 'in_training'
  const ended = state === 'promoted' || state === 'eliminated' || state === 'withdrawn'
  const row = {
    id: newId(),
    cohort_id: cohort.id,
    trainee_id: trainee.id,
    mentor_id: mentor?.id ?? null,
    mentor_accepted_at: mentor ? NOW : null,
    plan_version_id: cohort.planVersionId,
    joined_on: cohort.startOn,
    probation_until_on: null,
    contract_months: null,
    promoted_on: null,
    created_at: NOW,
    ended_at: ended ? NOW : null,
    ...columns,
    state,
  }
  await db.insertInto('enrolment').values(row).execute()
  return { id: row.id, trainee, mentor, cohort }
}
