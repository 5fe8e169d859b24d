import { RateLimiterMemory } from 'rate-limiter-flexible'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPersonByUsername } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { TooBusyError, verifyPassword } from './password.server'
import { startSession } from './sessions.server'

const perAccountAndAddress = new RateLimiterMemory({ points: 5, duration: 60, blockDuration: 60 })
const perAddress = new RateLimiterMemory({ points: 60, duration: 60 })

export interface SignInInput {
  username: string
  password: string
  address: string
  secret: string
  now: number
  wallNow: number
  requestId: string
}

const accountKey = (input: SignInInput) => `${input.username}|${input.address}`

/** Counts before the slow comparison, so that a burst of guesses cannot slip through while it runs. */
async function mayTry(input: SignInInput): Promise<boolean> {
  try {
    await perAccountAndAddress.consume(accountKey(input))
    await perAddress.consume(input.address)
    return true
  } catch {
    return false
  }
}

/** In the end only failures count: a whole shift may sign in from one address at nine o'clock. */
async function uncount(input: SignInInput): Promise<void> {
  await Promise.all([perAccountAndAddress.delete(accountKey(input)), perAddress.reward(input.address)])
}

function askForPatience(error: unknown): 'too-busy' {
  if (error instanceof TooBusyError) return 'too-busy'
  throw error
}

/** Answers the new session's token. Unknown name and wrong password are one answer and take the same time. */
export async function signIn(db: Db, input: SignInInput): Promise<Outcome<{ token: string; personId: string }>> {
  if (!(await mayTry(input))) return refuse('too-many-tries')
  const person = await findPersonByUsername(db, input.username)
  const usable = person?.status === 'active' ? person.password_hash : undefined
  const matches = await verifyPassword(input.password, usable).catch(askForPatience)
  if (matches === 'too-busy') return refuse('too-many-tries')
  if (!matches || !person) return refuse('wrong-password')
  await uncount(input)
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
  return accept({ token, personId: person.id })
}
