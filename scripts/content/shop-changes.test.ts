import { describe, expect, it } from 'vitest'
import { checkShopChanges } from './checks/shop-changes'
import { aContent, aLesson, anItem, aPhrase, aProduct, located } from './content-builders'
import { shopFactsOf } from './shop-facts'

describe('a change of the catalogue', () => {
  it('says nothing while every product is as it was reviewed', () => {
    expect(checkShopChanges(aContent({ items: [anItem({ stem: '家居服会缩水吗？' })] }))).toEqual([])
  })

  it('names what speaks of a product whose data changed, and only that', () => {
    const products = [aProduct({ digest: 'other' })]
    const items = [anItem({ stem: '家居服会缩水吗？' }), anItem({ stem: '浴巾掉毛吗？' })]
    const found = checkShopChanges(aContent({ products, items }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'warning', rule: 'shop-changed' })
  })
})

describe('a product with a short name', () => {
  it('is followed by it', () => {
    const products = [aProduct({ name: '听雨长绒棉四件套', called: ['听雨'], digest: 'other' })]
    const found = checkShopChanges(aContent({ products, items: [anItem({ stem: '听雨会勾丝吗？' })] }))
    expect(found).toMatchObject([{ rule: 'shop-changed' }])
  })
})

describe('a change of what the shop has decided', () => {
  const shop = { id: 'xiaoman', policies: { freight: { free: '满 59 元包邮' }, invoice: '订单页申请' } }
  const people = { people: [{ id: 'aning', name: '阿宁' }] }
  const mentions = { 'policies.freight': ['包邮', '邮费'], 'policies.invoice': ['发票'] }
  const shopFacts = shopFactsOf(shop, people)
  const reviewedFacts = Object.fromEntries(shopFacts.map(({ path, digest }) => [path, digest]))
  const items = [anItem({ stem: '邮费怎么算？' }), anItem({ stem: '发票怎么开？' })]
  const phrases = [located(aPhrase({ explain: '先报包邮的条件。' }))]

  it('says nothing while every fact is as it was reviewed', () => {
    expect(checkShopChanges(aContent({ shopFacts, reviewedFacts, mentions, items, phrases }))).toEqual([])
  })

  it('names every item and phrase that speaks of it, and only those', () => {
    const dearer = { ...shop, policies: { ...shop.policies, freight: { free: '满 69 元包邮' } } }
    const content = aContent({ shopFacts: shopFactsOf(dearer, people), reviewedFacts, mentions, items, phrases })
    const found = checkShopChanges(content)
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(Array(2).fill('warning shop-changed'))
    expect(found.map(({ message }) => message).join()).toContain('policies.freight')
  })

  it('follows a person by the name', () => {
    const changed = shopFactsOf(shop, { people: [{ id: 'aning', name: '阿宁', post: '主管' }] })
    const lessons = [aLesson({}, '阿宁说，先看再说。')]
    const found = checkShopChanges(aContent({ shopFacts: changed, reviewedFacts, mentions, lessons }))
    expect(found).toMatchObject([{ rule: 'shop-changed', message: expect.stringContaining('person.aning') }])
  })

  it('follows a campaign of the year by its name, and its rules by their words', () => {
    const calendar = (when: string, deposit: string) =>
      shopFactsOf({}, {}, { campaigns: [{ id: 'eleven', name: '双11', when } as never], rules: { deposit } })
    const before = Object.fromEntries(calendar('11 月 8 日', '不退').map(({ path, digest }) => [path, digest]))
    const lessons = [aLesson({}, '双11 开场。'), aLesson({}, '付了定金。'), aLesson({}, '别的。')]
    const told = (facts: ReturnType<typeof shopFactsOf>) =>
      checkShopChanges(
        aContent({ shopFacts: facts, reviewedFacts: before, mentions: { 'year.deposit': ['定金'] }, lessons }),
      ).map(({ message }) => message)
    expect(told(calendar('11 月 8 日', '不退'))).toEqual([])
    expect(told(calendar('11 月 9 日', '不退'))).toEqual([expect.stringContaining('year.eleven')])
    expect(told(calendar('11 月 8 日', '看页面'))).toEqual([expect.stringContaining('year.deposit')])
  })

  it('wants words for every fact, and a fact for all words', () => {
    const judge = (spoken: Record<string, string[]>) =>
      checkShopChanges(aContent({ shopFacts, reviewedFacts, mentions: spoken })).map(({ message }) => message)
    expect(judge({ 'policies.freight': ['包邮'] })).toEqual(['no words for policies.invoice'])
    expect(judge({ ...mentions, 'policies.gone': ['旧'] })).toEqual(['policies.gone is no fact of the shop'])
  })
})
