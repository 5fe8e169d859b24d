import type { DeskAct } from '#app/content/chat-script'
import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findSitting, insertChatEvent, lockSitting } from '#db/queries/chats'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { findClosedBook } from '../drills/closed-book.server'
import { decideDeskAct, ordersAfter } from './order-desk'
import { actsOf, decideAtDesk, decideMessage, overSince, playSitting } from './sitting'
import { loadLog, openHeld } from './sitting-log.server'

interface AtDesk {
  actor: Actor
  now: number
  content: Content
  sittingId: string
  seat: number
  /** The browser's own name for it. */
  clientKey: string
}

/** A message to a customer. Sent again under the same name, it is there once. */
export function sendMessage(db: Db, { text, ...input }: AtDesk & { text: string }): Promise<Outcome> {
  const said = decideMessage(text)
  if (!said.ok) return Promise.resolve(said)
  return record(db, input, { kind: 'message', text: said.value })
}

/** Something done beside the chat: an order opened, a note written. */
export function doAtDesk(db: Db, { act, ...input }: AtDesk & { act: DeskAct }): Promise<Outcome> {
  return record(db, input, { kind: 'act', act })
}

/**
 * The time is the server's, and never runs back: on two servers with clocks a little apart the order of a sitting is the order
 * in which its events were kept.
 */
async function record(
  db: Db,
  { actor, now, content, sittingId, seat, clientKey }: AtDesk,
  event: { kind: 'message'; text: string } | { kind: 'act'; act: DeskAct },
): Promise<Outcome> {
  const seen = await findSitting(db, sittingId)
  if (!seen) return refuse('not-found')
  const held = await openHeld(db, seen, content)
  return inTransaction(db, async (tx) => {
    const sitting = await lockSitting(tx, sittingId)
    const enrolment = sitting ? await findEnrolment(tx, sitting.enrolment_id) : undefined
    if (!sitting || !enrolment) return refuse('not-found')
    // A desk left open in another tab tells what the running exam does not allow to be looked up.
    if (sitting.purpose === 'practice' && (await findClosedBook(tx, { enrolmentId: enrolment.id, now })))
      return refuse('attempt-open')
    const log = await loadLog(tx, sitting)
    if (log.keys.has(clientKey) && enrolment.trainee_id === actor.id) return accept()
    const at = Math.max(now, log.last)
    const plays = playSitting(held.content, held.judge, log, at)
    const isOver = overSince(held.content, { endsAt: sitting.ends_at }, plays, at) !== null
    const own = plays.find((one) => one.seat === seat)
    const standing = { ownerId: enrolment.trainee_id, state: sitting.state }
    const may = decideAtDesk(standing, own, { actorId: actor.id, isOver })
    if (!may.ok) return may
    if (event.kind === 'act') {
      const orders = ordersAfter(held.content.seats[seat]!.shopCase, actsOf(own!.events))
      const can = decideDeskAct(orders, event.act)
      if (!can.ok) return can
    }
    await insertChatEvent(tx, {
      sitting_id: sitting.id,
      seq: log.count + 1,
      seat,
      at,
      kind: event.kind,
      body: event.kind === 'message' ? event.text : JSON.stringify(event.act),
      client_key: clientKey,
    })
    return accept()
  })
}
