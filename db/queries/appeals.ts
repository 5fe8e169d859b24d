import type { Insertable } from 'kysely'
import type { AppealWaiverTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'

/** Which of somebody's papers were appealed against, and how that stands. */
export function listAppealsOfEnrolment(db: DbOrTx, enrolmentId: string) {
  return db.selectFrom('appeal').select(['attempt_id', 'state']).where('enrolment_id', '=', enrolmentId).execute()
}

/** The papers of which somebody has said that they do not appeal. */
export function listAppealWaivers(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('appeal_waiver')
    .select(['attempt_id', 'stated_at'])
    .where('enrolment_id', '=', enrolmentId)
    .execute()
}

export function insertAppealWaiver(tx: Tx, row: Insertable<AppealWaiverTable>) {
  return tx.insertInto('appeal_waiver').values(row).execute()
}
