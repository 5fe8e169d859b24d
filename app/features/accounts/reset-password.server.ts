import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson, revokeSessionsOf, updatePerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { makeInitialPasswords } from './initial-password.server'
import { oneTimeUntil } from './one-time-password'

/** Answers a new initial password, shown this once; the person is signed out everywhere and must choose their own. */
export async function resetPassword(
  db: Db,
  input: { actor: Actor; now: number; wallNow: number; personId: string },
): Promise<Outcome<{ password: string }>> {
  // One's own password is changed by knowing it, on the profile page.
  if (input.actor.id === input.personId) return refuse('own-account')
  const [secret] = await makeInitialPasswords(1)
  return inTransaction(db, async (tx) => {
    const person = await findPerson(tx, input.personId)
    if (!person) return refuse('not-found')
    await updatePerson(tx, person.id, {
      password_hash: secret!.passwordHash,
      must_change_password: 1,
      one_time_until: oneTimeUntil(input.now),
      password_by: input.actor.id,
    })
    await revokeSessionsOf(tx, person.id, input.wallNow)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'reset:password',
      entity: 'person',
      entityId: person.id,
    })
    return accept({ password: secret!.password })
  })
}
