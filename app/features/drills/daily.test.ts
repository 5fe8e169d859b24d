import { describe, expect, test } from 'vitest'
import type { DrillSet } from '#app/content/drill-set'
import type { Phrase } from '#app/content/phrase'
import type { Plan } from '#app/content/plan'
import { dailySet, planDaily, taughtDays } from './daily'
import type { PhraseStanding } from './phrase-schedule'

const ZONE = 'Asia/Shanghai'
const TODAY = '2026-11-10'
/** Noon of a date in the zone. */
const at = (on: string) => Date.parse(`${on}T12:00:00+08:00`)

function phrase(n: number, limitSeconds: Phrase['limitSeconds'] = 60, stage: Phrase['stage'] = 'pre'): Phrase {
  const id = `QR-${String(n).padStart(2, '0')}`
  return {
    id,
    code: `c${n}`,
    name: id,
    stage,
    limitSeconds,
    texts: ['好', '好的'],
    must: [],
    mustNot: [],
    utterances: [],
    explain: '',
  }
}
const standing = (n: number, dueOn: string, more: Partial<PhraseStanding> = {}): PhraseStanding => ({
  intentId: phrase(n).id,
  times: 1,
  lastMark: 80,
  meanMs: null,
  dueAt: at(dueOn),
  ...more,
})
const LIBRARY = Array.from({ length: 20 }, (_, n) => phrase(n + 1))
const asked = {
  phrases: LIBRARY,
  standings: [] as PhraseStanding[],
  taught: new Map(LIBRARY.map(({ id }, n) => [id, n < 3 ? 2 : n < 5 ? 1 : 9])),
  day: 2,
  today: TODAY,
  zone: ZONE,
}
const idsOf = (cards: readonly Phrase[]) => cards.map(({ id }) => id)

describe('the ten minutes of a day', () => {
  test('hold new phrases of what was taught so far, the earliest first, and none of a later day', () => {
    expect(idsOf(planDaily(asked).cards)).toEqual(['QR-04', 'QR-05', 'QR-01', 'QR-02', 'QR-03'])
    expect(planDaily({ ...asked, day: 0 }).cards).toEqual([])
  })
  test('begin with what is due, the longest due first, the weaker before the surer', () => {
    const standings = [
      standing(1, TODAY, { lastMark: 90 }),
      standing(2, TODAY, { lastMark: 40 }),
      standing(12, '2026-11-08'),
      standing(3, '2026-11-11'),
    ]
    const daily = planDaily({ ...asked, standings })
    expect(idsOf(daily.cards)).toEqual(['QR-12', 'QR-02', 'QR-01', 'QR-04', 'QR-05'])
    expect(daily).toMatchObject({ due: 3, nextOn: null })
  })
  test('count the day of the trainee’s own zone', () => {
    const early = planDaily({ ...asked, standings: [standing(1, TODAY, { dueAt: at('2026-11-11') - 11 * 3_600_000 })] })
    expect(early.due).toBe(0)
    expect(early.nextOn).toBe('2026-11-11')
  })
  test('say when the next one comes back once nothing is due', () => {
    const standings = [standing(1, '2026-11-14'), standing(2, '2026-11-12')]
    expect(planDaily({ ...asked, standings }).nextOn).toBe('2026-11-12')
  })
  test('hold no more than fits: by the limit of a card, or by how quick somebody is with it', () => {
    const all = { ...asked, day: 9 }
    expect(planDaily(all).cards).toHaveLength(7)
    const quick = LIBRARY.map((_, n) => standing(n + 1, TODAY, { meanMs: 20_000 }))
    expect(planDaily({ ...all, standings: quick }).cards).toHaveLength(15)
    const slow = LIBRARY.map((_, n) => standing(n + 1, TODAY, { meanMs: 1_700_000 }))
    expect(planDaily({ ...all, standings: slow })).toMatchObject({ due: 7 })
  })
  test('are practice with the book open', () => {
    expect(dailySet([phrase(1), phrase(2), phrase(3, 90, 'after')])).toMatchObject({
      cards: 3,
      stages: { pre: 2, after: 1 },
      mode: 'reply',
      openBook: 'phrases',
    })
  })
})

test('a phrase is taught by the first lesson that speaks of it, else on the day of the first drill that may ask for it', () => {
  const sets = [
    { id: 'S1', stages: { pre: 1 } },
    { id: 'S2', stages: { pre: 1, after: 1 } },
  ] as DrillSet[]
  const row = (day: number, set: string) => ({ day, activities: [{ type: 'phrase-drill', settings: { set } }] })
  const days = taughtDays({
    lessons: [
      { day: 5, sources: ['QR-01', 'SHOP'], phraseCodes: [] },
      { day: 4, sources: [], phraseCodes: ['c1'] },
    ],
    plan: { days: [row(2, 'S1'), row(3, 'S2')] } as unknown as Plan,
    drillSets: sets,
    phrases: [phrase(1), phrase(2), phrase(3, 60, 'after'), phrase(4, 60, 'phone')],
  })
  expect([...days]).toEqual([
    ['QR-01', 4],
    ['QR-02', 2],
    ['QR-03', 3],
  ])
})
