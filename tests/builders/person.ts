import type { Insertable } from 'kysely'
import { hashPassword } from '#app/features/accounts/password.server'
import type { Role, Viewer } from '#app/features/accounts/permissions'
import { nameKey } from '#app/rules/shown-name'
import { newId } from '#db/ids'
import type { PersonTable } from '#db/tables/accounts'
import type { DbOrTx } from '#db/transaction'
import { next } from './next'
import { NOW } from './time'

/** The password of every built person who `canSignIn`. */
export const PASSWORD = 'lantern-river-42'

/** Hashing takes long on purpose, so only those who sign in in the test get a real hash. */
let realHash: Promise<string> | undefined

export interface BuiltPerson {
  id: string
  username: string
  displayName: string
  roles: readonly Role[]
}

export interface PersonWish extends Partial<Insertable<PersonTable>> {
  roles?: readonly Role[]
  /** True: `PASSWORD` opens the account. */
  canSignIn?: boolean
}

export async function aPerson(db: DbOrTx, wish: PersonWish = {}): Promise<BuiltPerson> {
  const { roles = ['trainee'], canSignIn = false, ...columns } = wish
  const number = next()
  realHash ??= canSignIn ? hashPassword(PASSWORD) : undefined
  const named = {
    id: newId(),
    username: `person-${number}`,
    display_name: `测试同事${number}`,
    password_hash: canSignIn ? await realHash! : 'no-password',
    created_at: NOW,
    ...columns,
  }
  const row = { name_key: nameKey(named.display_name), ...named }
  await db.insertInto('person').values(row).execute()
  if (roles.length > 0)
    await db
      .insertInto('person_role')
      .values(roles.map((role) => ({ person_id: row.id, role })))
      .execute()
  return { id: row.id, username: row.username, displayName: row.display_name, roles }
}

/** The person as the request edge would see them. */
export function viewerOf(person: BuiltPerson, change: Partial<Viewer> = {}): Viewer {
  return {
    id: person.id,
    username: person.username,
    displayName: person.displayName,
    roles: person.roles,
    locale: 'zh-CN',
    theme: 'system',
    mustChangePassword: false,
    sessionHash: `session-of-${person.id}`,
    ...change,
  }
}
