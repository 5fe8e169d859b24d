import { describe, expect, it } from 'vitest'
import { excerpt, fold, highlight, prepare, rank, scoreEntry, searchTerms } from './search-match'

const refund = prepare({
  title: '退款类型与时限',
  keywords: ['tklxysx', 'tuikuanleixingyushixian'],
  body: '未发货退款最长 24 小时。',
})
const price = prepare({ title: '改价', keywords: ['gj', 'gaijia'], body: '付款以后走小额打款，不改价，也不退款。' })

describe('searchTerms', () => {
  it.each([
    ['  退款   时限 ', ['退款', '时限']],
    ['ＴＫ　TK', ['tk']],
    ['', []],
    ['退\u0000款', ['退', '款']],
    ['a b c d e f g', ['a', 'b', 'c', 'd', 'e']],
  ])('%j → %j', (query, terms) => {
    expect(searchTerms(query)).toEqual(terms)
  })

  it('reads no more than sixty characters', () => {
    expect(searchTerms('x'.repeat(500))[0]).toHaveLength(60)
  })
})

it('folds without moving any position', () => {
  const text = 'Ａ İ 𠮷 ｂ'
  expect(fold(text)).toHaveLength(text.length)
})

describe('scoreEntry', () => {
  it('puts the title before the text', () => {
    expect(rank([price, refund], ['退款'], 5)).toEqual([refund, price])
  })
  it('finds by pinyin initials from their beginning', () => {
    expect(rank([price, refund], ['tk'], 5)).toEqual([refund])
  })
  it('does not find two letters in the middle of pinyin', () => {
    expect(scoreEntry(refund, ['ys'])).toBe(0)
  })
  it('wants every term', () => {
    expect(scoreEntry(refund, ['退款', '没有的词'])).toBe(0)
  })
  it('finds nothing for no term', () => {
    expect(rank([price, refund], [], 5)).toEqual([])
  })
})

describe('highlight and excerpt', () => {
  it('marks every place and loses no character', () => {
    const segments = highlight('退款与退款', ['退款'])
    expect(segments).toEqual([
      { text: '退款', hit: true },
      { text: '与', hit: false },
      { text: '退款', hit: true },
    ])
  })
  it('joins terms that overlap', () => {
    expect(highlight('abc', ['ab', 'bc'])).toEqual([{ text: 'abc', hit: true }])
  })
  it('marks capitals and full width as they stand', () => {
    expect(highlight('ＴK 单', ['tk'])[0]).toEqual({ text: 'ＴK', hit: true })
  })
  it('cuts around the first found word', () => {
    const text = prepare({ title: '', keywords: [], body: `${'前'.repeat(100)}退款${'后'.repeat(100)}` })
    const cut = excerpt(text, ['退款'], 40)
    expect(cut).toMatch(/^…前+退款后+…$/)
    expect(cut.length).toBeLessThanOrEqual(42)
  })
})
