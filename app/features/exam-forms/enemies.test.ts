import { expect, it } from 'vitest'
import type { Item } from '#app/content/item'
import { anItem } from '#tests/builders/items'
import { drawApart, enemiesAmong, isEnemyOf } from './enemies'

const items = (...ids: string[]) => ids.map((id): Item => anItem('single', { id }))
const naming = (item: Item, ...enemies: string[]): Item => ({ ...item, enemies })

/** Takes `must` when it is there, then whatever comes first. */
function draw(count: number, must?: string) {
  return (among: readonly Item[]) => {
    const taken = [...among].sort((a, b) => Number(b.id === must) - Number(a.id === must)).slice(0, count)
    const isFull = taken.length === count && (must === undefined || taken.some(({ id }) => id === must))
    return isFull ? { ok: true as const, items: taken } : { ok: false as const, shortage: count - taken.length }
  }
}

function drawn(bank: readonly Item[], count: number, must?: string) {
  const form = drawApart(bank, enemiesAmong(bank), draw(count, must))
  return form.ok ? form.items.map(({ id }) => id).sort() : form.shortage
}

it('holds for both what one of two says of the other', () => {
  const [a, b, c] = items('T01-S-001', 'T01-S-002', 'T01-S-003') as [Item, Item, Item]
  const enemies = enemiesAmong([naming(a, b.id), b, c])
  expect([isEnemyOf(enemies, a, b), isEnemyOf(enemies, b, a), isEnemyOf(enemies, a, c)]).toEqual([true, true, false])
})

it('gives up the one of two that can be replaced', () => {
  const [a, b, c] = items('T01-S-001', 'T01-S-002', 'T01-S-003') as [Item, Item, Item]
  for (const must of [a, b]) expect(drawn([naming(a, b.id), b, c], 2, must.id)).toEqual([must.id, c.id])
})

it('goes on until no two meet', () => {
  const bank = items('T01-S-001', 'T01-S-002', 'T01-S-003', 'T01-S-004', 'T01-S-005')
  const ring = bank.map((item, n) => naming(item, bank[(n + 1) % 5]!.id))
  const form = drawn(ring, 2)
  expect(form).toHaveLength(2)
  expect(
    ring.filter(
      ({ id, enemies }) => (form as string[]).includes(id) && enemies?.some((one) => (form as string[]).includes(one)),
    ),
  ).toEqual([])
  expect(drawn(ring, 3)).toBe(1)
})

it('gives up soon where everything answers everything', () => {
  const bank = items(...Array.from({ length: 40 }, (_, n) => `T01-S-${String(n + 1).padStart(3, '0')}`))
  const all = bank.map((item) => item.id)
  expect(
    drawn(
      bank.map((item) => naming(item, ...all.filter((id) => id !== item.id))),
      2,
    ),
  ).toBe(1)
})
