// What is known of a customer, as a page shows it: beside a drill card and at the desk alike.
import type { Product } from '#app/content/product'
import type { Flag, OrderState, ShopCase } from '#app/content/shop-case'

export interface ShownProduct {
  id: string
  name: string
  material: string
  care: string
  weak: string
  sevenDay: 'yes' | 'no' | 'sealed'
  /** Whom which size fits, where the product comes in sizes of people. */
  sizeChart?: string
  skus: { size: string; color: string; price: number; stock: number }[]
}

/** A case with the figures of its products, as they were when it was dealt. */
export interface CaseShown {
  shopCase: ShopCase
  products: ShownProduct[]
}

export interface ShownGoods {
  product: string
  size: string
  color: string
  quantity: number
  /** Yuan, as the catalogue has it today. */
  price: number
  stock: number
}

export interface ShownOrder {
  placedAt: number
  state: OrderState
  goods: ShownGoods[]
  off: string | null
  freight: number
  toPay: number
  address: string
  notes: string[]
  flag: Flag | null
  isInsured: boolean
  claim: {
    kind: 'refund' | 'return' | 'exchange'
    reason: string
    at: number
    answer: 'agree' | 'decline' | null
  } | null
}

export interface ShownParcel {
  courier: string
  tail: string
  trace: { at: number; text: string }[]
}

const SPAN_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `26h` before the customer came. */
function before(openedAt: number, ago: string): number {
  return openedAt - Number(ago.slice(0, -1)) * SPAN_MS[ago.at(-1) as keyof typeof SPAN_MS]
}

type CaseOrder = ShopCase['orders'][number]

export function addressOf({ to }: CaseOrder): string {
  return `${to.name} ****${to.phoneTail} ${to.area} ${to.detail}`
}

function goodsOf(products: readonly ShownProduct[], lines: CaseOrder['lines']): ShownGoods[] {
  return lines.map(({ product: id, size, color, quantity }) => {
    const product = products.find((one) => one.id === id)
    const sku = product?.skus.find((one) => one.size === size && one.color === color)
    return { product: product?.name ?? id, size, color, quantity, price: sku?.price ?? 0, stock: sku?.stock ?? 0 }
  })
}

/** An order as it came in, before anybody did anything with it. */
export function shownOrder(products: readonly ShownProduct[], openedAt: number, order: CaseOrder): ShownOrder {
  return {
    placedAt: before(openedAt, order.placed),
    state: order.state,
    goods: goodsOf(products, order.lines),
    off: order.off ?? null,
    freight: order.freight,
    toPay: Math.round((order.goods + order.freight) * 100) / 100,
    address: addressOf(order),
    notes: order.note === undefined ? [] : [order.note],
    flag: order.flag ?? null,
    isInsured: order.insured,
    claim: order.claim
      ? { kind: order.claim.kind, reason: order.claim.reason, at: before(openedAt, order.claim.ago), answer: null }
      : null,
  }
}

export function shownParcel(openedAt: number, { parcel }: CaseOrder): ShownParcel | null {
  return parcel === undefined
    ? null
    : { ...parcel, trace: parcel.trace.map(({ ago, text }) => ({ at: before(openedAt, ago), text })) }
}

/** What the customer looks at or has ordered. */
export function shownProducts(
  products: readonly Product[],
  { looksAt, orders }: Pick<ShopCase, 'looksAt' | 'orders'>,
): ShownProduct[] {
  const ids = new Set([...looksAt, ...orders.flatMap(({ lines }) => lines)].map(({ product }) => product))
  return products
    .filter(({ id }) => ids.has(id))
    .map(({ id, name, material, care, weak, sevenDay, sizeChart, skus }) => ({
      id,
      name,
      material,
      care,
      weak,
      sevenDay,
      ...(sizeChart ? { sizeChart } : {}),
      skus: skus.map(({ size, color, price, stock }) => ({ size, color, price, stock })),
    }))
}

export interface CaseView {
  customer: string
  history: string[]
  board: string[]
  orders: { tail: string; detail: ShownOrder; parcel: ShownParcel | null }[]
  products: ShownProduct[]
}

/** All an agent can look up, with times counted back from when the customer came. */
export function viewCase({ shopCase, products }: CaseShown, openedAt: number): CaseView {
  return {
    customer: shopCase.customer.name,
    history: shopCase.customer.history,
    board: shopCase.board,
    orders: shopCase.orders.map((order) => ({
      tail: order.tail,
      detail: shownOrder(products, openedAt, order),
      parcel: shownParcel(openedAt, order),
    })),
    products,
  }
}
