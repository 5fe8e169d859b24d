import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#app/content/blueprint'
import type { Item } from '#app/content/item'
import { assembleForm, formTypeOf, topicOf } from './assemble-form'
import { proveDisjoint } from './disjoint-proof'
import { seededRandom } from './seeded-random'

const NONE: ReadonlySet<string> = new Set()

function aBlueprint(change: Partial<Blueprint> = {}): Blueprint {
  return {
    id: 'd08-stage',
    version: 1,
    title: '综合',
    kind: 'stage',
    activity: 'D08-2',
    minutes: 30,
    passPercent: 70,
    pool: 'S',
    window: {},
    topics: { T01: 3, T02: 3 },
    types: { single: 3, multiple: 0, truefalse: 2, orderMatch: 1, fill: 0, scenario: 0 },
    difficulty: { easy: 40, medium: 45, hard: 15 },
    points: { item: 1, scenario: 4 },
    markers: 1,
    ...change,
  }
}

let count = 0
function anItem(topic: string, type: Item['type'], change: Partial<Item> = {}): Item {
  count++
  const common = {
    id: `${topic}-S-${String(count).padStart(3, '0')}`,
    family: `${topic.toLowerCase()}-family-${count}`,
    pool: 'S',
    day: 2,
    difficulty: 'medium',
    cognition: 'case',
    stem: `stem ${count}`,
    explanation: 'because',
    lesson: 'd01-company',
    source: ['S-000-01'],
    grade: 'shop',
    type,
  }
  // The assembler reads only what all types share.
  return { ...common, ...change } as Item
}

function aBank(perType = 4): Item[] {
  const types: Item['type'][] = ['single', 'truefalse', 'order', 'match']
  return ['T01', 'T02'].flatMap((topic) =>
    types.flatMap((type) => Array.from({ length: perType }, () => anItem(topic, type))),
  )
}

