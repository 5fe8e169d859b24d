import type { Content } from '#app/content/content.server'
import type { ShopCase } from '#app/content/shop-case'
import type { Db } from '#db/connect'
import { findOpenSitting, findSitting, findSittingPulse, listSittings } from '#db/queries/chats'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { ChatSittingTable } from '#db/tables/chats'
import { shownOrder, shownParcel, shownProducts } from '../quick-replies/case-view'
import { nameGaps, type Slot } from '../quick-replies/phrase-gaps'
import { linesOfBoth } from './chat-log'
import { closeIfOver, closeOverdueChats } from './close-chat.server'
import type { ChatPractice, DeskOrder, DeskPhrase, DeskSeat, DeskView } from './desk-view'
import { type OrderNow, ordersAfter } from './order-desk'
import type { Passage } from './play-chat'
import { roundsOf } from './rounds'
import { type ChatContent, nextMoment, overAt, overSince, playSitting, readChatContent, type SeatPlay } from './sitting'
import { loadLog, openHeld } from './sitting-log.server'

type Products = Content['products']

function orderView(products: Products, openedAt: number, now: OrderNow): DeskOrder {
  const { order } = now
  if (!now.isOpen) return { tail: order.tail, isOpen: false, detail: null }
  const begun = shownOrder(products, openedAt, order)
  const parcel = shownParcel(openedAt, order)
  return {
    tail: order.tail,
    isOpen: true,
    detail: {
      ...begun,
      toPay: now.toPay,
      address: now.address,
      notes: now.notes,
      flag: now.flag,
      claim: begun.claim && { ...begun.claim, answer: now.claimAnswer },
      parcel: parcel && { ...parcel, trace: now.parcelSeen ? parcel.trace : null },
    },
  }
}

/** What the present state asks for, and what of it has been seen; nothing is asked for where the customer has gone. */
function helpOf(script: ChatContent['seats'][number]['script'], passage: Passage): DeskSeat['help'] {
  const state = script.states.find(({ id }) => id === passage.state)!
  return state.points
    .filter(({ optional }) => !optional)
    .map(({ point }) => ({
      point,
      seen: passage.heard?.points.find((one) => one.point === point)?.answer === 'yes',
    }))
}

function fillsOf({ slots: filled }: ShopCase, slots: readonly Slot[]): DeskSeat['fills'] {
  return Object.fromEntries(slots.flatMap(({ name, label }) => (name in filled ? [[label, filled[name]!]] : [])))
}

function seatView(
  { content, purpose, course }: { content: ChatContent; purpose: ChatSittingTable['purpose']; course: Content },
  { seat, openedAt, play, events }: SeatPlay,
  now: number,
): DeskSeat {
  const { script, shopCase } = content.seats[seat]!
  const lines = linesOfBoth(play.lines, events)
  const last = roundsOf(lines, now).at(-1)
  const waits = play.ended === null && last?.repliedAt === null
  return {
    seat,
    customer: shopCase.customer.name,
    history: shopCase.customer.history,
    openedAt,
    lines,
    deeds: play.acts,
    waitsSince: waits ? last.from : null,
    // How somebody leaves is told, not what else is known of it: that would tell a person from a script.
    ended: play.ended && { how: play.ended.how, at: play.ended.at },
    orders: ordersAfter(
      shopCase,
      play.acts.map(({ act }) => act),
    ).map((order) => orderView(course.products, openedAt, order)),
    products: shownProducts(course.products, shopCase),
    board: shopCase.board,
    fills: fillsOf(shopCase, course.slots),
    help: purpose === 'practice' && play.ended === null ? helpOf(script, play.passages.at(-1)!) : null,
  }
}

interface Asked {
  traineeId: string
  content: Content
  now: number
}

/** Only for the trainee whose desk it is; null for anybody else. One that has ended by itself is closed first. */
export async function findDeskView(db: Db, asked: Asked & { sittingId: string }): Promise<DeskView | null> {
  return (await lookAtDesk(db, asked))?.view ?? null
}

/**
 * The desk, and when something comes by itself or the sitting is over; null once it is. That moment stays on the server: of a
 * customer whom a person plays it is another one than of a script.
 */
