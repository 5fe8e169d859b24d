import { describe, expect, it } from 'vitest'
import type { Product } from '#app/content/product'
import { productCard } from './product-card'

const quilt: Product = {
  id: 'X101',
  name: '四季被',
  category: '床品',
  material: '棉',
  sevenDay: 'yes',
  care: '可机洗',
  weak: '有折痕',
  skus: [
    { size: '150×200cm', color: '云白', price: 219, stock: 3, weight: 1850 },
    { size: '150×200cm', color: '雾蓝', price: 219, stock: 0, weight: 1850 },
    { size: '220×240cm', color: '云白', price: 299, stock: 5, weight: 3100 },
    { size: '220×240cm', color: '雾蓝', price: 309, stock: 6, weight: 3100 },
  ],
}

describe('a product as a reader sees it', () => {
  it('says the lowest and the highest price', () => {
    expect(productCard(quilt)).toMatchObject({ from: 219, to: 309 })
  })

  it('puts colours of one size on one line while they cost the same', () => {
    expect(productCard(quilt).lines).toEqual([
      {
        size: '150×200cm',
        price: 219,
        weight: 1850,
        stock: [
          { color: '云白', pieces: 3 },
          { color: '雾蓝', pieces: 0 },
        ],
      },
      { size: '220×240cm', price: 299, weight: 3100, stock: [{ color: '云白', pieces: 5 }] },
      { size: '220×240cm', price: 309, weight: 3100, stock: [{ color: '雾蓝', pieces: 6 }] },
    ])
  })

  it('says which parts can be sent alone', () => {
    expect(productCard({ ...quilt, spares: ['被扣'] }).spares).toEqual(['被扣'])
    expect(productCard(quilt).spares).toEqual([])
  })
})
