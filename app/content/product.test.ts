import { describe, expect, it } from 'vitest'
import { ProductSchema } from './product'

const sku = { size: 'M', color: '米', price: 159, stock: 9, weight: 450 }
const product = {
  id: 'X601',
  name: '家居服',
  category: '家居服',
  material: '棉',
  sevenDay: 'yes',
  care: '阴干',
  weak: '会缩水',
}

const read = (skus: unknown[]) => ProductSchema.safeParse({ ...product, skus }).success

describe('a product of the catalogue', () => {
  it('has every size in every colour', () => {
    expect(read([sku, { ...sku, size: 'L' }])).toBe(true)
    expect(read([sku, { ...sku, size: 'L' }, { ...sku, color: '蓝' }, { ...sku, size: 'L', color: '蓝' }])).toBe(true)
    expect(read([sku, { ...sku, size: 'L', color: '蓝' }])).toBe(false)
  })

  it('has none of them twice', () => {
    expect(read([sku, { ...sku, price: 169 }])).toBe(false)
  })

  it('is not sold for nothing, and weighs something', () => {
    expect(read([{ ...sku, price: 0 }])).toBe(false)
    expect(read([{ ...sku, weight: 0 }])).toBe(false)
    expect(read([{ ...sku, stock: 0 }])).toBe(true)
  })
})
