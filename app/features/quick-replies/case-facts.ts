// Decides whether a reply says something of its customer that their case says otherwise. What can only be one thing – the last four
// figures of a number – is asserted; what may be meant another way is left to a person. What the case does not speak of is not judged here.

import type { CaseShown } from './case-view'
import { type Clause, clausesOf } from './judge/clauses'
import type { Judgement } from './judge/judge-reply'
import { isDenied } from './judge/patterns'
import { fillGaps } from './phrase-gaps'

export interface WrongFact {
  /** The clause it was said in. */
  saw: string
  /** As the case has it. */
  inCase: string
  sure: boolean
}

/** A number that the customer brings, and that no case has yet; or one that is told apart. */
const BROUGHT = /不是|您(?:刚|新|才)*(?:给|说|报|发|写)|新(?:的|号|手机|电话|单)|换成|改成|改为/
/** Said for later, or for a case that is not there. */
const NOT_NOW =
  /如果|要是|假如|若|一旦|等|之后|以后|之前|以前|再|会|将|马上|尽快|尽量|争取|就(?:能|可以|给)|预计|才|时候|需要|得|先/
/** Figures with a unit behind them are money, a date or an address. */
const NUMBER_NAMED =
  /(?:尾号|后4位|末4位|单号|订单号?)(?:是|为|:)?\s*(\d{4,20})(?!\d|\.\d|\s*(?:元|块|年|号楼|件|个|笔|多|余))/g
/** What goes out today, or every day, has not gone yet; only 已, 了 or 过 says so. */
const SENT =
  /(?:已经?|刚刚?|早就|昨天|昨晚)(?:给您|帮您|为您)?(?:发出|发货|寄出|揽收|发走)|(?:都|今天)(?:给您|帮您|为您)?(?:(?:发出|发货|寄出|揽收|发走)[了过]|发[了过]货)|(?<![款钱])在路上|正在派送|派送中/g
const NOT_SENT = /(?:还没|还未|尚未|没有|暂未)(?:给您|帮您|为您)?(?:发出|发货|寄出|揽收|出库)/g
const PAID = /收到(?:您的?)?(?:付款|款)|(?:已经?|都)付(?:款|好|过)/g
const NOT_PAID = /(?:还没|还未|尚未|没有|暂未)付(?:款|钱)/g
const PRICE = /价格|单价|售价|现价|页面价|卖价|实付|应付/
const RECKONED = /减|省|差|券|折|优惠|补|运费|邮费|退|满|凑|每|降|保|比如|例如|加/
const COURIERS = /中通|圆通|申通|韵达|顺丰|极兔|邮政|ems|京东快递/g
const HANDED_OVER = /已|由|单号|揽收|发的|走的|承运|运单/
const OTHER_COURIER = /换|改|指定|补差|想|要发|能发|可以/

interface Known {
  shown: CaseShown
  /** What the customer wrote. */
  utterance: string
}

function saidOf(clause: Clause, pattern: RegExp): string[] {
  if (clause.isQuestion || NOT_NOW.test(clause.text)) return []
  return [...clause.text.matchAll(pattern)].flatMap((found) =>
    isDenied(clause.text, found.index) ? [] : [found[1] ?? found[0]],
  )
}

/** The numbers of a case, which are nobody's telephone. */
export function figuresOf({ shopCase }: CaseShown): string[] {
  return shopCase.orders.flatMap(({ tail, to, parcel }) => [tail, to.phoneTail, ...(parcel ? [parcel.tail] : [])])
}

function wrongNumber(clause: Clause, { shown, utterance }: Known): WrongFact | null {
  const tails = figuresOf(shown)
  if (tails.length === 0 || clause.isQuestion || BROUGHT.test(clause.text)) return null
  const strange = [...clause.text.matchAll(NUMBER_NAMED)].filter(
    ({ 1: figures = '', index }) =>
      !tails.some((tail) => figures.endsWith(tail)) && !utterance.includes(figures) && !isDenied(clause.text, index),
  )
  if (strange.length === 0) return null
  const [order] = shown.shopCase.orders
  const inCase = [`订单尾号 ${order!.tail}`, `手机尾号 ${order!.to.phoneTail}`]
  if (order!.parcel) inCase.push(`运单尾号 ${order!.parcel.tail}`)
  return { saw: clause.text, inCase: inCase.join('，'), sure: true }
}

