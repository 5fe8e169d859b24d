import { Rating } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { type AnsweredPhrase, rateAnswer, schedulePhrases } from './phrase-schedule'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 4, 2)

function answered(day: number, mark: number, tookMs = 20_000, more: Partial<AnsweredPhrase> = {}): AnsweredPhrase {
  return { intentId: 'QR-01', answeredAt: START + day * DAY, mode: 'reply', tookMs, mark, ...more }
}
const standing = (cards: readonly AnsweredPhrase[]) => schedulePhrases(cards, () => 30)[0]!
const daysUntilDue = (cards: readonly AnsweredPhrase[]) =>
  Math.round((standing(cards).dueAt - cards.at(-1)!.answeredAt) / DAY)

describe('how well a phrase was known', () => {
  test.each([
    ['a mark that would not have helped', 'reply', 59.9, 10, Rating.Again],
    ['a reply that came too late to be one', 'reply', 0, 200, Rating.Again],
    ['short of the line', 'reply', 79.9, 10, Rating.Hard],
    ['good, and over the limit', 'reply', 90, 31, Rating.Hard],
    ['good, and just in time', 'reply', 100, 30, Rating.Good],
    ['good, and quick', 'reply', 95, 15, Rating.Easy],
    ['quick, and not quite whole', 'reply', 94, 5, Rating.Good],
    ['at the desk as anywhere', 'desk', 95, 15, Rating.Easy],
    ['a right code, however quick', 'code', 100, 1, Rating.Good],
    ['a right code that came late', 'code', 60, 9, Rating.Hard],
    ['a wrong code', 'code', 0, 1, Rating.Again],
  ] as const)('%s', (_name, mode, mark, seconds, rating) => {
    expect(rateAnswer({ mode, mark, tookMs: seconds * 1000 }, 30)).toBe(rating)
  })
})

describe('when a phrase comes back', () => {
  test('the next day where it was not known, later the better it went', () => {
    const first = [answered(0, 0), answered(0, 70), answered(0, 85), answered(0, 100, 10_000)]
    const days = first.map((card) => daysUntilDue([card]))
    expect(days[0]).toBe(1)
    expect([...days].sort((a, b) => a - b)).toEqual(days)
    expect(days[3]).toBeGreaterThan(days[2]!)
  })
  test('after a longer pause each time it is known, and the next day once it is forgotten', () => {
    const known = [answered(0, 85), answered(3, 85), answered(9, 85)]
    const pauses = known.map((_, n) => daysUntilDue(known.slice(0, n + 1)))
    expect(pauses[1]).toBeGreaterThan(pauses[0]!)
    expect(daysUntilDue([...known, answered(19, 20)])).toBeLessThan(daysUntilDue(known))
  })
  test('never so late that a plan would be over', () => {
    const always = Array.from({ length: 12 }, (_, n) => answered(n * 10, 100, 5_000))
    expect(daysUntilDue(always)).toBe(10)
  })
  test('on the same day however often it is worked out', () => {
    const cards = [answered(0, 85), answered(4, 70), answered(6, 96, 8_000)]
    expect(new Set(Array.from({ length: 20 }, () => standing(cards).dueAt)).size).toBe(1)
  })
  test('beside how often, how well and how quickly', () => {
    const cards = [
      answered(0, 100, 2_000, { mode: 'code' }),
      answered(1, 60, 30_000),
      answered(2, 90, 99_000, { mode: 'desk' }),
      answered(3, 85.4, 20_000),
    ]
    expect(standing(cards)).toMatchObject({ times: 4, lastMark: 85, meanMs: 25_000 })
    expect(standing(cards.slice(0, 1)).meanMs).toBeNull()
  })
  test('each phrase by itself, and none that the course no longer has', () => {
    const cards = [answered(0, 85), answered(1, 85, 9_000, { intentId: 'QR-02' }), answered(2, 10)]
    const found = schedulePhrases(cards, (id) => (id === 'QR-01' ? 30 : undefined))
    expect(found.map(({ intentId, times }) => [intentId, times])).toEqual([['QR-01', 2]])
  })
})
