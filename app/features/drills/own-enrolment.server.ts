import type { Db } from '#db/connect'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'

/** The enrolment under which a trainee's practice is recorded. */
export async function findOwnEnrolmentId(db: Db, traineeId: string): Promise<string | null> {
  return (await findEnrolmentOfTrainee(db, traineeId))?.id ?? null
}
