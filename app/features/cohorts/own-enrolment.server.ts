import type { Db } from '#db/connect'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'

/** The id of a trainee's own enrolment, running or last; null for everybody else. Whether it may be used, the edge asks then. */
export async function findOwnEnrolmentId(db: Db, personId: string): Promise<string | null> {
  return (await findEnrolmentOfTrainee(db, personId))?.id ?? null
}