const SENT_STATES = ['shipped', 'signed', 'done'] as const

function wrongState(clause: Clause, { shown }: Known): WrongFact | null {
  const { orders } = shown.shopCase
  if (orders.length === 0) return null
  const isSent = orders.map(({ state }) => (SENT_STATES as readonly string[]).includes(state))
  const isPaid = orders.map(({ state }) => state !== 'unpaid' && state !== 'closed')
  const says = (pattern: RegExp) => saidOf(clause, pattern).length > 0
  const wrong = (inCase: string): WrongFact => ({ saw: clause.text, inCase, sure: false })
  if (says(SENT) && isSent.every((one) => !one)) return wrong('订单还没有发出')
  if (says(NOT_SENT) && isSent.every(Boolean)) return wrong('订单已经发出')
  if (says(PAID) && isPaid.every((one) => !one)) return wrong('订单还没有付款')
  if (says(NOT_PAID) && isPaid.every(Boolean)) return wrong('订单已经付款')
  return null
}

const FIGURE = /\d+(?:\.\d+)?/g

function wrongPrice(clause: Clause, { shown, utterance }: Known): WrongFact | null {
  if (clause.isQuestion || !PRICE.test(clause.text) || RECKONED.test(clause.text)) return null
  const amounts = clause.quantities.filter(({ kind, value }) => kind === 'amount' && value !== null)
  const { shopCase, products } = shown
  const told = [utterance, ...shopCase.board, ...Object.values(shopCase.slots)].join(' ').match(FIGURE) ?? []
  const known = new Set([
    ...told.map(Number),
    ...products.flatMap(({ skus }) => skus.map(({ price }) => price)),
    ...shopCase.orders.flatMap(({ goods, freight }) => [goods, Math.round((goods + freight) * 100) / 100]),
  ])
  if (amounts.length === 0 || amounts.every(({ value }) => known.has(value!))) return null
  const [product] = products
  if (!product) return null
  const prices = [...new Set(product.skus.map(({ price }) => price))].join('、')
  return { saw: clause.text, inCase: `${product.name} ${prices} 元`, sure: false }
}

function wrongCourier(clause: Clause, { shown, utterance }: Known): WrongFact | null {
  const courier = shown.shopCase.orders.flatMap(({ parcel }) => parcel?.courier ?? [])[0]
  if (courier === undefined || !HANDED_OVER.test(clause.text) || OTHER_COURIER.test(clause.text)) return null
  const named = saidOf(clause, COURIERS).filter((name) => !courier.includes(name) && !utterance.includes(name))
  return named.length > 0 ? { saw: clause.text, inCase: courier, sure: false } : null
}

const FINDERS = [wrongNumber, wrongState, wrongPrice, wrongCourier]

/** What of it is most certain to be wrong; null where nothing is. */
export function findWrongFact(shown: CaseShown, utterance: string, reply: string): WrongFact | null {
  const known = { shown, utterance }
  const wrong = clausesOf(reply).flatMap((clause) => FINDERS.flatMap((find) => find(clause, known) ?? []))
  return wrong.find(({ sure }) => sure) ?? wrong[0] ?? null
}

/** A judgement with what the case says otherwise. */
export function withCase(judgement: Judgement, wrong: WrongFact | null): Judgement {
  if (!wrong) return judgement
  const { saw, inCase, sure } = wrong
  const fault = { kind: 'wrong-fact' as const, saw, inCase, sure, ...(sure ? {} : { isAsked: true as const }) }
  return { ...judgement, soft: [...judgement.soft.filter(({ kind }) => kind !== 'wrong-fact'), fault] }
}

/** Ready texts as this case fills them in, without those that another case of the card would want. */
export function textsFor(texts: readonly string[], shown: CaseShown | undefined, utterance: string): string[] {
  if (!shown) return [...texts]
  const filled = texts.map((text) => fillGaps(text, shown.shopCase.slots))
  const fitting = filled.filter((text) => findWrongFact(shown, utterance, text) === null)
  return fitting.length > 0 ? fitting : filled
}
