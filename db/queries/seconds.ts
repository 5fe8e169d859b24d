import type { Insertable } from 'kysely'
import type { NamedSecondTable } from '../tables/promotion'
import type { DbOrTx, Tx } from '../transaction'

/** Managers, and those a cohort names for personnel, who still work here: one row per office, with who gave it and when. */
export function listOffices(db: DbOrTx, cohortId: string) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'r.granted_by as by', 'r.granted_at as at'])
    .where('p.status', '=', 'active')
    .where('r.role', '=', 'manager')
    .unionAll(
      db
        .selectFrom('person as p')
        .innerJoin('delegation as d', 'd.person_id', 'p.id')
        .select(['p.id', 'd.created_by as by', 'd.created_at as at'])
        .where('p.status', '=', 'active')
        .where('d.cohort_id', '=', cohortId)
        .where('d.role', '=', 'hr')
        .where('d.ended_at', 'is', null),
    )
    .execute()
}

/** Who has held the keys of these accounts, and whether they run the computers. */
export function listAccountOrigins(db: DbOrTx, personIds: readonly string[]) {
  return db
    .selectFrom('person as p')
    .leftJoin('person_role as r', (join) => join.onRef('r.person_id', '=', 'p.id').on('r.role', '=', 'admin'))
    .select(['p.id', 'p.created_by', 'p.password_by', 'r.role as admin'])
    .where('p.id', 'in', personIds)
    .execute()
}

/** Everybody who has been this trainee's mentor in any enrolment, has signed in a mentor's place, or is a mentor and has marked them. */
export function listTeachers(db: DbOrTx, traineeId: string) {
  const mentors = db.selectFrom('person_role').select('person_id').where('role', '=', 'mentor')
  const own = db.selectFrom('enrolment').select('id').where('trainee_id', '=', traineeId)
  return db
    .selectFrom('enrolment')
    .select('mentor_id as id')
    .where('trainee_id', '=', traineeId)
    .union(
      db
        .selectFrom('mentor_change')
        .select('mentor_id as id')
        .where('event', '=', 'accepted')
        .where('enrolment_id', 'in', own),
    )
    .union(db.selectFrom('mentor_change').select('from_mentor_id as id').where('enrolment_id', 'in', own))
    .union(
      db
        .selectFrom('sign_off')
        .select('signer_id as id')
        .where('trainee_id', '=', traineeId)
        .where('slot', '=', 'mentor'),
    )
    .union(
      db
        .selectFrom('mark')
        .select('marker_id as id')
        .where('trainee_id', '=', traineeId)
        .where('marker_id', 'in', mentors),
    )
    .union(
      db
        .selectFrom('rubric_sheet')
        .select('examiner_id as id')
        .where('trainee_id', '=', traineeId)
        .where('examiner_id', 'in', mentors),
    )
    .union(
      db
        .selectFrom('card_ruling as r')
        .innerJoin('card_question as q', 'q.id', 'r.question_id')
        .select('r.ruled_by as id')
        .where('q.enrolment_id', 'in', own)
        .where('r.ruled_by', 'in', mentors),
    )
    .execute()
}

export function insertNamedSecond(tx: Tx, row: Insertable<NamedSecondTable>) {
  return tx.insertInto('named_second').values(row).execute()
}

/** Those who were asked to be the second person under this proposal and still work here, the last one last. */
export function listNamedSeconds(db: DbOrTx, proposalId: string) {
  return db
    .selectFrom('named_second as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .innerJoin('person as n', 'n.id', 'r.named_by')
    .select(['p.id', 'r.reason', 'p.display_name as name', 'n.display_name as namer_name'])
    .where((eb) => eb.or([eb('r.decision_id', '=', proposalId), eb('r.voiding_id', '=', proposalId)]))
    .where('p.status', '=', 'active')
    .orderBy('r.named_at')
    .execute()
}

/** The proposals this person was asked to look at. */
export function listAskedProposals(db: DbOrTx, personId: string) {
  return db
    .selectFrom('named_second')
    .select((eb) => eb.fn.coalesce('decision_id', 'voiding_id').$notNull().as('proposal_id'))
    .where('person_id', '=', personId)
    .execute()
}

/** Cohorts for which this person is named for personnel. */
export function listPersonnelCohorts(db: DbOrTx, personId: string) {
  return db
    .selectFrom('delegation')
    .select('cohort_id')
    .where('person_id', '=', personId)
    .where('role', '=', 'hr')
    .where('ended_at', 'is', null)
    .groupBy('cohort_id')
    .execute()
}
