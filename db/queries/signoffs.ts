import type { Insertable } from 'kysely'
import type { SignOffTable } from '../tables/activities'
import type { DbOrTx, Tx } from '../transaction'

export function insertSignOff(tx: Tx, row: Insertable<SignOffTable>) {
  return tx.insertInto('sign_off').values(row).execute()
}

/** What this person has said and nobody has superseded. */
function standingSignOffsBy(db: DbOrTx, signerId: string) {
  return db
    .selectFrom('sign_off as s')
    .innerJoin('person as t', 't.id', 's.trainee_id')
    .innerJoin('enrolment as e', 'e.id', 's.enrolment_id')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select([
      's.id',
      'c.course_id',
      's.enrolment_id',
      's.activity_id',
      's.slot',
      's.revision',
      's.verdict',
      's.comment',
      's.signed_at',
      't.display_name as trainee_name',
    ])
    .where('s.signer_id', '=', signerId)
    .where('s.verdict', '<>', 'withdrawn')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sign_off as newer')
            .select('newer.id')
            .whereRef('newer.enrolment_id', '=', 's.enrolment_id')
            .whereRef('newer.activity_id', '=', 's.activity_id')
            .whereRef('newer.slot', '=', 's.slot')
            .whereRef('newer.revision', '>', 's.revision'),
        ),
      ),
    )
}

/** Since then, the newest first. */
export function listStandingSignOffsBy(db: DbOrTx, signerId: string, since: number, limit: number) {
  return standingSignOffsBy(db, signerId)
    .where('s.signed_at', '>=', since)
    .orderBy('s.signed_at', 'desc')
    .orderBy('s.id')
    .limit(limit)
    .execute()
}

/** What one tap of this person signed, one or several together. */
export function listStandingSignOffsAt(db: DbOrTx, signerId: string, signedAt: number) {
  return standingSignOffsBy(db, signerId)
    .where('s.signed_at', '=', signedAt)
    .where('s.verdict', '=', 'signed')
    .orderBy('s.id')
    .execute()
}
