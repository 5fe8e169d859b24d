import { sql } from 'kysely'
import { containsPattern } from '../portable'
import type { EnrolmentState } from '../tables/cohorts'
import type { DbOrTx } from '../transaction'
import { selectEnrolments } from './enrolments'
import { nameAt } from './names'

export interface BoardFilter {
  cohortId?: string | undefined
  text?: string | undefined
  states?: readonly EnrolmentState[] | undefined
}

/** A page of trainees, those still under way first, then by the cohort's start and by name. */
export function listBoardPage(db: DbOrTx, filter: BoardFilter, page: { limit: number; offset: number }) {
  let query = selectEnrolments(db)
  if (filter.cohortId) query = query.where('e.cohort_id', '=', filter.cohortId)
  if (filter.states) query = query.where('e.state', 'in', filter.states)
  if (filter.text)
    query = query.where(
      (eb) => sql<boolean>`lower(${eb.ref('t.display_name')}) like ${containsPattern(filter.text!)} escape '\\'`,
    )
  return query
    .orderBy((eb) => eb.case().when('e.ended_at', 'is', null).then(0).else(1).end())
    .orderBy('c.start_on', 'desc')
    .orderBy('t.display_name')
    .orderBy('e.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** How many trainees of the filter stand in which state. */
export function countByState(db: DbOrTx, filter: Omit<BoardFilter, 'states'>) {
  let query = db.selectFrom('enrolment as e').innerJoin('person as t', 't.id', 'e.trainee_id')
  if (filter.cohortId) query = query.where('e.cohort_id', '=', filter.cohortId)
  if (filter.text)
    query = query.where(
      (eb) => sql<boolean>`lower(${eb.ref('t.display_name')}) like ${containsPattern(filter.text!)} escape '\\'`,
    )
  return query
    .select((eb) => ['e.state', eb.fn.countAll<number>().as('n')])
    .groupBy('e.state')
    .execute()
}

export function listCohortNames(db: DbOrTx, limit = 200) {
  return db
    .selectFrom('cohort')
    .select(['id', 'name'])
    .orderBy('start_on', 'desc')
    .orderBy('name')
    .limit(limit)
    .execute()
}

export function findCohortName(db: DbOrTx, id: string) {
  return db
    .selectFrom('cohort')
    .select(['id', 'name', 'course_id', 'start_on', 'zone'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The sum of each conduct ledger. */
export function listConductSums(db: DbOrTx, enrolmentIds: readonly string[]) {
  return db
    .selectFrom('conduct_entry')
    .select((eb) => ['enrolment_id', eb.fn.sum<number>('points').as('points')])
    .where('enrolment_id', 'in', enrolmentIds)
    .groupBy('enrolment_id')
    .execute()
}

/** Every revision of every sheet of one enrolment with the examiner's name, the newest first. */
export function listSheetsOfEnrolment(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('rubric_sheet as s')
    .innerJoin('person as p', 'p.id', 's.examiner_id')
    .select([
      's.id',
      's.activity_id',
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
    .orderBy('s.revision', 'desc')
    .orderBy('s.made_at')
    .execute()
}

/** Answers to questionnaires of many enrolments. */
export function listQuestionnaireScores(db: DbOrTx, enrolmentIds: readonly string[]) {
  return db
    .selectFrom('questionnaire_answer')
    .select(['enrolment_id', 'activity_id', 'answers'])
    .where('enrolment_id', 'in', enrolmentIds)
    .execute()
}

/** Number and hash of the newest audit row of one enrolment. */
export function findNewestAuditRow(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}
