import type { ChatScript } from '#app/content/chat-script'
import type { Content } from '#app/content/content.server'
import type { ShopCase } from '#app/content/shop-case'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findOpenSitting, listSittings } from '#db/queries/chats'
import { lockEnrolment } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { findClosedBook } from '../drills/closed-book.server'
import { seededRandom } from '../exam-forms/seeded-random'
import { keepJudge } from '../quick-replies/judges.server'
import { closeOverdueChats } from './close-chat.server'
import { openSitting, seatsOf } from './open-sitting.server'
import { chooseScripts, practiceMinutes, readChatContent } from './sitting'

/** How far back it is remembered whom somebody has met. */
const MET_LATELY = 12

/** A customer who comes in the place of one that was drawn, and is told where they sit. */
export interface Guest {
  script: ChatScript
  shopCase: ShopCase
  sit: (tx: Tx, place: { sittingId: string; seat: number }) => Promise<void>
}

interface StartChatInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
  seats: number
  stage?: ChatScript['stage'] | undefined
  scriptId?: string | undefined
  /** Asked where the customers are drawn; whoever picks one meets that one. */
  guest?: (tx: Tx) => Promise<Guest | null>
}

/** Opens the desk for practice; answers the sitting's id. One desk at a time: who has one open is led back to it. */
export async function startChat(db: Db, input: StartChatInput): Promise<Outcome<string>> {
  const { actor, now, content, enrolmentId } = input
  await closeOverdueChats(db, now, enrolmentId)
  await keepJudge(db, content, now)
  return inTransaction(db, async (tx) => {
    const enrolment = await lockEnrolment(tx, enrolmentId)
    if (!enrolment || enrolment.trainee_id !== actor.id) return refuse('not-found')
    if (enrolment.ended_at !== null) return refuse('wrong-state')
    // The phrases at the desk are a book that the running exam may not allow.
    if (await findClosedBook(tx, { enrolmentId, now })) return refuse('attempt-open')
    const open = await findOpenSitting(tx, enrolment.id)
    if (open) return accept(open.id)
    const earlier = await listSittings(tx, enrolment.id, MET_LATELY)
    const metLately = earlier.flatMap((one) => readChatContent(one.content).seats.map(({ script }) => script.id))
    const seed = newId()
    const chosen = chooseScripts(content.chatScripts, input, { seed, metLately })
    if (!chosen.ok) return chosen
    const guest = input.scriptId === undefined ? ((await input.guest?.(tx)) ?? null) : null
    const guestSeat = guest ? Math.floor(seededRandom(`guest:${seed}`).next() * chosen.value.length) : -1
    const seats = seatsOf(content, chosen.value).map((drawn, seat) =>
      guest && seat === guestSeat ? { script: guest.script, shopCase: guest.shopCase } : drawn,
    )
    const id = newId()
    await openSitting(tx, {
      actor,
      now,
      content,
      id,
      enrolment_id: enrolment.id,
      activity_id: null,
      purpose: 'practice',
      seed,
      seats,
      minutes: practiceMinutes(seats.length),
    })
    await guest?.sit(tx, { sittingId: id, seat: guestSeat })
    return accept(id)
  })
}
