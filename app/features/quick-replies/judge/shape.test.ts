import { describe, expect, it } from 'vitest'
import { clausesOf } from './clauses'
import { shapeOf } from './shape'
import { signalsOf } from './signals'

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
  const signals = (text: string) => signalsOf(clausesOf(text))
  it('name what stands side by side', () => {
    expect(signals('评价改了，返您八块')).toContain('#money+review')
    expect(signals('今天四点前出库')).toEqual([])
  })
})
