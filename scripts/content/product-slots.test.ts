import { describe, expect, it } from 'vitest'
import type { Item } from '#app/content/item'
import type { Product } from '#app/content/product'
import { anItem } from './content-builders'
import { fillProductSlots } from './product-slots'

const quilt: Product = {
  id: 'X101',
  name: '云絮四季被',
  category: '床品',
  material: '棉',
  sevenDay: 'yes',
  care: '可机洗',
  weak: '有折痕',
  skus: [
    { size: '150×200cm 2.6斤', color: '云白', price: 219, stock: 3, weight: 1850 },
    { size: '150×200cm 2.6斤', color: '雾蓝', price: 219, stock: 4, weight: 1850 },
    { size: '220×240cm 4.6斤', color: '云白', price: 299, stock: 5, weight: 3100 },
    { size: '220×240cm 4.6斤', color: '雾蓝', price: 299, stock: 6, weight: 3100 },
  ],
}
const robe: Product = {
  ...quilt,
  id: 'X601',
  name: '家居服',
  skus: ['L', 'XL', 'XXL'].map((size, n) => ({ size, color: '米', price: 150 + n, stock: n, weight: 400 })),
}

function filled(stem: string) {
  const { item, unknown } = fillProductSlots(anItem({ stem }).value as Item, [quilt, robe])
  return { stem: item.stem, unknown }
}

describe('figures of the catalogue inside an item', () => {
  it.each([
    ['{{X101 220×240 price}} 元', '299 元'],
    ['{{X101 220×240 雾蓝 stock}} 床', '6 床'],
    ['{{X101 雾蓝 stock}} 床', '10 床'],
    ['{{X101 stock}} 床，{{X101 from}} 元起', '18 床，219 元起'],
    ['{{X101 name}}有{{X101 colors}}', '云絮四季被有云白、雾蓝'],
    ['{{X101 sizes}}', '150×200cm 2.6斤、220×240cm 4.6斤'],
    ['过秤 {{X101 150×200 weight}} 克', '过秤 1850 克'],
    ['{{X601 XL price}} 元', '151 元'],
  ])('%s becomes %s', (slot, text) => {
    expect(filled(slot)).toEqual({ stem: text, unknown: [] })
  })

  it('fills options, answers and explanations as well', () => {
    const item = anItem({ explanation: '{{X101 220×240 price}}', options: [{ text: '{{X101 from}} 元' }] })
      .value as Item
    const { item: whole } = fillProductSlots(item, [quilt])
    expect(whole).toMatchObject({ explanation: '299', options: [{ text: '219 元' }] })
  })

  it.each([
    ['{{X999 price}}', 'no product X999'],
    ['{{X101 price}}', 'more than one figure'],
    ['{{X101 90×200 price}}', 'no such size or colour'],
    ['{{X101 220×240 粉 price}}', 'no such size or colour'],
    ['{{X101 220×240 cost}}', 'the figure is one of'],
    ['{{X101}}', 'the figure is one of'],
  ])('%s is told: %s', (slot, why) => {
    const { stem, unknown } = filled(slot)
    expect(stem).toBe(slot)
    expect(unknown).toEqual([expect.stringContaining(why)])
  })
})
