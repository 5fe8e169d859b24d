// Decides what can be done with an order beside a chat, and how it stands afterwards. What the platform lets nobody do is refused;
// what the shop does not allow an agent is done, seen, and counted.
import type { DeskAct } from '#app/content/chat-script'
import type { CaseOrder, Flag, ShopCase } from '#app/content/shop-case'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { addressOf } from '../quick-replies/case-view'

export interface OrderNow {
  order: CaseOrder
  /** Opened by the agent: until then only that there is one. */
  isOpen: boolean
  parcelSeen: boolean
  /** Yuan to pay, freight and all. */
  toPay: number
  address: string
  notes: string[]
  flag: Flag | null
  claimAnswer: 'agree' | 'decline' | null
}

/** The orders of a customer after what was done, in the case's own order. */
export function ordersAfter(shopCase: Pick<ShopCase, 'orders'>, acts: readonly DeskAct[]): OrderNow[] {
  return shopCase.orders.map((order) => {
    const own = acts.filter((act) => 'order' in act && act.order === order.tail)
    const now: OrderNow = {
      order,
      isOpen: false,
      parcelSeen: false,
      toPay: order.goods + order.freight,
      address: addressOf(order),
      notes: order.note === undefined ? [] : [order.note],
      flag: order.flag ?? null,
      claimAnswer: null,
    }
    for (const act of own) applyTo(now, act)
    return now
  })
}

function applyTo(now: OrderNow, act: DeskAct): void {
  if (act.act === 'open-order') now.isOpen = true
  if (act.act === 'look-up-parcel') now.parcelSeen = true
  if (act.act === 'change-price') now.toPay = Math.round((now.toPay - act.yuan) * 100) / 100
  if (act.act === 'change-address') now.address = act.text
  if (act.act === 'answer-claim') now.claimAnswer = act.answer
  if (act.act === 'write-note') {
    now.notes = [...now.notes, act.text]
    now.flag = act.flag ?? now.flag
  }
}

/** An order is touched only once it is open; its state says what still goes. */
export function decideDeskAct(orders: readonly OrderNow[], act: DeskAct): Outcome {
  if (!('order' in act)) return accept()
  const now = orders.find(({ order }) => order.tail === act.order)
  if (!now) return refuse('not-found')
  if (act.act === 'open-order') return accept()
  if (!now.isOpen) return refuse('order-not-open')
  const { state, parcel, claim } = now.order
  if (act.act === 'look-up-parcel') return parcel ? accept() : refuse('order-state')
  if (act.act === 'change-price') return state === 'unpaid' && act.yuan < now.toPay ? accept() : refuse('order-state')
  if (act.act === 'change-address') return state === 'unpaid' || state === 'paid' ? accept() : refuse('order-state')
  if (act.act === 'answer-claim') return claim && now.claimAnswer === null ? accept() : refuse('order-state')
  return accept()
}
