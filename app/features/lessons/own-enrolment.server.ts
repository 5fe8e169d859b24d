import type { Db } from '#db/connect'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'

/** The id of a trainee's own enrolment, running or last; for the edge, which then asks whether it may be used. */
export async function findOwnEnrolmentId(db: Db, personId: string): Promise<string | undefined> {
  return (await findEnrolmentOfTrainee(db, personId))?.id
}
