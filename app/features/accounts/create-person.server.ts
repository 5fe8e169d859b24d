import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { nameKey } from '#app/rules/shown-name'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isUniqueViolation } from '#db/portable'
import { findActivePersonByNameKey, findPersonByUsername, insertPerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { makeInitialPasswords } from './initial-password.server'
import { oneTimeUntil } from './one-time-password'
import type { Role } from './permissions'

interface CreatePersonInput {
  actor: Actor
  now: number
  username: string
  displayName: string
  roles: readonly Role[]
}

/** Answers the initial password, which is stored nowhere and can be shown this once only. */
export async function createPerson(
  db: Db,
  input: CreatePersonInput,
): Promise<Outcome<{ personId: string; password: string }>> {
  const [secret] = await makeInitialPasswords(1)
  const personId = newId()
  const key = nameKey(input.displayName)
  const attempt = inTransaction(db, async (tx) => {
    if (await findPersonByUsername(tx, input.username)) return refuse('username-taken')
    if (await findActivePersonByNameKey(tx, key)) return refuse('person-name-taken')
    const roles = [...new Set(input.roles)]
    await insertPerson(
      tx,
      {
        id: personId,
        username: input.username,
        display_name: input.displayName,
        name_key: key,
        password_hash: secret!.passwordHash,
        must_change_password: 1,
        one_time_until: oneTimeUntil(input.now),
        demo_note: null,
        created_at: input.now,
      },
      roles,
    )
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'create:person',
      entity: 'person',
      entityId: personId,
      after: { username: input.username, display_name: input.displayName, roles },
    })
    return accept({ personId, password: secret!.password })
  })
  // Somebody took one of the names between the look and the insert.
  return attempt.catch(async (error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    return refuse((await findPersonByUsername(db, input.username)) ? 'username-taken' : 'person-name-taken')
  })
}
