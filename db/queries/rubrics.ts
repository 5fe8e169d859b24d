import type { Insertable } from 'kysely'
import type { RubricSheetTable } from '../tables/rubrics'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

export function insertSheet(tx: Tx, row: Insertable<RubricSheetTable>) {
  return tx.insertInto('rubric_sheet').values(row).execute()
}

/** Every sheet of the tests that these belong to, the newest revision first, with the course of the trainee. */
export function listSheetsBeside(db: DbOrTx, sheetIds: readonly string[]) {
  return db
    .selectFrom('rubric_sheet as s')
    .innerJoin('enrolment as e', 'e.id', 's.enrolment_id')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select(['s.id', 's.enrolment_id', 's.activity_id', 's.rubric_id', 's.examiner_id', 's.revision', 's.percent'])
    .select(['s.made_at', 'c.course_id'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('rubric_sheet as asked')
          .select('asked.id')
          .whereRef('asked.enrolment_id', '=', 's.enrolment_id')
          .whereRef('asked.activity_id', '=', 's.activity_id')
          .where('asked.id', 'in', sheetIds),
      ),
    )
    .orderBy('s.revision', 'desc')
    .execute()
}

/** Where these people sat an exam at the desk more than once: since when the marks are those of the last sitting. */
export function listSatAgain(db: DbOrTx, enrolmentIds: readonly string[]) {
  return db
    .selectFrom('chat_sitting')
    .select((eb) => ['enrolment_id', 'activity_id', eb.fn.max('started_at').as('since')])
    .where('enrolment_id', 'in', enrolmentIds)
    .where('activity_id', 'is not', null)
    .groupBy(['enrolment_id', 'activity_id'])
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute()
}

/** Every revision of one activity's sheets with the examiner's name, the newest first. */
export function listSheetsOfActivity(db: DbOrTx, enrolmentId: string, activityId: string) {
  return db
    .selectFrom('rubric_sheet as s')
    .innerJoin('person as p', 'p.id', 's.examiner_id')
    .select([
      's.id',
      's.rubric_id',
      's.rubric_version',
      's.examiner_id',
      's.revision',
      's.marks',
      's.percent',
      's.hard_fault',
      's.state_mark',
      's.comment',
      's.made_at',
      nameAt('p', 's.made_at').as('examiner_name'),
    ])
    .where('s.enrolment_id', '=', enrolmentId)
    .where('s.activity_id', '=', activityId)
    .orderBy('s.revision', 'desc')
    .orderBy('s.made_at')
    .execute()
}

/** What the cohort's trainees have drawn since then, for whatever they were heard in. */
export function listDrawsOfCohort(db: DbOrTx, cohortId: string, since: number) {
  return db
    .selectFrom('activity_entry as a')
    .innerJoin('enrolment as e', 'e.id', 'a.enrolment_id')
    .select(['a.data'])
    .where('e.cohort_id', '=', cohortId)
    .where('a.kind', '=', 'draw')
    .where('a.created_at', '>=', since)
    .execute()
}
