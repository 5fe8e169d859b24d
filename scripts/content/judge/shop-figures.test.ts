import { describe, expect, it } from 'vitest'
import { shopFiguresOf } from './shop-figures'

describe('the figures of a shop', () => {
  it('are the sums and times in its rules, each once, and its limits', () => {
    const rules = {
      policies: {
        freight: { free: '实付满 59 元包邮', below: '不满 59 元收 6 元' },
        dispatch: '付款后 48 小时内发货',
        priceChange: { agentLimitYuan: 5, staff: 18 },
      },
    }
    expect(shopFiguresOf(rules)).toEqual({ amounts: [5, 6, 59], spans: [48 * 60] })
  })
  it('are none where nothing is written', () => expect(shopFiguresOf({})).toEqual({ amounts: [], spans: [] }))
})
