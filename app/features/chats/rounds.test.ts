import { describe, expect, it } from 'vitest'
import { seededRandom } from '../exam-forms/seeded-random'
import type { Line } from './chat-log'
import { bandOf, paceOf, roundsOf } from './rounds'

const customer = (at: number): Line => ({ at: at * 1000, from: 'customer', text: 'q' })
const agent = (at: number): Line => ({ at: at * 1000, from: 'agent', text: 'a' })

describe('rounds', () => {
  it.each([
    ['a reply', [customer(0), agent(20)], [20]],
    ['more lines before it', [customer(0), customer(15), agent(20)], [20]],
    ['more replies after it', [customer(0), agent(20), agent(25)], [20]],
    ['a reply before anybody asked', [agent(0), customer(10), agent(40)], [30]],
    ['two rounds', [customer(0), agent(10), customer(50), agent(110)], [10, 60]],
    ['the same moment: the question comes first', [agent(10), customer(10)], [0]],
  ])('%s', (_, lines, waits) => expect(roundsOf(lines, 1e9).map(({ waitedMs }) => waitedMs / 1000)).toEqual(waits))

  it('counts one that nobody answered as missed, until the end', () => {
    const [round] = roundsOf([customer(0)], 200_000)
    expect(round).toEqual({ from: 0, repliedAt: null, waitedMs: 200_000 })
    expect(bandOf(round!)).toBe(0)
  })

  it('are the same in whatever order the lines are handed in', () => {
    const random = seededRandom('orders')
    for (let n = 0; n < 300; n++) {
      const lines = Array.from({ length: 12 }, (_, at) => (random.next() < 0.5 ? customer(at) : agent(at)))
      expect(roundsOf(random.shuffle(lines), 50_000)).toEqual(roundsOf(lines, 50_000))
    }
  })

  it.each([
    [30, 100],
    [31, 80],
    [60, 80],
    [100, 60],
    [101, 20],
    [180, 20],
    [181, 0],
  ])('%i seconds are worth %i', (waited, worth) => {
    expect(bandOf({ from: 0, repliedAt: waited * 1000, waitedMs: waited * 1000 })).toBe(worth)
  })

  it('tells first, median, the slow tenth, what was too late for the shop and for the platform', () => {
    const lines = [10, 20, 130, 190, 30].flatMap((wait, n) => [customer(n * 1000), agent(n * 1000 + wait)])
    expect(paceOf(roundsOf(lines, 1e9))).toEqual({
      rounds: 5,
      threeMinutePercent: 80,
      firstReplyMs: 10_000,
      medianMs: 30_000,
      p90Ms: 190_000,
      breaches: 2,
    })
  })
})
