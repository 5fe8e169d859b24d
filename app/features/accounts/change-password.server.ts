import { RateLimiterMemory } from 'rate-limiter-flexible'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson, revokeSessionsOf, updatePerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { hashPassword, TooBusyError, verifyPassword } from './password.server'

/** A borrowed session must not be a place to guess the password in. */
const perPerson = new RateLimiterMemory({ points: 5, duration: 60, blockDuration: 60 })

interface ChangePasswordInput {
  actor: Actor
  now: number
  wallNow: number
  personId: string
  sessionHash: string
  current: string
  password: string
}

/** Counted before the slow comparison, as at the sign-in, so that a burst cannot slip through while it runs. */
function mayTry(personId: string): Promise<boolean> {
  return perPerson.consume(personId).then(
    () => true,
    () => false,
  )
}

/** The hash of the new password once the current one is right. */
async function checkAndHash(input: ChangePasswordInput, currentHash: string): Promise<Outcome<string>> {
  try {
    if (!(await verifyPassword(input.current, currentHash))) return refuse('wrong-current-password')
    return accept(await hashPassword(input.password))
  } catch (error) {
    if (error instanceof TooBusyError) return refuse('too-many-tries')
    throw error
  }
}

/** Signs every other device out. Hashing is slow, so it is done before the transaction, never in it. */
export async function changePassword(db: Db, input: ChangePasswordInput): Promise<Outcome> {
  const person = await findPerson(db, input.personId)
  if (!person) return refuse('not-found')
  if (!(await mayTry(person.id))) return refuse('too-many-tries')
  const hashed = await checkAndHash(input, person.password_hash)
  if (!hashed.ok) return hashed
  await perPerson.delete(person.id)
  const passwordHash = hashed.value
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
