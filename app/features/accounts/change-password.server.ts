import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson, revokeSessionsOf, updatePerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { hashPassword, verifyPassword } from './password.server'

interface ChangePasswordInput {
  actor: Actor
  now: number
  wallNow: number
  personId: string
  sessionHash: string
  current: string
  password: string
}

/** Signs every other device out. Hashing is slow, so it is done before the transaction, never in it. */
export async function changePassword(db: Db, input: ChangePasswordInput): Promise<Outcome> {
  const person = await findPerson(db, input.personId)
  if (!person) return refuse('not-found')
  if (!(await verifyPassword(input.current, person.password_hash))) return refuse('wrong-password')
  const passwordHash = await hashPassword(input.password)
  return inTransaction(db, async (tx) => {
    await updatePerson(tx, person.id, { password_hash: passwordHash, must_change_password: 0 })
    await revokeSessionsOf(tx, person.id, input.wallNow, input.sessionHash)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'change:password',
      entity: 'person',
      entityId: person.id,
    })
    return accept()
  })
}
