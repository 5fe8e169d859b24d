import type { Insertable, Updateable } from 'kysely'
import { lockRows } from '../portable'
import { prepared, preparedFirst } from '../prepared'
import type { EnrolmentTable, EnrolmentTransitionTable } from '../tables/cohorts'
import type { DbOrTx, Tx } from '../transaction'

/** An enrolment with what pages always need beside it: names, the cohort's calendar, the plan version. */
export function selectEnrolments(db: DbOrTx) {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .leftJoin('person as m', 'm.id', 'e.mentor_id')
    .select([
      'e.id',
      'e.cohort_id',
      'e.trainee_id',
      'e.mentor_id',
      'e.mentor_accepted_at',
      'e.plan_version_id',
      'e.state',
      'e.joined_on',
      'e.probation_until_on',
      'e.contract_months',
      'e.promoted_on',
      'e.extra_time_percent',
      'e.revision',
      'e.ended_at',
      'c.course_id',
      'c.name as cohort_name',
      'c.start_on',
      'c.rest_pattern',
      'c.planned_through',
      'c.zone',
      't.display_name as trainee_name',
      'm.display_name as mentor_name',
    ])
}

export type EnrolmentRow = Awaited<ReturnType<typeof findEnrolment>> & {}

export function findEnrolment(db: DbOrTx, id: string) {
  return selectEnrolments(db).where('e.id', '=', id).executeTakeFirst()
}

/** By enrolment; null where nobody brings the trainee up yet. */
export async function listMentorsOf(db: DbOrTx, enrolmentIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('enrolment').select(['id', 'mentor_id']).where('id', 'in', enrolmentIds).execute()
  return new Map(rows.map((row) => [row.id, row.mentor_id]))
}

/** The running enrolment, or the one that ended last. */
export const findEnrolmentOfTrainee = preparedFirst((db, traineeId: string) =>
  selectEnrolments(db)
    .where('e.trainee_id', '=', traineeId)
    .orderBy((eb) => eb.case().when('e.ended_at', 'is', null).then(0).else(1).end())
    .orderBy('e.created_at', 'desc')
    .limit(1),
)

const OPEN_STATES = [
  'in_training',
  'final_passed',
  'final_failed',
  'retake_passed',
  'retake_failed',
  'on_probation',
] as const

export function listOpenEnrolmentsOfMentor(db: DbOrTx, mentorId: string) {
  return selectEnrolments(db)
    .where('e.mentor_id', '=', mentorId)
    .where('e.state', 'in', OPEN_STATES)
    .orderBy('c.start_on')
    .orderBy('t.display_name')
    .execute()
}

/** Of cohorts in which the person was named for something. */
export function listOpenEnrolmentsOfDelegate(db: DbOrTx, personId: string) {
  return selectEnrolments(db)
    .where('e.state', 'in', OPEN_STATES)
    .where('e.cohort_id', 'in', (eb) =>
      eb.selectFrom('delegation').select('cohort_id').where('person_id', '=', personId).where('ended_at', 'is', null),
    )
    .orderBy('c.start_on')
    .orderBy('t.display_name')
    .execute()
}

export function listOpenEnrolments(db: DbOrTx, limit = 500) {
  return selectEnrolments(db)
    .where('e.state', 'in', OPEN_STATES)
    .orderBy('c.start_on')
    .orderBy('t.display_name')
    .limit(limit)
    .execute()
}

export function listEnrolmentsOfCohort(db: DbOrTx, cohortId: string) {
  return selectEnrolments(db).where('e.cohort_id', '=', cohortId).orderBy('t.display_name').execute()
}

/** Another training of the same person that is under way. */
export function findOtherOpenEnrolment(db: DbOrTx, enrolment: { id: string; trainee_id: string }) {
  return db
    .selectFrom('enrolment')
    .select('id')
    .where('trainee_id', '=', enrolment.trainee_id)
    .where('id', '<>', enrolment.id)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst()
}

/** Locks the row until the transaction ends: every change of state begins with it. */
export function lockEnrolment(tx: Tx, id: string) {
  return lockRows(tx, tx.selectFrom('enrolment').selectAll().where('id', '=', id)).executeTakeFirst()
}

export function insertEnrolment(tx: Tx, row: Insertable<EnrolmentTable>) {
  return tx.insertInto('enrolment').values(row).execute()
}

/** Counts the revision up; answers how many rows had the expected one (0: somebody was faster). */
export async function updateEnrolment(
  tx: Tx,
  id: string,
  revision: number,
  change: Updateable<EnrolmentTable>,
): Promise<number> {
  const result = await tx
    .updateTable('enrolment')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export function insertTransition(tx: Tx, row: Insertable<EnrolmentTransitionTable>) {
  return tx.insertInto('enrolment_transition').values(row).execute()
}

export function listTransitions(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('enrolment_transition')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('revision')
    .execute()
}

export const listLeaves = prepared((db, enrolmentIds: readonly string[]) =>
  db
    .selectFrom('enrolment_leave')
    .selectAll()
    .where('enrolment_id', 'in', enrolmentIds)
    .where('cancelled_at', 'is', null)
    .orderBy('from_on'),
)

export const listClosures = prepared((db, cohortIds: readonly string[]) =>
  db.selectFrom('cohort_closure').selectAll().where('cohort_id', 'in', cohortIds).orderBy('closed_on'),
)

export const listHolidayOverrides = prepared((db) =>
  db.selectFrom('holiday_override').selectAll().orderBy('holiday_on'),
)

export const listDayUnlocks = prepared((db, enrolmentIds: readonly string[]) =>
  db.selectFrom('day_unlock').selectAll().where('enrolment_id', 'in', enrolmentIds),
)
