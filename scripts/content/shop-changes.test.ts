import { describe, expect, it } from 'vitest'
import { checkShopChanges } from './checks/shop-changes'
import { aContent, anItem } from './content-builders'

describe('a change of the catalogue', () => {
  it('says nothing while every product is as it was reviewed', () => {
    expect(checkShopChanges(aContent({ items: [anItem({ stem: '家居服会缩水吗？' })] }))).toEqual([])
  })

  it('names what speaks of a product whose data changed, and only that', () => {
    const products = [{ id: 'X601', name: '家居服', digest: 'other' }]
    const items = [anItem({ stem: '家居服会缩水吗？' }), anItem({ stem: '浴巾掉毛吗？' })]
    const found = checkShopChanges(aContent({ products, items }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'warning', rule: 'shop-changed' })
  })
})