function countBy(items: readonly Item[], key: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

function assembled(blueprint: Blueprint, bank: Item[], seed = 'a', exclude = NONE, avoid = NONE) {
  const form = assembleForm(blueprint, bank, {
    seed,
    excludeFamilies: exclude,
    seen: { families: new Map([...avoid].map((family) => [family, 1])), items: NONE },
  })
  if (!form.ok) throw new Error(`not assembled: ${JSON.stringify(form)}`)
  return form
}

describe('assembleForm', () => {
  it('meets the counts per topic and per type exactly', () => {
    const form = assembled(aBlueprint(), aBank())
    expect(countBy(form.items, topicOf)).toEqual({ T01: 3, T02: 3 })
    expect(countBy(form.items, formTypeOf)).toEqual({ single: 3, truefalse: 2, orderMatch: 1 })
  })

  it('gives the same form for the same seed, in whatever order the bank was read', () => {
    const bank = aBank()
    const ids = (list: Item[], seed: string) => assembled(aBlueprint(), list, seed).items.map((item) => item.id)
    expect(ids([...bank].reverse(), 'x')).toEqual(ids(bank, 'x'))
    expect(ids(bank, 'y')).not.toEqual(ids(bank, 'x'))
  })

  it('finds the one solution where a greedy choice would fail', () => {
    // T02 has nothing but singles, so T01 must take every other type.
    const bank = [
      ...Array.from({ length: 3 }, () => anItem('T02', 'single')),
      ...Array.from({ length: 5 }, () => anItem('T01', 'single')),
      anItem('T01', 'truefalse'),
      anItem('T01', 'truefalse'),
      anItem('T01', 'order'),
    ]
    for (let seed = 0; seed < 30; seed++)
      expect(countBy(assembled(aBlueprint(), bank, `${seed}`).items, topicOf)).toEqual({
        T01: 3,
        T02: 3,
      })
  })

  it('lets a family of two types serve the type that needs it', () => {
    const shared = { family: 't01-shared' }
    const blueprint = aBlueprint({
      topics: { T01: 2 },
      types: { single: 1, multiple: 0, truefalse: 1, orderMatch: 0, fill: 0, scenario: 0 },
    })
    const bank = [anItem('T01', 'single', shared), anItem('T01', 'truefalse', shared), anItem('T01', 'single')]
    for (let seed = 0; seed < 20; seed++) {
      const families = assembled(blueprint, bank, `${seed}`).items.map((item) => item.family)
      expect(new Set(families).size).toBe(2)
    }
  })

  it.each([
    ['another pool', { pool: 'F' as const }],
    ['a day that is not taught yet', { day: 8 }],
  ])('never draws an item of %s', (_, change) => {
    const blueprint = aBlueprint({
      topics: { T01: 1 },
      types: { single: 1, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
    })
    const form = assembleForm(blueprint, [anItem('T01', 'single', change)], {
      seed: 'a',
      excludeFamilies: NONE,
    })
    expect(form).toEqual({
      ok: false,
      reason: 'not-enough-families',
      shortage: [{ topic: 'T01', type: 'single', missing: 1 }],
    })
  })

  it('says what is missing instead of reusing an excluded family', () => {
    const bank = aBank(1)
    const families = new Set(bank.map((item) => item.family))
    const form = assembleForm(aBlueprint(), bank, { seed: 'a', excludeFamilies: families })
    expect(form).toMatchObject({ ok: false, reason: 'not-enough-families' })
    if (!form.ok) expect(form.shortage.reduce((total, one) => total + one.missing, 0)).toBe(6)
  })

  it('refuses a blueprint whose topics and types differ in sum', () => {
    const form = assembleForm(aBlueprint({ topics: { T01: 1 } }), aBank(), {
      seed: 'a',
      excludeFamilies: NONE,
    })
    expect(form).toEqual({ ok: false, reason: 'counts-differ', shortage: [] })
  })

  it('builds a second form that shares no family with the first', () => {
    const bank = aBank()
    const first = assembled(aBlueprint(), bank)
    const seen = new Set(first.items.map((item) => item.family))
    const second = assembled(aBlueprint(), bank, 'b', seen)
    expect(proveDisjoint(second.items, seen)).toEqual({
      overlap: 0,
      sharedFamilies: [],
      formFamilies: 6,
      seenFamilies: 6,
    })
    expect(proveDisjoint(first.items, seen).overlap).toBe(6)
  })

  it('asks first what fewer papers held, so that papers drawn one after the other differ', () => {
    const bank = aBank(4)
    const sharedByNeighbours = (remembers: boolean) => {
      const asked = new Map<string, number>()
      let before: string[] = []
      let shared = 0
      for (let n = 0; n < 40; n++) {
        const form = assembleForm(aBlueprint(), bank, { seed: `${n}`, excludeFamilies: NONE, asked })
        const ids = form.ok ? form.items.map(({ id }) => id) : []
        if (remembers) for (const id of ids) asked.set(id, (asked.get(id) ?? 0) + 1)
        shared += ids.filter((id) => before.includes(id)).length
        before = ids
      }
      return shared
    }
    expect(sharedByNeighbours(true)).toBeLessThan(sharedByNeighbours(false) / 2)
  })

  it('splits a bank of just twice the form into two forms', () => {
    const types = { single: 42, multiple: 22, truefalse: 8, orderMatch: 12, fill: 12, scenario: 4 }
    const names = Array.from({ length: 10 }, (_, n) => `T${String(n + 1).padStart(2, '0')}`)
    const blueprint = aBlueprint({
      types,
      topics: Object.fromEntries(names.map((name) => [name, 10])),
    })
    const twice = Object.entries(types).flatMap(([type, wanted]) =>
      Array.from({ length: wanted * 2 }, () => (type === 'orderMatch' ? 'match' : type)),
    ) as Item['type'][]
    for (let seed = 0; seed < 10; seed++) {
      const dealt = seededRandom(`${seed}`).shuffle(twice)
      const bank = dealt.map((type, n) => anItem(names[n % 10]!, type))
      const first = assembled(blueprint, bank, `${seed}`)
      const seen = new Set(first.items.map((item) => item.family))
      expect(proveDisjoint(assembled(blueprint, bank, 'b', seen).items, seen).overlap).toBe(0)
    }
  })

  it('takes of a family one item at most, also where another would bring the difficulty nearer', () => {
    const blueprint = aBlueprint({
      topics: { T01: 4 },
      types: { single: 4, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
      difficulty: { easy: 50, medium: 0, hard: 50 },
    })
    const bank = ['a', 'b', 'c', 'd'].flatMap((name) =>
      (['easy', 'medium', 'hard'] as const).map((difficulty) =>
        anItem('T01', 'single', { family: `t01-${name}`, difficulty }),
      ),
    )
    for (let seed = 0; seed < 20; seed++) {
      const families = assembled(blueprint, bank, `${seed}`).items.map((item) => item.family)
      expect(new Set(families).size).toBe(4)
    }
  })

  describe('with items that answer each other', () => {
    const singles = (count: number, topic: string) => ({
      topics: { [topic]: count },
      types: { single: count, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
    })
    const enemiesIn = (items: readonly Item[]) =>
      items.filter((item) => items.some((other) => item.enemies?.includes(other.id)))

    it('never puts two enemies into one form, whichever of them names the other', () => {
      const bank = Array.from({ length: 8 }, () => anItem('T01', 'single'))
      const paired = bank.map((item, n) => (n % 2 === 0 ? { ...item, enemies: [bank[n + 1]!.id] } : item))
      for (let seed = 0; seed < 40; seed++)
        expect(enemiesIn(assembled(aBlueprint(singles(4, 'T01')), paired, `${seed}`).items)).toEqual([])
    })

    it('nor across topics, nor for the sake of the difficulty', () => {
      const first = Array.from({ length: 6 }, () => anItem('T01', 'single', { difficulty: 'medium' }))
      const easy = Array.from({ length: 6 }, (_, n) =>
        anItem('T02', 'single', { difficulty: n < 3 ? 'easy' : 'medium', enemies: n < 3 ? [first[n]!.id] : [] }),
      )
      const blueprint = aBlueprint({
        ...singles(6, 'T01'),
        topics: { T01: 3, T02: 3 },
        difficulty: { easy: 50, medium: 50, hard: 0 },
      })
      for (let seed = 0; seed < 40; seed++)
        expect(enemiesIn(assembled(blueprint, [...first, ...easy], `${seed}`).items)).toEqual([])
    })

    it('says what is missing where only enemies are left', () => {
      const one = anItem('T01', 'single')
      const bank = [one, anItem('T01', 'single', { enemies: [one.id] })]
      const form = assembleForm(aBlueprint(singles(2, 'T01')), bank, { seed: 'a', excludeFamilies: NONE })
      expect(form).toEqual({
        ok: false,
        reason: 'not-enough-families',
        shortage: [{ topic: 'T01', type: 'single', missing: 1 }],
      })
    })
  })

  it('uses avoided families only for what the others cannot fill', () => {
    const bank = aBank(3)
    const singles = bank.filter((item) => item.type === 'single').map((item) => item.family)
    const form = assembled(aBlueprint(), bank, 'a', NONE, new Set(singles.slice(0, 5)))
    expect(form.reusedFamilies).toHaveLength(2)
    expect(assembled(aBlueprint(), bank, 'a', NONE, new Set(singles.slice(0, 2))).reusedFamilies).toEqual([])
  })

  describe('a third sitting, when every family has been met', () => {
    const one = aBlueprint({
      topics: { T01: 2 },
      types: { single: 2, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
    })
    const families = ['t01-a', 't01-b', 't01-c']

    it('asks the families first that were met least often', () => {
      const bank = families.map((family) => anItem('T01', 'single', { family }))
      const times = new Map([
        ['t01-a', 2],
        ['t01-b', 1],
        ['t01-c', 1],
      ])
      for (let seed = 0; seed < 10; seed++) {
        const seen = { families: times, items: new Set<string>() }
        const form = assembleForm(one, bank, { seed: `${seed}`, excludeFamilies: NONE, seen })
        expect(form.ok && form.items.map((item) => item.family).sort()).toEqual(['t01-b', 't01-c'])
      }
    })

    it('asks the question of a family that was not asked yet, whatever its difficulty', () => {
      const asked = families.map((family) => anItem('T01', 'single', { family, difficulty: 'easy' }))
      const fresh = families.map((family) => anItem('T01', 'single', { family, difficulty: 'hard' }))
      const seen = { families: new Map(families.map((f) => [f, 1])), items: new Set(asked.map((item) => item.id)) }
      for (let seed = 0; seed < 10; seed++) {
        const form = assembleForm(one, [...asked, ...fresh], { seed: `${seed}`, excludeFamilies: NONE, seen })
        expect(form.ok && form.items.filter((item) => seen.items.has(item.id))).toEqual([])
      }
    })
  })

  it('comes as near to the wanted difficulty as the bank allows', () => {
    const levels = ['easy', 'medium', 'hard'] as const
    const bank = levels.flatMap((difficulty) =>
      Array.from({ length: 10 }, () => anItem('T01', 'single', { difficulty })),
    )
    const blueprint = aBlueprint({
      topics: { T01: 10 },
      types: { single: 10, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
      difficulty: { easy: 40, medium: 40, hard: 20 },
    })
    expect(assembled(blueprint, bank).difficulty).toEqual({ easy: 4, medium: 4, hard: 2 })
  })
})
