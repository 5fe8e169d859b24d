import { findPerson } from '#db/queries/accounts'
import { listOpenOffersTo } from '#db/queries/mentor-changes'
import { listEnrolmentsOfPeople, listRolesOf, listRunningMentees, lockActive, lockPeople } from '#db/queries/people'
import type { Tx } from '#db/transaction'
import type { PersonSituation } from './person'

/**
 * The account as the rules want it; locks all active admins and managers first, so that one of each surely remains, and the account itself,
 * so that nobody is given a trainee meanwhile.
 */
export async function loadPersonLocked(tx: Tx, personId: string) {
  const admins = await lockActive(tx, 'admin')
  const managers = await lockActive(tx, 'manager')
  await lockPeople(tx, [personId])
  const row = await findPerson(tx, personId)
  if (!row) return null
  const roles = await listRolesOf(tx, [personId])
  const enrolments = await listEnrolmentsOfPeople(tx, [personId])
  const mentees = await listRunningMentees(tx, personId)
  const offers = await listOpenOffersTo(tx, personId)
  const situation: PersonSituation = {
    id: row.id,
    status: row.status,
    roles: roles.map((r) => r.role),
    activeAdmins: admins.length,
    activeManagers: managers.length,
    inTraining: enrolments.some((e) => e.ended_at === null),
    mentees: [...mentees.map((m) => m.display_name), ...offers.map((o) => o.trainee_name)],
  }
  return { row, situation }
}