export async function lookAtDesk(
  db: Db,
  { sittingId, traineeId, content: course, now }: Asked & { sittingId: string },
): Promise<{ view: DeskView; nextAt: number | null } | null> {
  const pulse = await findDeskPulse(db, { sittingId, traineeId })
  const seen = pulse === null ? undefined : await findSitting(db, sittingId)
  if (!seen) return null
  const { content, judge } = await openHeld(db, seen, course)
  const played = async (sitting: ChatSittingTable) => {
    const log = await loadLog(db, sitting)
    return { log, plays: playSitting(content, judge, log, sitting.finished_at ?? now) }
  }
  const standing = { sitting: seen, ...(await played(seen)) }
  const ends = { endsAt: seen.ends_at }
  if (seen.state === 'in_progress' && overSince(content, ends, standing.plays, now) !== null) {
    await closeIfOver(db, sittingId, now, course)
    const closed = (await findSitting(db, sittingId)) ?? seen
    Object.assign(standing, { sitting: closed, ...(await played(closed)) })
  }
  const { sitting, log, plays } = standing
  const shown = plays.reduce((sum, { play }) => sum + play.lines.length, 0)
  const until = sitting.finished_at ?? now
  const nextAt = Math.min(
    nextMoment(content, sitting.started_at, plays) ?? Number.POSITIVE_INFINITY,
    overAt(content, ends, plays),
  )
  const view: DeskView = {
    id: sitting.id,
    activityId: sitting.activity_id,
    purpose: sitting.purpose,
    state: sitting.state,
    startedAt: sitting.started_at,
    endsAt: sitting.ends_at,
    serverNow: now,
    revision: `${log.count}.${plays.length}.${shown}.${plays.filter(({ play }) => play.ended).length}.${sitting.state}`,
    customersToCome: content.seats.length - plays.length,
    seats: plays.map((play) => seatView({ content, purpose: sitting.purpose, course }, play, until)),
    kept: [...log.keys],
  }
  return { view, nextAt: sitting.state === 'in_progress' ? nextAt : null }
}

/** Changes with everything that is kept, and costs hardly anything to ask; null for anybody but the trainee whose desk it is. */
export async function findDeskPulse(
  db: Db,
  { sittingId, traineeId }: { sittingId: string; traineeId: string },
): Promise<string | null> {
  const pulse = await findSittingPulse(db, sittingId)
  return pulse?.trainee_id === traineeId ? `${pulse.events}.${pulse.guest_events}.${pulse.state}` : null
}

/** Every ready text, as at the real desk. They do not change while somebody sits there. */
export function listDeskPhrases({ phrases, slots, spellings }: Content): DeskPhrase[] {
  return phrases.map(({ code, name, texts }) => ({
    code,
    name,
    text: nameGaps(texts[0]!, slots),
    initials: spellings[name]?.initials ?? '',
  }))
}

const SHOWN_EARLIER = 20

/** What the practice page says of chats. */
export async function getChatPractice(db: Db, { traineeId, content, now }: Asked): Promise<ChatPractice> {
  const enrolment = await findEnrolmentOfTrainee(db, traineeId)
  const scripts = content.chatScripts
    .filter(({ form }) => form === 'practice')
    .map(({ id, title, stage }) => ({ id, title, stage }))
  if (!enrolment) return { mayStart: false, openSittingId: null, earlier: [], scripts }
  await closeOverdueChats(db, now, enrolment.id)
  const open = await findOpenSitting(db, enrolment.id)
  const sittings = await listSittings(db, enrolment.id, SHOWN_EARLIER)
  return {
    mayStart: enrolment.ended_at === null,
    openSittingId: open?.id ?? null,
    earlier: sittings.map((one) => ({
      id: one.id,
      at: one.started_at,
      // By the customers' names: a title would show who came from elsewhere than the list of practice.
      titles: readChatContent(one.content).seats.map(({ shopCase }) => shopCase.customer.name),
      percent: one.percent ?? 0,
      percentHigh: one.percent_high ?? 0,
    })),
    scripts,
  }
}
