import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson } from '#db/queries/accounts'
import { ACCOUNT_PACE } from './guess-delay'
import { tryPassword } from './try-password.server'
import { Turnstile } from './turnstile.server'

/** A desk left open for a minute signs nothing, and is no place to guess the password in. */
const people = new Turnstile(ACCOUNT_PACE)

/** Before a signature that decides about somebody's employment: is it the person themselves who sits there? */
export async function showPasswordAgain(
  db: Db,
  input: { personId: string; sessionHash: string; password: string; signal?: AbortSignal },
): Promise<Outcome> {
  const person = await findPerson(db, input.personId)
  if (!person) return refuse('not-found')
  // A session is a lane: tries from a borrowed one do not stand before those of the owner's own.
  const tell = await people.enter(person.id, input.sessionHash, input.signal)
  const verdict = await tryPassword(tell, input.password, person.password_hash)
  if (verdict === 'unknown') return refuse('too-many-tries')
  return verdict === 'right' ? accept() : refuse('wrong-password', person.username)
}
