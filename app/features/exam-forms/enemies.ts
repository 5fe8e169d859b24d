// Decides which items never stand in one form: enemies, one of which gives the answer of the other away.
import type { Item } from '#app/content/item'

/** By id; what one of two says of the other holds for both. */
export type Enemies = ReadonlyMap<string, ReadonlySet<string>>

type Drawn<Shortage> = { ok: true; items: Item[] } | { ok: false; shortage: Shortage }

/** A bank in which this many tries find no form lacks items. */
const MOST_DRAWS = 200

export function enemiesAmong(items: readonly Item[]): Enemies {
  const ids = new Set(items.map((item) => item.id))
  const enemies = new Map<string, Set<string>>()
  const add = (one: string, other: string) => enemies.set(one, (enemies.get(one) ?? new Set()).add(other))
  for (const item of items)
    for (const other of item.enemies ?? [])
      if (ids.has(other)) {
        add(item.id, other)
        add(other, item.id)
      }
  return enemies
}

export function isEnemyOf(enemies: Enemies, one: Item, other: Item): boolean {
  return enemies.get(one.id)?.has(other.id) ?? false
}

/**
 * Draws again without one of two enemies that met, until none meet. Where the seats cannot be filled without the first,
 * perhaps they can without the second; a form that exists is found unless it lies deeper than the tries reach.
 */
export function drawApart<Shortage>(
  items: readonly Item[],
  enemies: Enemies,
  draw: (among: readonly Item[]) => Drawn<Shortage>,
): Drawn<Shortage> {
  let draws = 0
  function search(among: readonly Item[]): Drawn<Shortage> {
    draws++
    const drawn = draw(among)
    const pair = drawn.ok ? meeting(drawn.items, enemies) : undefined
    if (!pair) return drawn
    const first = search(among.filter((item) => item !== pair[0]))
    if (first.ok || draws >= MOST_DRAWS) return first
    const second = search(among.filter((item) => item !== pair[1]))
    return second.ok ? second : first
  }
  return search(items)
}

function meeting(form: readonly Item[], enemies: Enemies): [Item, Item] | undefined {
  for (const one of form) {
    const other = form.find((held) => isEnemyOf(enemies, one, held))
    if (other) return [one, other]
  }
  return undefined
}
