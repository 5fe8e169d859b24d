// What the bank as a whole has to hold: each rule is seen to fail.
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/features/exam-forms/seeded-random'
import { measureBank } from './bank/measures'
import { nearClones } from './bank/near-clones'
import { outsideOf } from './bank/outside'
import { judgeBankFigures } from './checks/bank-figures'
import { judgeItemClones } from './checks/item-clones'
import { checkItemEnemies, judgeItemEnemies } from './checks/item-enemies'
import { judgeItemExplanations } from './checks/item-explanations'
import { aBlueprint, aContent, anItem, aProduct, located, someOptions, TODAY } from './content-builders'
import type { CourseSource, LocatedItem } from './course-source'
import type { Judged } from './report'

type Judge = (content: CourseSource, options: typeof TODAY, notYet: readonly string[]) => Judged[]

function faultsOf(judge: Judge, content: Partial<CourseSource>, notYet: readonly string[] = []): string[] {
  return judge(aContent(content), TODAY, notYet).map(({ severity, rule, message }) => `${severity} ${rule} ${message}`)
}

const SIGNS = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳'

/** Characters in an order that no other number has. */
function aText(n: number, length = 12): string {
  return seededRandom(`${n}`)
    .shuffle([...SIGNS])
    .slice(0, length)
    .join('')
}

describe('checkBankFigures', () => {
  /** Forty singles: keys stand everywhere and have every rank of length. */
  function singles(textOf: (key: boolean, n: number, at: number) => string, pool = 'F'): LocatedItem[] {
    return Array.from({ length: 40 }, (_, item) => {
      // Another pool asks with other words.
      const n = pool === 'F' ? item : item + 40
      const key = n % 4
      const texts = [0, 1, 2, 3].map((at) => textOf(at === key, n, at))
      return anItem({ options: someOptions(key, texts) }, 'T01', pool)
    })
  }
  const fair = (_: boolean, n: number, at: number) => aText(n * 4 + at, 10 + ((n + at * 3 + (n >> 2)) % 4))
  const names = (items: LocatedItem[], notYet: readonly string[] = []) =>
    faultsOf(judgeBankFigures, { items }, notYet).map((line) => line.split(':')[0])

  it('passes options that tell nothing', () => {
    expect(names([...singles(fair), ...singles(fair, 'R')])).toEqual([])
  })

  it('reports keys that are found without the question', () => {
    const telling = (key: boolean, n: number, at: number) => `${fair(key, n, at)}${key ? '，几点' : '，随便'}`
    const found = names([...singles(telling), ...singles(telling, 'R')])
    expect(found).toContain('fault options-only options-only F')
    expect(found).toContain('fault options-only options-only R')
  })

  it('allows the final and the retake less than the other pools', () => {
    const items = ['P', 'S', 'C', 'F', 'R'].flatMap((pool) => singles(fair, pool))
    const readers = measureBank(items).measures.filter(({ rule }) => rule === 'options-only')
    expect(readers.map(({ name, most }) => `${name} ${most}`)).toEqual([
      'options-only C 0.45',
      'options-only F 0.4',
      'options-only P 0.45',
      'options-only R 0.4',
      'options-only S 0.45',
    ])
  })

  it('reports keys that are mostly second in length, and what is therefore missing', () => {
    const second = (key: boolean, n: number, at: number) =>
      aText(n * 4 + at, key ? 12 : (at + n) % 4 === (n % 4 === 3 ? n : 3 + n) % 4 ? 14 : 8 + (at % 2))
    expect(names(singles(second)).filter((name) => name?.includes('length-rank'))).toContain(
      'fault length-rank length-rank F 2',
    )
  })

  it('reports multiples whose number of keys goes by the number of options', () => {
    const multiple = (keys: number, size: number) => {
      const options = Array.from({ length: size }, (_, n) => ({ ...someOptions(0)[0], text: aText(n + keys * size) }))
      return anItem({
        type: 'multiple',
        options: options.map(({ correct, ...rest }, n) => (n < keys ? { ...rest, correct } : rest)),
      })
    }
    const bank = (keysOf: (n: number) => number) =>
      Array.from({ length: 24 }, (_, n) => multiple(keysOf(n), n % 2 === 0 ? 4 : 5))
    expect(names(bank((n) => (n % 2 === 0 ? 2 : 3)))).toContain('fault key-count key-count P')
    expect(names(bank((n) => 1 + (Math.floor(n / 2) % 3)))).not.toContain('fault key-count key-count P')
  })

  it('reports words that stand in keys, or in distractors, more than chance has it, listed or not', () => {
    const saying = (word: string, inKey: boolean) => (key: boolean, n: number, at: number) =>
      key === inKey ? `${fair(key, n, at).slice(0, 4)}${word}${fair(key, n, at).slice(4)}` : fair(key, n, at)
    const words = (word: string, inKey: boolean) =>
      names(singles(saying(word, inKey))).filter((name) => name?.startsWith('fault tone-word'))
    expect(words('核实', true)).toContain('fault tone-word tone-word 核实')
    expect(words('反正', false)).toContain('fault tone-word tone-word 反正')
    expect(words('蝴蝶', true)).toContain('fault tone-word tone-word 蝴蝶')
  })

  it('reports statements that are mostly true', () => {
    const statements = (trueOnes: number) =>
      Array.from({ length: 20 }, (_, n) => anItem({ type: 'truefalse', answer: n < trueOnes }))
    expect(names(statements(12))).toEqual(['fault truefalse-share truefalse-share P'])
    expect(names(statements(8))).toEqual(['fault truefalse-share truefalse-share P'])
    expect(names(statements(11))).toEqual([])
  })

  it('lets the bank owe what is written down, and tells when it is no longer owed', () => {
    const items = Array.from({ length: 20 }, (_, n) => anItem({ type: 'truefalse', answer: n < 12 }))
    expect(names(items, ['truefalse-share P'])).toEqual([])
    const held = Array.from({ length: 20 }, (_, n) => anItem({ type: 'truefalse', answer: n < 10 }))
    expect(names(held, ['truefalse-share P'])).toEqual(['warning not-yet truefalse-share P holds'])
  })

  it('leaves the bank alone while one topic is written', () => {
    const items = Array.from({ length: 20 }, () => anItem({ type: 'truefalse', answer: true }))
    expect(judgeBankFigures(aContent({ items }), { ...TODAY, topic: 'T01' }, [])).toEqual([])
  })
})

