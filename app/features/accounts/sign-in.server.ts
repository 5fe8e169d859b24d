import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPersonByUsername } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { ACCOUNT_PACE, ADDRESS_PACE, networkOf } from './guess-delay'
import { isKnownBrowser, knownBrowserToken } from './known-browser.server'
import { isExpired, ONE_TIME_PASSWORD_DAYS, readOneTimePassword } from './one-time-password'
import { forgetGuesses, recordWrongGuess } from './record-guesses.server'
import { startSession } from './sessions.server'
import { tryPassword } from './try-password.server'
import { type PasswordVerdict, Turnstile } from './turnstile.server'

/** Wrong passwords slow the next try down; they never shut the right one out (docs/decisions/016). */
const accounts = new Turnstile(ACCOUNT_PACE)
const addresses = new Turnstile(ADDRESS_PACE)

export interface SignInInput {
  username: string
  password: string
  address: string
  /** What browsers keep that signed in before: see `knownBrowserToken`. */
  knownTokens: readonly string[]
  secret: string
  now: number
  wallNow: number
  requestId: string
  /** Aborted when the client goes away: whoever does not wait is not answered. */
  signal?: AbortSignal
}

interface SignedIn {
  token: string
  personId: string
  knownToken: string
}

/** Waits for the turn of this address and then of this account. Null when it did not come in time. */
async function waitForTurn(input: SignInInput, known: boolean): Promise<((verdict: PasswordVerdict) => void) | null> {
  const place = networkOf(input.address)
  // Strangers cannot make a browser wait that its person uses every day, nor can it be used to guess for longer.
  if (known) return accounts.enter(`known|${input.username}`, place, input.signal)
  const passAddress = await addresses.enter(place, input.username, input.signal)
  // Counted before it is known, and taken back: many accounts tried at once are slowed down like one after the other.
  passAddress?.('wrong')
  const answer = passAddress && (await accounts.enter(`any|${input.username}`, place, input.signal))
  if (!answer) return null
  return (verdict) => {
    if (verdict === 'right') addresses.forgive(place)
    answer(verdict)
  }
}

/** Answers the new session's token. Unknown name and wrong password are one answer and take the same time. */
export async function signIn(db: Db, input: SignInInput): Promise<Outcome<SignedIn>> {
  const person = await findPersonByUsername(db, input.username)
  const tell = await waitForTurn(input, isKnownBrowser(person, input))
  const usable = person?.status === 'active' ? person.password_hash : undefined
  const typed = readOneTimePassword(input.password, person?.one_time_until ?? null)
  const verdict = await tryPassword(tell, typed, usable)
  if (verdict === 'unknown') return refuse('too-many-tries')
  if (verdict === 'wrong' || !person) {
    await recordWrongGuess(db, { ...input, personId: person?.id ?? null })
    return refuse('wrong-password')
  }
  forgetGuesses(person.id)
  if (isExpired(person.one_time_until, input.now)) return refuse('password-expired', String(ONE_TIME_PASSWORD_DAYS))
  const token = await inTransaction(db, async (tx) => {
    await appendAudit(tx, {
      actor: { id: person.id, requestId: input.requestId },
      now: input.now,
      action: 'sign-in:session',
      entity: 'person',
      entityId: person.id,
    })
    return startSession(tx, { personId: person.id, secret: input.secret, wallNow: input.wallNow })
  })
  return accept({ token, personId: person.id, knownToken: knownBrowserToken(input.secret, person) })
}
