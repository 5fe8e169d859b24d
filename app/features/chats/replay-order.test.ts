import { expect, it } from 'vitest'
import type { ReplayPassage } from './desk-view'
import { turnsOf } from './replay-order'

const passage = (from: number, until: number | null): ReplayPassage => ({
  from,
  until,
  points: [],
  faults: [],
  isAnswered: true,
  model: null,
})
const line = (at: number, text: string, from: 'customer' | 'agent' = 'customer') => ({ at, text, from })
const SEAT = {
  passages: [passage(0, 20), passage(20, null)],
  lines: [line(5, '在吗'), line(12, '您好', 'agent'), line(25, '多少钱'), line(40, '239 元', 'agent')],
  deeds: [{ at: 30, act: { act: 'open-order' as const, order: '4821' } }],
}
const told = (until: number) =>
  turnsOf(SEAT, until).map(({ moments }) => moments.map((one) => ('line' in one ? one.line.text : one.deed.act.act)))

it('a replay tells every turn with what was said and done in it', () => {
  expect(told(100)).toEqual([
    ['在吗', '您好'],
    ['多少钱', 'open-order', '239 元'],
  ])
})

it('a replay stops where it is stopped', () => {
  expect(told(12)).toEqual([['在吗', '您好']])
  expect(told(30)).toEqual([
    ['在吗', '您好'],
    ['多少钱', 'open-order'],
  ])
  expect(told(0)).toEqual([])
})