describe('checkItemEnemies', () => {
  /** What the others speak of, so that the words of the pair are rare. */
  const crowd = Array.from({ length: 60 }, (_, n) =>
    anItem({ stem: aText(n, 16), options: undefined, type: 'truefalse' }),
  )
  const blueprints = [located(aBlueprint({ pool: 'F', topics: { T01: 1, T02: 1 } }))]
  const stem = '退回的汤锅寄到以后，最晚在 ____ 小时内验货'
  const asks = (pool = 'F', change = {}) =>
    anItem({ type: 'fill', stem, blanks: [{ accept: ['36'] }], ...change }, 'T01', pool)
  const tells = (texts = ['寄到以后最晚 36 小时内验货', '次日', '当场', '三日'], topic = 'T02', pool = 'F') =>
    anItem({ stem: '退回的汤锅寄到了，谁先验货，期限多长', options: someOptions(0, texts) }, topic, pool)
  const judge = (items: LocatedItem[], change: Partial<CourseSource> = {}) =>
    faultsOf(judgeItemEnemies, { items: [...crowd, ...items], blueprints, ...change })

  it('reports a pair in which the one says what the other asks', () => {
    const [one, other] = [asks(), tells()]
    const [found] = judge([one, other])
    expect(found).toContain(`fault enemies ${one.value.id} may be answered by ${other.value.id}`)
    expect(found).toContain('36小时')
  })

  it('reports a statement to be judged that another question takes for granted', () => {
    const statement = anItem(
      { type: 'truefalse', stem: '退回的汤锅寄到以后最晚 36 小时内验货', answer: true },
      'T01',
      'F',
    )
    expect(judge([statement, tells()])).toHaveLength(1)
  })

  it.each([
    ['only a distractor says it', [asks(), tells(['次日', '寄到以后最晚 36 小时内验货', '当场', '三日'])]],
    ['another figure is meant', [asks(), tells(['寄到以后最晚 48 小时内拆箱', '次日', '当场', '三日'])]],
    ['they lie in different pools', [asks(), tells(undefined, 'T02', 'R')]],
    ['no exam draws both topics', [asks(), tells(undefined, 'T03')]],
    [
      'they are one family',
      [asks('F', { family: 't01-same' }), tells()].map((item) => ({
        ...item,
        value: { ...item.value, family: 't01-same' },
      })),
    ],
  ])('is content where %s', (_, items) => {
    expect(judge(items)).toEqual([])
  })

  it('is content with a pair that is named, on whichever side, or that somebody reviewed', () => {
    const [one, other] = [asks(), tells()]
    const naming = (item: LocatedItem, id: string) => ({ ...item, value: { ...item.value, enemies: [id] } })
    expect(judge([naming(one, other.value.id), other])).toEqual([])
    expect(judge([one, naming(other, one.value.id)])).toEqual([])
    const harmlessPairs = [located({ items: [other.value.id, one.value.id] as [string, string], why: '只是数字相同' })]
    expect(judge([one, other], { harmlessPairs })).toEqual([])
  })

  it.each([
    ['does not exist', 'T01-F-999'],
    ['lies in another pool', 'T01-R-990'],
    ['is the item itself', 'T01-F-991'],
  ])('reports an enemy that %s', (_, id) => {
    const items = [anItem({ id: 'T01-F-991', enemies: [id] }, 'T01', 'F'), anItem({ id: 'T01-R-990' }, 'T01', 'R')]
    expect(checkItemEnemies(aContent({ items, blueprints }), TODAY).map(({ rule }) => rule)).toEqual(['enemies'])
  })

  it('reports a reviewed pair whose item is gone', () => {
    const harmlessPairs = [located({ items: ['T01-F-001', 'T01-F-002'] as [string, string], why: '看过' })]
    const found = checkItemEnemies(aContent({ harmlessPairs, blueprints }), TODAY)
    expect(found.map(({ message }) => message)).toEqual(['no item T01-F-001', 'no item T01-F-002'])
  })
})

