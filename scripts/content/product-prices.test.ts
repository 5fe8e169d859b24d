import { describe, expect, it } from 'vitest'
import { checkProductPrices } from './checks/product-prices'
import { aContent, aProduct } from './content-builders'

const products = [
  aProduct({
    id: 'X101',
    name: '云絮四季被',
    called: ['四季被'],
    skus: [
      { size: '200×230cm 4.0斤', color: '云白', price: 269, stock: 9, weight: 2700 },
      { size: '220×240cm 4.6斤', color: '云白', price: 299, stock: 9, weight: 3100 },
    ],
  }),
  aProduct({
    id: 'X201',
    name: '初心纱布浴巾',
    called: ['浴巾'],
    skus: [{ size: '70×140cm', color: '米', price: 59, stock: 9, weight: 370 }],
  }),
]

function told(text: string) {
  const file = 'content/courses/cs-onboarding/days/day-01/d01-x.zh-CN.mdx'
  return checkProductPrices(aContent({ products, sources: [{ file, text }] }), { today: '2026-11-22' })
}

describe('a sum beside a product’s name', () => {
  it.each([
    '初心纱布浴巾 49 元一条。',
    '他买了一条 49 元的浴巾。',
    '一床 249 元四季被。',
    '云絮四季被 220×240cm，云白，269 元。',
    '两条浴巾 119 元。',
    '云絮四季被打 9 折是 250 元。',
  ])('is a fault where no size of it costs that: %s', (text) => {
    expect(told(text)).toMatchObject([{ rule: 'product-price', severity: 'fault', line: 1 }])
  })

  it.each([
    '初心纱布浴巾 59 元一条。',
    '云絮四季被 269 元，大一号的四季被 299 元。',
    '云絮四季被 220×240cm，云白，299 元。',
    '两条浴巾 118 元，三条浴巾 177 元。',
    '两床云絮四季被打 9 折，484.2 元。',
    '五床四季被 1,345 元。',
    '269 元四季被和 59 元浴巾一起买。',
  ])('is right where one does, times the pieces and after the discount: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  it.each([
    '浴巾今天便宜 20 元。',
    '浴巾这一单收了邮费 6 元。',
    '浴巾有毛刺，想提 15 元的小额打款。',
    '浴巾别家卖 55 元。',
    '浴巾和四季被一共 328 元。',
    '请他付 10 元。',
    '云絮四季被 269，加上浴巾，两件 9 折是 295.2 元。',
    '浴巾摆在最上面那一格，再往下数第三格里是 99 元。',
    '浴巾 59 元，他却以为 49 元。',
  ])('is let alone where it is no price of it: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})
