import { expect, it } from 'vitest'
import { bySaidMoment } from './card-order'

const card = (traineeName: string, since: number, more: { day?: number; title?: string } = {}) => ({
  traineeName,
  since,
  title: '转正考试',
  day: 22,
  ...more,
})

it('puts the longest wait first, and tells nothing by the order of what has only a day', () => {
  const hearings = [card('乙', 1000), card('甲', 1000), card('丙', 500)]
  const names = (cards: typeof hearings) => cards.toSorted(bySaidMoment).map((one) => one.traineeName)
  expect(names(hearings)[0]).toBe('丙')
  expect(names(hearings)).toEqual(names(hearings.toReversed()))
})

it('orders what one person is asked about one trainee on one day by the plan', () => {
  const own = [
    card('甲', 1000, { day: 22, title: 'b' }),
    card('甲', 1000, { day: 8 }),
    card('甲', 1000, { title: 'a' }),
  ]
  expect(own.toSorted(bySaidMoment).map(({ day, title }) => `${day} ${title}`)).toEqual(['8 转正考试', '22 a', '22 b'])
})
