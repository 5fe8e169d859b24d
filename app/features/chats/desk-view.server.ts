import type { Content } from '#app/content/content.server'
import type { ShopCase } from '#app/content/shop-case'
import type { Db } from '#db/connect'
import { findOpenSitting, findSitting, listSittings } from '#db/queries/chats'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { ChatSittingTable } from '#db/tables/chats'
import { closeIfOver, closeOverdueChats } from './close-chat.server'
import type { DeskGoods, DeskOrder, DeskProduct, DeskSeat, DeskView } from './desk-view'
import { type OrderNow, ordersAfter } from './order-desk'
import type { Passage } from './play-chat'
import { roundsOf } from './rounds'
import { type ChatContent, nextMoment, playSitting, readChatContent, type SeatPlay } from './sitting'
import { loadLog, openHeld } from './sitting-log.server'

type Products = Content['products']

const SPAN_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `26h` before the customer came. */
function before(openedAt: number, ago: string): number {
  return openedAt - Number(ago.slice(0, -1)) * SPAN_MS[ago.at(-1) as keyof typeof SPAN_MS]
}

function goodsOf(products: Products, lines: ShopCase['orders'][number]['lines']): DeskGoods[] {
  return lines.map(({ product: id, size, color, quantity }) => {
    const product = products.find((one) => one.id === id)
    const sku = product?.skus.find((one) => one.size === size && one.color === color)
    return { product: product?.name ?? id, size, color, quantity, price: sku?.price ?? 0, stock: sku?.stock ?? 0 }
  })
}

function orderView(products: Products, openedAt: number, now: OrderNow): DeskOrder {
  const { order } = now
  if (!now.isOpen) return { tail: order.tail, isOpen: false, detail: null }
  return {
    tail: order.tail,
    isOpen: true,
    detail: {
      placedAt: before(openedAt, order.placed),
      state: order.state,
      goods: goodsOf(products, order.lines),
      off: order.off ?? null,
      freight: order.freight,
      toPay: now.toPay,
      address: now.address,
      notes: now.notes,
      flag: now.flag,
      isInsured: order.insured,
      claim: order.claim
        ? {
            kind: order.claim.kind,
            reason: order.claim.reason,
            at: before(openedAt, order.claim.ago),
            answer: now.claimAnswer,
          }
        : null,
      parcel: order.parcel
        ? {
            courier: order.parcel.courier,
            tail: order.parcel.tail,
            trace: now.parcelSeen
              ? order.parcel.trace.map(({ ago, text }) => ({ at: before(openedAt, ago), text }))
              : null,
          }
        : null,
    },
  }
}

function productsOf(products: Products, { looksAt, orders }: ShopCase): DeskProduct[] {
  const ids = new Set([...looksAt, ...orders.flatMap(({ lines }) => lines)].map(({ product }) => product))
  return products
    .filter(({ id }) => ids.has(id))
    .map(({ id, name, material, care, weak, sevenDay, skus }) => ({
      id,
      name,
      material,
      care,
      weak,
      sevenDay,
      skus: skus.map(({ size, color, price, stock }) => ({ size, color, price, stock })),
    }))
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

function seatView(
  { content, purpose, products }: { content: ChatContent; purpose: ChatSittingTable['purpose']; products: Products },
  { seat, openedAt, play, events }: SeatPlay,
  now: number,
): DeskSeat {
  const { script, shopCase } = content.seats[seat]!
  const replies = events.flatMap((event) =>
    event.kind === 'message' ? [{ at: event.at, from: 'agent' as const, text: event.text }] : [],
  )
  const lines = [...play.lines, ...replies].sort((a, b) => a.at - b.at)
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
    ended: play.ended,
    orders: ordersAfter(
      shopCase,
      play.acts.map(({ act }) => act),
    ).map((order) => orderView(products, openedAt, order)),
    products: productsOf(products, shopCase),
    board: shopCase.board,
    help: purpose === 'practice' && play.ended === null ? helpOf(script, play.passages.at(-1)!) : null,
  }
}

interface Asked {
  traineeId: string
  content: Content
  now: number
}

/** Only for the trainee whose desk it is; null for anybody else. One that has ended by itself is closed first. */
export async function findDeskView(
  db: Db,
  { sittingId, traineeId, content: course, now }: Asked & { sittingId: string },
): Promise<DeskView | null> {
  const enrolment = await findEnrolmentOfTrainee(db, traineeId)
  const seen = await findSitting(db, sittingId)
  if (!enrolment || seen?.enrolment_id !== enrolment.id) return null
  await closeIfOver(db, sittingId, now, course)
  const sitting = (await findSitting(db, sittingId)) ?? seen
  const { content, judge } = await openHeld(db, sitting, course)
  const log = await loadLog(db, sitting)
  const until = sitting.finished_at ?? now
  const plays = playSitting(content, judge, log, until)
  const shown = plays.reduce((sum, { play }) => sum + play.lines.length, 0)
  return {
    id: sitting.id,
    purpose: sitting.purpose,
    state: sitting.state,
    startedAt: sitting.started_at,
    endsAt: sitting.ends_at,
    serverNow: now,
    nextAt: sitting.state === 'in_progress' ? nextMoment(content, sitting.started_at, plays) : null,
    revision: `${log.count}.${shown}.${plays.filter(({ play }) => play.ended).length}.${sitting.state}`,
    customersToCome: content.seats.length - plays.length,
    seats: plays.map((play) => seatView({ content, purpose: sitting.purpose, products: course.products }, play, until)),
    phrases: course.phrases.map(({ code, name, texts }) => ({
      code,
      name,
      text: texts[0]!,
      initials: course.spellings[name]?.initials ?? '',
    })),
  }
}

export interface ChatPractice {
  openSittingId: string | null
  /** Newest first. */
  earlier: { id: string; at: number; titles: string[]; percent: number; percentHigh: number }[]
  scripts: { id: string; title: string; stage: 'pre' | 'in' | 'after' }[]
}

const SHOWN_EARLIER = 20

/** What the practice page says of chats. */
export async function getChatPractice(db: Db, { traineeId, content, now }: Asked): Promise<ChatPractice> {
  const enrolment = await findEnrolmentOfTrainee(db, traineeId)
  const scripts = content.chatScripts
    .filter(({ form }) => form === 'practice')
    .map(({ id, title, stage }) => ({ id, title, stage }))
  if (!enrolment) return { openSittingId: null, earlier: [], scripts }
  await closeOverdueChats(db, now, enrolment.id)
  const open = await findOpenSitting(db, enrolment.id)
  const sittings = await listSittings(db, enrolment.id, SHOWN_EARLIER)
  return {
    openSittingId: open?.id ?? null,
    earlier: sittings.map((one) => ({
      id: one.id,
      at: one.started_at,
      titles: readChatContent(one.content).seats.map(({ script }) => script.title),
      percent: one.percent ?? 0,
      percentHigh: one.percent_high ?? 0,
    })),
    scripts,
  }
}
