import type { Db } from '#db/connect'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import type { Guesses } from '../audit/audit-thing'
import { GuessBursts } from './guess-bursts'
import { ACCOUNT_PACE, ADDRESS_PACE, networkOf } from './guess-delay'

const bursts = new GuessBursts()

interface Guess {
  /** Null for a name that nobody goes by; it is not written down, since people type passwords there. */
  personId: string | null
  address: string
  now: number
  /** Of the clock on the wall: no time machine shortens a burst. */
  wallNow: number
  requestId: string
}

/** A wrong password; written down once for a burst, never for a try. */
export async function recordWrongGuess(db: Db, guess: Guess): Promise<void> {
  const { personId, now, wallNow, requestId } = guess
  const from = networkOf(guess.address)
  const own = personId === null ? `nobody|${from}` : `person|${personId}`
  const found: [Guesses['at'], number | null][] = [
    [personId === null ? 'nobody' : 'person', bursts.wrong(own, ACCOUNT_PACE, wallNow)],
    ['many', bursts.wrong(`many|${from}`, ADDRESS_PACE, wallNow)],
  ]
  for (const [at, tries] of found) {
    if (tries === null) continue
    const whom =
      at === 'person' && personId !== null
        ? { entity: 'person', entityId: personId }
        : { entity: 'house', entityId: 'house' }
    await inTransaction(db, (tx) =>
      appendAudit(tx, {
        actor: { id: null, requestId },
        now,
        action: 'slow-down:session',
        ...whom,
        after: { guessedAt: at, tries, from },
      }),
    )
  }
}

/** The right one: what was mistyped before is no burst. */
export function forgetGuesses(personId: string): void {
  bursts.right(`person|${personId}`)
}
