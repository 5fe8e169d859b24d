// Decides what stands behind a customer's line: which of the situations it may come out of, about which product, by whom, with
// which numbers. The same seed deals the same.
import type { CardCase, CardCustomer, CaseBook } from '#app/content/card-case'
import type { Phrase } from '#app/content/phrase'
import type { Product, Sku } from '#app/content/product'
import type { ShopCase } from '#app/content/shop-case'
import type { SeededRandom } from '../exam-forms/seeded-random'
import { type CaseShown, shownProducts } from '../quick-replies/case-view'
import { fillGaps } from '../quick-replies/phrase-gaps'

/** The situations of a line: its own, or its card's. */
export function linePlan(
  { cases = [] }: Pick<Phrase, 'cases'>,
  line: Phrase['utterances'][number],
  { cases: known }: CaseBook,
): CardCase[] {
  const ids = line.cases ?? cases
  return known.filter(({ id }) => ids.includes(id))
}

interface Chosen {
  product: Product
  sku: Sku
}

/** `X301 24cm 奶白`: of this product the sizes with this word, in this colour. What is sold out only where nothing else is left. */
export function skusAbout(about: string, products: readonly Product[]): Chosen[] {
  const [id, ...words] = about.split(' ')
  const product = products.find((one) => one.id === id)
  if (!product) return []
  const fits = ({ size, color }: Sku) => words.every((word) => color === word || size.includes(word))
  const fitting = product.skus.filter(fits)
  const inStock = fitting.filter(({ stock }) => stock > 0)
  return (inStock.length > 0 ? inStock : fitting).map((sku) => ({ product, sku }))
}

/** What the words of a case and the gaps of ready texts may be filled with besides a case's own. */
export const CASE_WORDS = [
  'customer',
  'product',
  'size',
  'color',
  'price',
  'stock',
  'material',
  'spec',
  'care',
  'weak',
  'quantity',
  'order',
  'twin',
  'tail',
  'city',
  'courier',
  'node',
] as const

function digits({ next }: SeededRandom): string {
  return String(Math.floor(next() * 9000) + 1000)
}

interface Dealing {
  caseBook: CaseBook
  products: readonly Product[]
  random: SeededRandom
}

function ordersOf(
  plan: CardCase,
  { product, sku }: Chosen,
  given: { to: CardCustomer['to']; orders: CaseBook['orders']; numbers: Numbers; say: (text: string) => string },
): ShopCase['orders'] {
  const { order, twin } = plan
  if (!order || !given.orders) return []
  const { freight, courier, insured } = given.orders
  const { numbers, say, to } = given
  const lineOf = (quantity: number) => {
    const goods = Math.round(sku.price * quantity * 100) / 100
    return {
      lines: [{ product: product.id, size: sku.size, color: sku.color, quantity }],
      goods,
      freight: goods < freight.freeFromYuan ? freight.yuan : 0,
      insured: goods >= insured.fromYuan || insured.products.includes(product.id),
      to: { name: to.name, phoneTail: numbers.phone, area: to.area, detail: to.detail },
    }
  }
  const first: ShopCase['orders'][number] = {
    tail: numbers.order,
    placed: order.placed,
    state: order.state,
    ...lineOf(order.quantity),
    ...(order.note ? { note: say(order.note) } : {}),
    ...(order.flag ? { flag: order.flag } : {}),
    ...(order.claim ? { claim: order.claim } : {}),
    ...(order.trace
      ? {
          parcel: {
            courier,
            tail: numbers.parcel,
            trace: order.trace.map(({ ago, text }) => ({ ago, text: say(text) })),
          },
        }
      : {}),
  }
  return twin ? [first, { tail: numbers.twin, ...twin, ...lineOf(1) }] : [first]
}

type Numbers = Record<'order' | 'twin' | 'phone' | 'parcel', string>

/** @throws where the case names no product that the catalogue has: the content check sees that first. */
export function dealCase(
  plan: CardCase,
  about: string | undefined,
  { caseBook, products, random }: Dealing,
): CaseShown {
  const [wanted] = about === undefined ? random.shuffle(plan.about ?? []) : [about]
  const [chosen] = random.shuffle(skusAbout(wanted ?? '', products))
  const [customer] = random.shuffle(caseBook.customers)
  if (!chosen || !customer) throw new RangeError(`case ${plan.id} is about nothing the catalogue has`)
  const { product, sku } = chosen
  const numbers: Numbers = {
    order: digits(random),
    twin: digits(random),
    phone: digits(random),
    parcel: digits(random),
  }
  const known: Record<string, string> = {
    customer: customer.name,
    product: product.name,
    size: sku.size,
    color: sku.color,
    price: String(sku.price),
    stock: String(sku.stock),
    material: product.material,
    care: product.care,
    weak: product.weak,
    spec: [...new Set(product.skus.map(({ size }) => size))].join('、'),
    quantity: String(plan.order?.quantity ?? 1),
    order: numbers.order,
    twin: numbers.twin,
    tail: numbers.phone,
    city: customer.to.city,
    courier: caseBook.orders?.courier ?? '',
  }
  const node = plan.order?.trace?.[0]
  if (node) known.node = fillGaps(node.text, known)
  const say = (text: string) => fillGaps(text, known)
  const shopCase: ShopCase = {
    id: plan.id,
    customer: { name: customer.name, history: customer.history },
    looksAt: plan.order ? [] : [{ product: product.id, size: sku.size, color: sku.color }],
    orders: ordersOf(plan, chosen, { to: customer.to, orders: caseBook.orders, numbers, say }),
    ...(plan.campaign ? { campaign: plan.campaign } : {}),
    board: plan.board.map(say),
    slots: { ...known, ...Object.fromEntries(Object.entries(plan.slots).map(([name, text]) => [name, say(text)])) },
  }
  return { shopCase, products: shownProducts(products, shopCase) }
}
