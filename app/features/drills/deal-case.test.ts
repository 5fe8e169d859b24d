import { describe, expect, test } from 'vitest'
import type { CardCase, CaseBook } from '#app/content/card-case'
import type { DrillSet } from '#app/content/drill-set'
import type { Phrase } from '#app/content/phrase'
import type { Product } from '#app/content/product'
import { seededRandom } from '../exam-forms/seeded-random'
import { dealCase, skusAbout } from './deal-case'
import { drawDeck } from './deck'

const sku = (size: string, color: string, price: number, stock = 5) => ({ size, color, price, stock, weight: 1 })
const PRODUCTS: Product[] = [
  {
    id: 'X301',
    name: '汤锅',
    category: '餐厨',
    material: '铸铁',
    sevenDay: 'yes',
    care: '不空烧',
    weak: '重',
    skus: [sku('20cm', '白', 329), sku('24cm', '白', 429), sku('24cm', '绿', 429, 0)],
  },
  {
    id: 'X607',
    name: '浴袍',
    category: '家居服',
    material: '绒',
    sevenDay: 'yes',
    care: '单独洗',
    weak: '缺货',
    skus: [sku('M', '白', 19.9, 0)],
  },
]
const PAID: CardCase = {
  id: 'C-401',
  about: ['X301'],
  order: { placed: '2h', state: 'paid', quantity: 1 },
  board: ['{product} {size} 卖 {price} 元'],
  slots: { reason: '{product}在打包' },
  notRight: ['qhd'],
}
const BOOK: CaseBook = {
  cases: [PAID, { ...PAID, id: 'C-441', about: ['X607'], notRight: ['cfh'] }],
  customers: ['甲', '乙', '丙'].map((name) => ({
    name,
    history: [],
    to: { name, city: `${name}市`, area: `${name}区`, detail: '街道' },
  })),
  orders: { courier: '中通快递', freight: { freeFromYuan: 59, yuan: 6 }, insured: { fromYuan: 400, products: [] } },
}
const deal = (plan: CardCase, seed: string, about?: string) =>
  dealCase(plan, about, { caseBook: BOOK, products: PRODUCTS, random: seededRandom(seed) })

describe('a case', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(deal(PAID, 's')).toEqual(deal(PAID, 's'))
    const tails = new Set(['a', 'b', 'c', 'd'].map((seed) => deal(PAID, seed).shopCase.orders[0]!.tail))
    expect(tails.size).toBe(4)
  })
  test('has its figures from the catalogue', () => {
    const { shopCase, products } = deal(PAID, 's', 'X301 24cm')
    expect(shopCase.orders[0]).toMatchObject({ goods: 429, freight: 0, insured: true, state: 'paid' })
    expect(shopCase.board).toEqual(['汤锅 24cm 卖 429 元'])
    expect(shopCase.slots).toMatchObject({
      product: '汤锅',
      reason: '汤锅在打包',
      tail: shopCase.orders[0]!.to.phoneTail,
    })
    expect(products.map(({ id }) => id)).toEqual(['X301'])
  })
  test('of cheap goods has the freight that the shop asks for', () => {
    expect(deal(PAID, 's', 'X607').shopCase.orders[0]).toMatchObject({ goods: 19.9, freight: 6, insured: false })
  })
  test('is about what is sold out only where nothing else is left', () => {
    const colors = (about: string) => skusAbout(about, PRODUCTS).map(({ sku: one }) => one.color)
    expect(colors('X301 24cm')).toEqual(['白'])
    expect(colors('X607')).toEqual(['白'])
    expect(colors('X301 30cm')).toEqual([])
  })
  test('without an order shows what the customer looks at', () => {
    const { order: _, ...looking } = PAID
    const { shopCase } = deal(looking, 's', 'X301 20cm')
    expect(shopCase.orders).toEqual([])
    expect(shopCase.looksAt).toEqual([{ product: 'X301', size: '20cm', color: '白' }])
  })
})

describe('the same words out of two cases', () => {
  const card = (id: string, code: string, other: string, cases: string[]): Phrase => ({
    id,
    code,
    name: id,
    stage: 'in',
    limitSeconds: 60,
    texts: ['一', '二'],
    must: [],
    mustNot: [],
    utterances: [{ text: '怎么还没发', tone: 'plain', alsoRight: [other] }],
    cases,
    explain: 'x',
  })
  const LIBRARY = [card('QR-40', 'cfh', 'qhd', ['C-401']), card('QR-44', 'qhd', 'cfh', ['C-441'])]
  const set = (mode: 'reply' | 'code'): DrillSet => ({
    id: 'S3',
    title: 't',
    cards: 2,
    stages: { in: 2 },
    passPercent: 80,
    mode,
    openBook: 'codes',
  })
  const dealt = (mode: 'reply' | 'code') =>
    drawDeck(set(mode), LIBRARY, { seed: 's', avoid: new Set(), caseBook: BOOK, products: PRODUCTS })
      .sort((a, b) => a.intentId.localeCompare(b.intentId))
      .map(({ utterance, code, alsoRight, case: shown }) => [utterance, code, alsoRight ?? [], shown?.shopCase.id])

  test('have different right codes', () => {
    expect(dealt('reply')).toEqual([
      ['怎么还没发', 'cfh', [], 'C-401'],
      ['怎么还没发', 'qhd', [], 'C-441'],
    ])
  })
  test('without a case both codes are right', () => {
    expect(dealt('code')).toEqual([
      ['怎么还没发', 'cfh', ['qhd'], undefined],
      ['怎么还没发', 'qhd', ['cfh'], undefined],
    ])
  })
})
