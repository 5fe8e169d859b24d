import { findPerson } from '#db/queries/accounts'
import { listOpenOffersTo } from '#db/queries/mentor-changes'
import {
  countActive,
  listEnrolmentsOfPeople,
  listRolesOf,
  listRunningMentees,
  lockActive,
  lockPeople,
} from '#db/queries/people'
import type { DbOrTx, Tx } from '#db/transaction'
import type { PersonSituation } from './person'

/**
 * The account as the rules want it; locks all active admins and managers first, so that one of each surely remains, and the account itself,
 * so that nobody is given a trainee meanwhile.
 */
export async function loadPersonLocked(tx: Tx, personId: string) {
  const admins = await lockActive(tx, 'admin')
  const managers = await lockActive(tx, 'manager')
  await lockPeople(tx, [personId])
  return situationOf(tx, personId, { admins: admins.length, managers: managers.length })
}

/** The same to look at, without a lock: what a page offers is asked once more under it. */
export async function loadPerson(db: DbOrTx, personId: string) {
  return situationOf(db, personId, {
    admins: await countActive(db, 'admin'),
    managers: await countActive(db, 'manager'),
  })
}

async function situationOf(db: DbOrTx, personId: string, active: { admins: number; managers: number }) {
  const row = await findPerson(db, personId)
  if (!row) return null
  const roles = await listRolesOf(db, [personId])
  const enrolments = await listEnrolmentsOfPeople(db, [personId])
  const mentees = await listRunningMentees(db, personId)
  const offers = await listOpenOffersTo(db, personId)
  const situation: PersonSituation = {
    id: row.id,
    status: row.status,
    roles: roles.map((r) => r.role),
    activeAdmins: active.admins,
    activeManagers: active.managers,
    inTraining: enrolments.some((e) => e.ended_at === null),
    mentees: [...mentees.map((m) => m.display_name), ...offers.map((o) => o.trainee_name)],
  }
  return { row, situation }
}
