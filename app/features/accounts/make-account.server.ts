import { nameKey } from '#app/rules/shown-name'
import { newId } from '#db/ids'
import { insertPerson } from '#db/queries/accounts'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { oneTimeUntil } from './one-time-password'
import type { Role } from './permissions'

interface NewAccount {
  actor: Actor
  now: number
  username: string
  displayName: string
  roles: readonly Role[]
  passwordHash: string
  /** Made up by the house: it ends after a week and must be changed at the first sign-in. */
  oneTime: boolean
  /** Beside the audit line, where it was no person who asked. */
  reason?: string
}

/** Every account of a house begins here, with its audit line; whether the names are free is for the caller to look at before. Answers the new person's id. */
export async function makeAccount(tx: Tx, account: NewAccount): Promise<string> {
  const { actor, now, username, displayName } = account
  const id = newId()
  const roles = [...new Set(account.roles)]
  await insertPerson(
    tx,
    {
      id,
      username,
      display_name: displayName,
      name_key: nameKey(displayName),
      password_hash: account.passwordHash,
      must_change_password: account.oneTime ? 1 : 0,
      one_time_until: account.oneTime ? oneTimeUntil(now) : null,
      demo_note: null,
      created_at: now,
      created_by: actor.id,
    },
    roles,
  )
  await appendAudit(tx, {
    actor,
    now,
    action: 'create:person',
    entity: 'person',
    entityId: id,
    ...(account.reason === undefined ? {} : { reason: account.reason }),
    after: { username, display_name: displayName, roles },
  })
  return id
}
