import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson, revokeSessionsOf, updatePerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { ACCOUNT_PACE } from './guess-delay'
import { hashPassword, TooBusyError } from './password.server'
import { tryPassword } from './try-password.server'
import { Turnstile } from './turnstile.server'

/** A borrowed session must not be a place to guess the password in; its owner, who knows it, is never shut out. */
const people = new Turnstile(ACCOUNT_PACE)

interface ChangePasswordInput {
  actor: Actor
  now: number
  wallNow: number
  personId: string
  sessionHash: string
  current: string
  password: string
  /** Aborted when the client goes away: whoever does not wait is not answered. */
  signal?: AbortSignal
}

/** Null when too many want a password hashed at once. */
async function hashNew(password: string): Promise<string | null> {
  try {
    return await hashPassword(password)
  } catch (error) {
    if (error instanceof TooBusyError) return null
    throw error
  }
}

/** Signs every other device out. Hashing is slow, so it is done before the transaction, never in it. */
export async function changePassword(db: Db, input: ChangePasswordInput): Promise<Outcome> {
  const person = await findPerson(db, input.personId)
  if (!person) return refuse('not-found')
  // A session is a lane: tries from a borrowed one do not stand before those of the owner's own.
  const tell = await people.enter(person.id, input.sessionHash, input.signal)
  const verdict = await tryPassword(tell, input.current, person.password_hash)
  if (verdict === 'unknown') return refuse('too-many-tries')
  if (verdict === 'wrong') return refuse('wrong-password')
  const passwordHash = await hashNew(input.password)
  if (passwordHash === null) return refuse('too-many-tries')
  return inTransaction(db, async (tx) => {
    await updatePerson(tx, person.id, { password_hash: passwordHash, must_change_password: 0, one_time_until: null })
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
