import { findPerson } from '#db/queries/accounts'
import { listEnrolmentsOfPeople, listRolesOf, lockActiveAdmins } from '#db/queries/people'
import type { Tx } from '#db/transaction'
import type { PersonSituation } from './person'

/** The account as the rules want it; locks all active admins first, so that one of them surely remains. */
export async function loadPersonLocked(tx: Tx, personId: string) {
  const admins = await lockActiveAdmins(tx)
  const row = await findPerson(tx, personId)
  if (!row) return null
  const roles = await listRolesOf(tx, [personId])
  const enrolments = await listEnrolmentsOfPeople(tx, [personId])
  const situation: PersonSituation = {
    id: row.id,
    status: row.status,
    roles: roles.map((r) => r.role),
    activeAdmins: admins.length,
    inTraining: enrolments.some((e) => e.ended_at === null),
  }
  return { row, situation }
}