describe('checkItemClones', () => {
  const products = ['家居服', '山形饭碗'].map((name, n) => aProduct({ id: `X60${n}`, name }))
  const asking = (product: string, hours: number, change = {}, topic = 'T01', pool = 'F') =>
    anItem(
      {
        stem: `买家退回的${product}周三 ${hours}:00 寄到仓库，最晚什么时候要验完`,
        options: someOptions(0, [`周四 ${hours}:00 前验完`, '当天', '下周', '不限']),
        ...change,
      },
      topic,
      pool,
    )
  const crowd = Array.from({ length: 60 }, (_, n) =>
    anItem({ stem: aText(n, 16), options: undefined, type: 'truefalse' }),
  )
  const judge = (items: LocatedItem[], change: Partial<CourseSource> = {}) =>
    faultsOf(judgeItemClones, { items: [...crowd, ...items], products, ...change })

  it('reports one question in other clothes, in its pool and across pools', () => {
    expect(judge([asking('家居服', 9), asking('山形饭碗', 14)])).toEqual([
      expect.stringMatching(/^fault near-clone .* one family, or enemies$/),
    ])
    expect(judge([asking('家居服', 9), asking('山形饭碗', 14, {}, 'T02', 'R')])).toEqual([
      expect.stringMatching(/^fault near-clone .* ask something else in one of the pools$/),
    ])
  })

  it('sees through names and numbers', () => {
    const items = [...crowd, asking('家居服', 9), asking('山形饭碗', 14)].map((item) => item.value)
    const [found] = nearClones(items, ['家居服', '山形饭碗'], 0.5)
    expect(found?.alike).toBeCloseTo(1)
  })

  it('looks closer within a pool than across pools', () => {
    const half = {
      stem: '退回的家居服周三寄到仓库，先请谁来拍照',
      options: someOptions(0, ['请仓库的人在周四前验完', '不拍', '等他', '随意']),
    }
    const pair = (pool: string) => [asking('家居服', 9), anItem(half, 'T01', pool)]
    expect(judge(pair('F'))).toEqual([expect.stringMatching(/near-clone .* \(0\.3\d\)/)])
    expect(judge(pair('R'))).toEqual([])
  })

  it('is content with siblings that share a family, with enemies, and with another question', () => {
    expect(judge([asking('家居服', 9, { family: 't01-a' }), asking('山形饭碗', 14, { family: 't01-a' })])).toEqual([])
    const one = asking('家居服', 9)
    expect(judge([one, asking('山形饭碗', 14, { enemies: [one.value.id] })])).toEqual([])
    const other = anItem({ stem: '顾客想把赠品换成现金，怎样答', options: someOptions(1) }, 'T01', 'F')
    expect(judge([one, other])).toEqual([])
  })

  it('lets a pair of pools owe it', () => {
    const items = [...crowd, asking('家居服', 9), asking('山形饭碗', 14, {}, 'T02', 'R')]
    expect(faultsOf(judgeItemClones, { items, products }, ['near-clone F R'])).toEqual([])
    expect(faultsOf(judgeItemClones, { items, products }, ['near-clone F R', 'near-clone F'])).toEqual([
      expect.stringContaining('warning not-yet near-clone F holds'),
    ])
  })
})

