import { describe, expect, it } from 'vitest'
import type { DeskAct } from '#app/content/chat-script'
import { ShopCaseSchema } from '#app/content/shop-case'
import { decideDeskAct, ordersAfter } from './order-desk'

function aCase(order: Record<string, unknown> = {}) {
  return ShopCaseSchema.parse({
    id: 'K-901',
    customer: { name: '云上' },
    orders: [
      {
        tail: '4821',
        placed: '2h',
        state: 'unpaid',
        lines: [{ product: 'X101', size: 's', color: 'c' }],
        goods: 269,
        to: { name: '周女士', phoneTail: '3307', area: '浙江杭州', detail: '文一路 1 号' },
        ...order,
      },
    ],
  })
}
const OPEN: DeskAct = { act: 'open-order', order: '4821' }
const verdict = (order: Record<string, unknown>, done: DeskAct[], act: DeskAct) => {
  const outcome = decideDeskAct(ordersAfter(aCase(order), done), act)
  return outcome.ok ? 'done' : outcome.reason
}
const PARCEL = { courier: '中通快递', tail: '7781', trace: [{ ago: '3h', text: '杭州 已揽收' }] }

describe('an order at the desk', () => {
  const price: DeskAct = { act: 'change-price', order: '4821', yuan: 5 }
  const address: DeskAct = { act: 'change-address', order: '4821', text: '新地址' }
  const claim: DeskAct = { act: 'answer-claim', order: '4821', answer: 'decline', text: '先核实' }
  it.each([
    ['is opened first', {}, [], price, 'order-not-open'],
    ['is one of this customer', {}, [OPEN], { ...OPEN, order: '9999' }, 'not-found'],
    ['costs less before it is paid', {}, [OPEN], price, 'done'],
    ['costs what was paid afterwards', { state: 'paid' }, [OPEN], price, 'order-state'],
    ['never costs nothing', {}, [OPEN], { ...price, yuan: 269 }, 'order-state'],
    ['moves before it is packed', { state: 'paid' }, [OPEN], address, 'done'],
    ['moves no more once packed', { state: 'packed' }, [OPEN], address, 'order-state'],
    [
      'has a trace once it is sent',
      { state: 'shipped', parcel: PARCEL },
      [OPEN],
      { act: 'look-up-parcel', order: '4821' },
      'done',
    ],
    ['has none before', { state: 'paid' }, [OPEN], { act: 'look-up-parcel', order: '4821' }, 'order-state'],
    [
      'answers a claim',
      { state: 'paid', claim: { kind: 'refund', reason: '不要了', ago: '1h' } },
      [OPEN],
      claim,
      'done',
    ],
    [
      'answers it once',
      { state: 'paid', claim: { kind: 'refund', reason: '不要了', ago: '1h' } },
      [OPEN, claim],
      claim,
      'order-state',
    ],
    ['answers none where nobody claims', { state: 'paid' }, [OPEN], claim, 'order-state'],
  ] as const)('%s', (_, order, done, act, said) => expect(verdict(order, [...done], act)).toBe(said))

  it('stands as what was done left it', () => {
    const acts: DeskAct[] = [OPEN, price, address, { act: 'write-note', order: '4821', flag: 'yellow', text: '改址' }]
    expect(ordersAfter(aCase({ freight: 6, note: '旧' }), acts)[0]).toMatchObject({
      isOpen: true,
      toPay: 270,
      address: '新地址',
      notes: ['旧', '改址'],
      flag: 'yellow',
    })
  })
})
