import { describe, expect, it } from 'vitest'
import { clausesOf } from './clauses'
import { findHardFaults } from './hard-faults'
import { shapeOf } from './shape'
import { EARS_OF_OLD, hasOnlyShopFigures, keepsData, signalsOf } from './signals'

describe('the shape of a reply', () => {
  const shape = (text: string) => shapeOf(text, clausesOf(text))
  it('tells a string of words from a short sentence', () => {
    const salad = shape('退款 入口 页面 原因 时间')
    const terse = shape('没发，给您退，钱回原路')
    expect(salad['all bare']).toBe(1)
    expect(terse['all bare']).toBe(0)
    expect(salad['bare and short']!).toBeGreaterThan(terse['bare and short']!)
    expect(salad.ties!).toBeLessThan(terse.ties!)
  })
  it('is of nothing for nothing', () => expect(shape('').ties).toBe(1))
})

describe('signals', () => {
  const signals = (text: string) => signalsOf(clausesOf(text), EARS_OF_OLD)
  it('name what stands side by side', () => {
    expect(signals('评价改了，返您八块')).toContain('#money+review')
    expect(signals('今天四点前出库')).toEqual([])
  })
})

describe('signals of the third method', () => {
  const ears = { shop: { amounts: [6, 59], spans: [48 * 60] } }
  const signals = (text: string) => signalsOf(clausesOf(text), ears)
  it('tell what is turned down from what is offered, before the thing or after it', () => {
    expect(signals('加微信说')).toContain('#place')
    for (const refusal of ['微信加不了', '不能加微信', '扫码就不弄了']) {
      expect(signals(refusal)).toContain('#no place')
      expect(signals(refusal)).not.toContain('#place')
    }
    expect(signals('不能加微信吗？')).toContain('#place')
  })
  it('tell the sums and times of the shop from others', () => {
    expect(signals('不满59元收6元邮费')).toContain('#shop amount')
    expect(signals('收10元邮费')).toContain('#other amount')
    expect(signals('48小时内发')).toContain('#shop span')
    expect(signals('三十天内发')).toContain('#other span')
  })
  it('know a clause of which every figure is the shop’s', () => {
    expect(hasOnlyShopFigures(clausesOf('没满59要收6块邮费'), ears)).toBe(true)
    expect(hasOnlyShopFigures(clausesOf('没满59要收8块邮费'), ears)).toBe(false)
    expect(hasOnlyShopFigures(clausesOf('拆了就不退'), ears)).toBe(false)
    expect(hasOnlyShopFigures(clausesOf('没满59要收6块邮费'), EARS_OF_OLD)).toBe(false)
  })
  it('know who keeps somebody’s data to themselves', () => {
    expect(keepsData(clausesOf('电话不能给您'))).toBe(true)
    expect(keepsData(clausesOf('电话不能给您，拆了就不退'))).toBe(false)
    expect(keepsData(clausesOf('电话不能给吗？'))).toBe(false)
    expect(keepsData(clausesOf('发票不能给您'))).toBe(false)
  })
  it('are another thing than those of judges that were kept', () => {
    expect(signalsOf(clausesOf('微信加不了'), EARS_OF_OLD)).toContain('#place')
    expect(signalsOf(clausesOf('质保三个月'), EARS_OF_OLD)).toEqual([])
  })
})

describe('finders', () => {
  const kinds = (text: string, isLate: boolean) =>
    findHardFaults(clausesOf(text), text, { isLate }).map(({ kind }) => kind)
  it('hear a no that follows, where the judge hears it at all', () => {
    expect(kinds('微信转账这里做不了', true)).toEqual([])
    expect(kinds('加我微信聊', true)).toEqual(['off-platform'])
  })
})