describe('checkItemExplanations', () => {
  const WHY = '超过这条线平台会自动同意退款，货和钱都没有了着落，所以一到仓库就先拆箱拍照。'
  const sure = { options: someOptions(0).map((one) => (one.correct ? one : { ...one, tempts: '看着省事' })) }
  const judge = (change: Record<string, unknown>) =>
    faultsOf(judgeItemExplanations, { items: [anItem({ id: 'T01-P-001', ...sure, ...change })] })

  it.each([
    ['single', {}],
    ['truefalse', { type: 'truefalse', answer: true }],
    ['fill', { type: 'fill', blanks: [{ accept: ['36'] }] }],
    ['order', { type: 'order', steps: ['收', '拆', '拍'] }],
    ['match', { type: 'match', pairs: [{ left: '收', right: '拆' }] }],
  ])('wants a reason of every type: %s', (_, change) => {
    expect(judge({ ...change, explanation: WHY })).toEqual([])
    expect(judge({ ...change, explanation: '记住这一条。' })).toEqual([
      'fault explanation T01-P-001 the explanation has 6 characters, wanted 24: say why',
    ])
  })

  it('takes no repetition of the question and its key for a reason', () => {
    const stem = '退回的汤锅寄到以后，最晚在多少小时内拆箱验货并且确认收到了货'
    expect(judge({ stem, explanation: WHY })).toEqual([])
    expect(judge({ stem, explanation: `${stem}：先核实。` })).toEqual([
      'fault explanation T01-P-001 the explanation repeats the question and its key: say why',
    ])
  })

  it('asks of every distractor what tempts to it', () => {
    expect(judge({ options: someOptions(0, ['甲', '乙', '丙', '丁']), explanation: WHY })).toEqual([
      'fault tempts T01-P-001 what tempts to “乙”, “丙”, “丁”?',
    ])
  })
})

describe('outsideOf', () => {
  it('writes no list with keys into the repository', () => {
    expect(outsideOf('/work/house', '/tmp/bank')).toBe('/tmp/bank')
    expect(outsideOf('/work/house', '/work/house-lists')).toBe('/work/house-lists')
    for (const inside of ['/work/house', '/work/house/build/bank'])
      expect(() => outsideOf('/work/house', inside)).toThrow('inside the repository')
  })
})
