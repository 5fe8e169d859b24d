import type { Insertable } from 'kysely'
import type { AttemptVoidingConfirmationTable, AttemptVoidingTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

/** What was said of annulling papers, with the papers and everybody's names. */
function selectVoidings(db: DbOrTx) {
  return db
    .selectFrom('attempt_voiding as v')
    .innerJoin('attempt as a', 'a.id', 'v.attempt_id')
    .innerJoin('enrolment as e', 'e.id', 'v.enrolment_id')
    .innerJoin('cohort as k', 'k.id', 'e.cohort_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .innerJoin('person as p', 'p.id', 'v.voided_by')
    .leftJoin('attempt_voiding_confirmation as c', 'c.voiding_id', 'v.id')
    .leftJoin('person as cp', 'cp.id', 'c.confirmed_by')
    .select([
      'v.id',
      'v.attempt_id',
      'v.enrolment_id',
      'v.reason',
      'v.second_person',
      'v.voided_by',
      'v.voided_at',
      'a.exam_id',
      'a.form_id',
      'a.kind',
      'a.state',
      'a.started_at',
      'a.submitted_at',
      'a.closed_at',
      'a.percent',
      'a.pass_percent',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      'k.zone',
      't.display_name as trainee_name',
      nameAt('p', 'v.voided_at').as('voider_name'),
      'c.verdict as confirmed',
      'c.confirmed_by',
      'c.note',
      'c.confirmed_at',
      nameAt<string | null>('cp', 'c.confirmed_at').as('confirmer_name'),
    ])
}

export type VoidingRow = NonNullable<Awaited<ReturnType<typeof findVoiding>>>

export function findVoiding(db: DbOrTx, id: string) {
  return selectVoidings(db).where('v.id', '=', id).executeTakeFirst()
}

/** The oldest first. */
export function listVoidings(db: DbOrTx, enrolmentId: string) {
  return selectVoidings(db).where('v.enrolment_id', '=', enrolmentId).orderBy('v.voided_at').execute()
}

/** Newest first. */
export function listVoidingsOfAttempt(db: DbOrTx, attemptId: string) {
  return selectVoidings(db).where('v.attempt_id', '=', attemptId).orderBy('v.voided_at', 'desc').execute()
}

/** Proposals that wait for a second person while the paper can still be annulled, the oldest first. */
export function listOpenVoidings(db: DbOrTx, limit = 200) {
  return selectVoidings(db)
    .where('v.second_person', '=', 1)
    .where('c.voiding_id', 'is', null)
    .where('a.state', 'in', ['in_progress', 'submitted', 'expired', 'graded'])
    .orderBy('v.voided_at')
    .limit(limit)
    .execute()
}

export function insertVoiding(tx: Tx, row: Insertable<AttemptVoidingTable>) {
  return tx.insertInto('attempt_voiding').values(row).execute()
}

export function insertVoidingConfirmation(tx: Tx, row: Insertable<AttemptVoidingConfirmationTable>) {
  return tx.insertInto('attempt_voiding_confirmation').values(row).execute()
}
