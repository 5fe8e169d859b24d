import { describe, expect, test } from 'vitest'
import type { ShopCase } from '#app/content/shop-case'
import { findWrongFact, textsFor, withCase } from './case-facts'
import type { CaseShown } from './case-view'
import type { Judgement } from './judge/judge-reply'
import { applyRulings, disputableSubjects, openSubjects } from './rulings'
import { scoreReply } from './score-reply'

const BATH_TOWEL = {
  id: 'X201',
  name: '初心纱布浴巾',
  material: '100% 棉',
  care: '清水洗',
  weak: '少量浮毛',
  sevenDay: 'yes' as const,
  skus: [{ size: '70×140cm', color: '米', price: 59, stock: 9 }],
}

function aCase(state: 'unpaid' | 'paid' | 'shipped'): CaseShown {
  const order: ShopCase['orders'][number] = {
    tail: '4419',
    placed: '2h',
    state,
    lines: [{ product: 'X201', size: '70×140cm', color: '米', quantity: 2 }],
    goods: 118,
    freight: 0,
    insured: false,
    to: { name: '曲女士', phoneTail: '2291', area: '杭州拱墅', detail: '湖墅街道' },
    ...(state === 'shipped'
      ? { parcel: { courier: '中通快递', tail: '8853', trace: [{ ago: '3h', text: '【杭州】已揽收' }] } }
      : {}),
  }
  const shopCase = {
    id: 'C-331',
    customer: { name: '猫', history: [] },
    looksAt: [],
    orders: [order],
    board: ['满 59 元包邮'],
    slots: { tail: '2291', time: '16:00' },
  }
  return { shopCase, products: [BATH_TOWEL] }
}

describe('a fact against the case', () => {
  test.each([
    // Numbers: what is named one, and is none of the case.
    ['paid', '跟您核对，收件手机尾号 2291，对吗', '', null],
    ['paid', '跟您核对，收件手机尾号 6688', '', 'sure'],
    ['paid', '不是尾号 6688 的那一单', '', null],
    ['paid', '尾号是 6688 吗？', '', null],
    ['paid', '您刚报的尾号 7719 记下了', '', null],
    ['paid', '尾号 7719 的我看到了', '尾号 7719 到哪了', null],
    ['shipped', '中通单号 73105542668853，您看看', '', null],
    ['shipped', '中通单号 73105542669081，您看看', '', 'sure'],
    ['paid', '这个订单1298元', '', null],
    ['paid', '订单 1298.50 元', '', null],
    ['paid', '订单2026年之前都能查', '', null],
    ['paid', '送到1单元，订单2018号楼', '', null],
    ['paid', '订单6688在这里', '', 'sure'],
    ['paid', '订单号是 6688', '', 'sure'],
    // How far the order is.
    ['paid', '您这单已经发出了，明天看物流', '', 'asked'],
    ['paid', '您的订单今天发货', '', null],
    ['paid', '今天给您发出', '', null],
    ['paid', '我们每天都发货', '', null],
    ['paid', '今天给您发出了', '', 'asked'],
    ['paid', '今天已经给您发货', '', 'asked'],
    ['paid', '两件都发货了', '', 'asked'],
    ['paid', '两件都已发出', '', 'asked'],
    ['paid', '今天发过货', '', 'asked'],
    ['paid', '昨天发货的', '', 'asked'],
    ['paid', '您这单还没发出，现在能改', '', null],
    ['paid', '要是已经发出，就请快递转址', '', null],
    ['paid', '没有已经发出这回事', '', null],
    ['shipped', '这单还没发货，我马上改', '', 'asked'],
    ['shipped', '包裹在路上了', '', null],
    ['unpaid', '收到您的付款，这就核对', '', 'asked'],
    ['unpaid', '付款在路上，稍等', '', null],
    ['paid', '您这单还没付款，需要帮忙吗', '', 'asked'],
    // What it costs, and who brings it.
    ['paid', '浴巾单价 59 元', '', null],
    ['paid', '浴巾单价 69 元', '', 'asked'],
    ['paid', '这单实付 118 元', '', null],
    ['paid', '两样加起来实付能省 10 元', '', null],
    ['shipped', '是由圆通揽收的', '', 'asked'],
    ['shipped', '是由中通揽收的', '', null],
    ['shipped', '想换圆通的话下一单可以指定', '', null],
  ] as const)('%s: %s', (state, reply, utterance, expected) => {
    const wrong = findWrongFact(aCase(state), utterance, reply)
    expect(wrong && (wrong.sure ? 'sure' : 'asked')).toBe(expected)
  })
  test('without an order nothing is said of orders', () => {
    const { shopCase, products } = aCase('paid')
    const looking = { shopCase: { ...shopCase, orders: [] }, products }
    expect(findWrongFact(looking, '', '已经发出了，尾号 6688')).toBeNull()
  })
  test('names what the case has instead', () => {
    expect(findWrongFact(aCase('shipped'), '', '尾号 6688')?.inCase).toBe('订单尾号 4419，手机尾号 2291，运单尾号 8853')
  })
})

describe('in the mark', () => {
  const clean: Judgement = {
    points: [{ point: 'p', answer: 'met', evidence: 'said', saw: '' }],
    hard: [],
    soft: [],
    words: [],
    makesSense: true,
  }
  const sent = { isRightCode: true, text: 'x', tookMs: 0, limitSeconds: 60, time: 'in-time' as const }
  const judged = (reply: string) => withCase(clean, findWrongFact(aCase('paid'), '', reply))

  test('what is certain costs ten and may be disputed', () => {
    const judgement = judged('尾号 6688')
    expect(scoreReply(judgement, sent)).toMatchObject({ low: 90, high: 90 })
    expect(openSubjects(judgement)).toEqual([])
    expect(disputableSubjects(judgement)).toEqual(['soft wrong-fact'])
  })
  test('what is not makes a range until a person has looked', () => {
    const judgement = judged('已经发出了')
    expect(scoreReply(judgement, sent)).toMatchObject({ low: 90, high: 100 })
    expect(openSubjects(judgement)).toEqual(['soft wrong-fact'])
    const ruled = (isYes: boolean) => applyRulings(judgement, [{ subject: 'soft wrong-fact', isYes }])
    expect(scoreReply(ruled(true), sent)).toMatchObject({ low: 90, high: 90 })
    expect(openSubjects(ruled(true))).toEqual([])
    expect(scoreReply(ruled(false), sent)).toMatchObject({ low: 100, high: 100 })
  })
  test('a reply without one is judged as it was', () => expect(judged('尾号 2291')).toBe(clean))
})

test('a good reply is shown as the case fills it in, and never the one for another case', () => {
  const texts = ['这单已经发出了，尾号 {tail}', '这单还没发出，{time} 前能改，尾号 {tail}，{agent} 办']
  expect(textsFor(texts, aCase('paid'), '')).toEqual(['这单还没发出，16:00 前能改，尾号 2291，{agent} 办'])
  expect(textsFor(texts, undefined, '')).toEqual(texts)
})
