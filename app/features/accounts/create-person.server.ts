import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { nameKey } from '#app/rules/shown-name'
import type { Db } from '#db/connect'
import { isUniqueViolation } from '#db/portable'
import { findActivePersonByNameKey, findPersonByUsername } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { makeInitialPasswords } from './initial-password.server'
import { makeAccount } from './make-account.server'
import { hashPassword } from './password.server'
import type { Role } from './permissions'

interface CreatePersonInput {
  actor: Actor
  now: number
  username: string
  displayName: string
  roles: readonly Role[]
  /** Chosen by the person; without one an initial password is made up. */
  ownPassword?: string
  reason?: string
}

interface Created {
  personId: string
  /** Stored nowhere, and shown this once only. */
  password: string
}

async function makeSecret(ownPassword: string | undefined) {
  if (ownPassword !== undefined) return { password: ownPassword, passwordHash: await hashPassword(ownPassword) }
  const [made] = await makeInitialPasswords(1)
  return made!
}

export async function createPerson(db: Db, { ownPassword, ...input }: CreatePersonInput): Promise<Outcome<Created>> {
  const { password, passwordHash } = await makeSecret(ownPassword)
  const key = nameKey(input.displayName)
  const attempt = inTransaction(db, async (tx) => {
    if (await findPersonByUsername(tx, input.username)) return refuse('username-taken')
    if (await findActivePersonByNameKey(tx, key)) return refuse('person-name-taken')
    const oneTime = ownPassword === undefined
    return accept({ personId: await makeAccount(tx, { ...input, passwordHash, oneTime }), password })
  })
  // Somebody took one of the names between the look and the insert.
  return attempt.catch(async (error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    return refuse((await findPersonByUsername(db, input.username)) ? 'username-taken' : 'person-name-taken')
  })
}
