import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findSitting, insertGuestEvent, lockSitting } from '#db/queries/chats'
import { findVisit } from '#db/queries/visits'
import { inTransaction } from '#db/transaction'
import { overSince, playSitting } from '../chats/sitting'
import { loadLog, openHeld } from '../chats/sitting-log.server'
import { decideSpeak, phaseOf } from './visit'
import { factsOfVisit } from './visit-facts'

type AtVisit =
  | { intent: 'come' }
  | { intent: 'message'; text: string }
  | { intent: 'leave'; how: 'content' | 'settled' | 'unhappy' }

const KINDS = { come: 'came', message: 'line', leave: 'left' } as const

/** What the person does who plays the customer, at the server's time. Sent again under the same name it is there once. */
export async function actAtVisit(
  db: Db,
  input: AtVisit & {
    visitorId: string
    now: number
    today: string
    content: Content
    visitId: string
    clientKey: string
  },
): Promise<Outcome> {
  const visit = await findVisit(db, input.visitId)
  if (visit?.visitor_id !== input.visitorId) return refuse('not-found')
  const seen = visit.sitting_id === null ? undefined : await findSitting(db, visit.sitting_id)
  if (!seen || visit.seat === null) return refuse('wrong-state')
  const { seat } = visit
  const held = await openHeld(db, seen, input.content)
  return inTransaction(db, async (tx) => {
    const sitting = await lockSitting(tx, seen.id)
    if (!sitting) return refuse('not-found')
    const log = await loadLog(tx, sitting)
    if (log.guestKeys.has(input.clientKey)) return accept()
    const at = Math.max(input.now, log.last)
    const plays = playSitting(held.content, held.judge, log, at)
    const own = plays.find((one) => one.seat === seat)
    const isOver = overSince(held.content, { endsAt: sitting.ends_at }, plays, at) !== null
    const kind = KINDS[input.intent]
    const may = decideSpeak(
      {
        isVisitor: true,
        phase: phaseOf({ ...factsOfVisit(visit), sitting: sitting.state }, input.today),
        isThere: own !== undefined,
        hasCome: log.guests?.some((event) => event.seat === seat && event.kind === 'came') ?? false,
        isOver: isOver || (own?.play.ended ?? null) !== null,
      },
      kind,
    )
    if (!may.ok) return may
    await insertGuestEvent(tx, {
      sitting_id: sitting.id,
      seq: log.guestCount + 1,
      seat,
      at,
      kind,
      body: input.intent === 'message' ? input.text : input.intent === 'leave' ? input.how : '',
      client_key: input.clientKey,
    })
    return accept()
  })
}
