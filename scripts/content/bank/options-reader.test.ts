import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/features/exam-forms/seeded-random'
import { anItem, someOptions } from '../content-builders'
import { readWithoutStems } from './options-only'
import { type Choice, giveaways, keysFound, readChoices, trainReader } from './options-reader'

const SIGNS = [...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏']

/** Options of ten chance characters each; `tell` is put into the key. */
function someItems(count: number, tell: string, seed = 'a'): Choice[][] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const key = Math.floor(random.next() * 4)
    return [0, 1, 2, 3].map((n) => {
      const text = random.shuffle(SIGNS).slice(0, 10).join('')
      return { text: n === key ? text.slice(tell.length) + tell : text, right: n === key }
    })
  })
}

function shareFound(learnt: Choice[][], read: Choice[][]): number {
  const reader = trainReader(learnt)
  return read.reduce((sum, options) => sum + keysFound(readChoices(reader, options), options), 0) / read.length
}

describe('the reader of options alone', () => {
  it('finds keys by a word that others did not have', () => {
    expect(shareFound(someItems(60, '核实'), someItems(60, '核实', 'b'))).toBe(1)
  })

  it('finds keys by their length', () => {
    const long = someItems(60, '').map((items) =>
      items.map((option) => ({ ...option, text: option.right ? option.text : option.text.slice(2) })),
    )
    const other = someItems(60, '', 'b').map((items) =>
      items.map((option) => ({ ...option, text: option.right ? option.text : option.text.slice(2) })),
    )
    expect(shareFound(long, other)).toBeGreaterThan(0.9)
  })

  it('does no better than by chance where the wording tells nothing', () => {
    const share = shareFound(someItems(300, ''), someItems(300, '', 'b'))
    expect(share).toBeGreaterThan(0.17)
    expect(share).toBeLessThan(0.33)
  })

  it('counts a tie by its part, and several keys by their share', () => {
    const options = [true, false, true, false].map((right) => ({ text: '', right }))
    expect(keysFound([1, 1, 1, 1], options)).toBe(0.5)
    expect(keysFound([3, 2, 1, 0], options)).toBe(0.5)
    expect(keysFound([3, 1, 2, 0], options)).toBe(1)
  })

  it('says what gave a key away, and where', () => {
    const told = giveaways(trainReader(someItems(60, '核实')), someItems(1, '核实', 'c')[0]!, 3)
    expect(told.map((one) => one.fragment)).toContain('核')
    expect(told[0]).toMatchObject({ in: 'key' })
  })
})

describe('reading a bank without its stems', () => {
  const tell = (pool: string, key: number) =>
    anItem(
      {
        options: someOptions(
          key,
          [0, 1, 2, 3].map((n) => (n === key ? `核实${n}后答` : `马上就答${n}`)),
        ),
      },
      'T01',
      pool,
    )
  const items = ['F', 'R'].flatMap((pool) => Array.from({ length: 12 }, (_, n) => tell(pool, n % 4)))
  const found = (list: typeof items) => [...readWithoutStems(list)].map(([id, reading]) => [id, reading.found])

  it('learns from the other pools only', () => {
    expect(found(items).every(([, share]) => share === 1)).toBe(true)
    // Alone, a pool has nobody to learn from.
    const alone = items.filter((item) => item.pool === 'F')
    expect(found(alone).every(([, share]) => share === 0.25)).toBe(true)
  })

  it('never sees a stem, and reads the same in whatever order the files were read', () => {
    const renamed = items.map((item) => ({ ...item, value: { ...item.value, stem: `核实${item.value.id}` } }))
    expect([...readWithoutStems(renamed)]).toEqual([...readWithoutStems(items)])
    expect([...readWithoutStems([...items].reverse())]).toEqual([...readWithoutStems(items)])
  })
})
