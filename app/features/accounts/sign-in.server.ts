import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Db } from '#db/connect'
import { findPersonByUsername } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { appendAudit } from '../audit/audit.server'
import { verifyPassword } from './password.server'
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

/** Counts failures only: a whole shift may sign in from one address at nine o'clock. */
async function isBlocked(input: SignInInput): Promise<boolean> {
  const [account, address] = await Promise.all([
    perAccountAndAddress.get(`${input.username}|${input.address}`),
    perAddress.get(input.address),
  ])
  return (account?.remainingPoints ?? 1) <= 0 || (address?.remainingPoints ?? 1) <= 0
}

async function countFailure(input: SignInInput): Promise<void> {
  await perAccountAndAddress.consume(`${input.username}|${input.address}`).catch(() => undefined)
  await perAddress.consume(input.address).catch(() => undefined)
}

/** Answers the new session's token. Unknown name and wrong password are one answer and take the same time. */
export async function signIn(db: Db, input: SignInInput): Promise<Outcome<{ token: string; personId: string }>> {
  if (await isBlocked(input)) return refuse('too-many-tries')
  const person = await findPersonByUsername(db, input.username)
  const usable = person?.status === 'active' ? person.password_hash : undefined
  if (!(await verifyPassword(input.password, usable)) || !person) {
    await countFailure(input)
    return refuse('wrong-password')
  }
  await perAccountAndAddress.delete(`${input.username}|${input.address}`)
  const token = await startSession(db, { personId: person.id, secret: input.secret, wallNow: input.wallNow })
  await inTransaction(db, (tx) =>
    appendAudit(tx, {
      actor: { id: person.id, requestId: input.requestId },
      now: input.now,
      action: 'sign-in:session',
      entity: 'person',
      entityId: person.id,
    }),
  )
  return accept({ token, personId: person.id })
}
