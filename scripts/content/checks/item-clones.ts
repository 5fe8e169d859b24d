// One question in other clothes is one family; where it cannot be, it is another question or an enemy.
import type { Item } from '#app/content/item'
import { meeting, pairName } from '../bank/enemy-candidates'
import { FLOORS } from '../bank/floors'
import { type NearClone, nearClones } from '../bank/near-clones'
import { judgeOwed, notYetOf, type Owed } from '../bank/not-yet'
import { harmlessPairs, namesOf } from '../bank/reviewed-pairs'
import type { CourseSource } from '../course-source'
import type { Check, CheckOptions, Judged } from '../report'
import { namedPairs } from './item-enemies'
import { findingAt } from './item-form'

const RULE = 'near-clone'

export const checkItemClones: Check = (content, options) => judgeItemClones(content, options, notYetOf(content.id))

export function judgeItemClones(content: CourseSource, options: CheckOptions, notYet: readonly string[]): Judged[] {
  const items = new Map(content.items.map((item) => [item.value.id, item]))
  const found = unsettledClones(content).map(({ one, other, alike }): Owed => {
    const remedy = one.pool === other.pool ? 'one family, or enemies' : 'ask something else in one of the pools'
    const says = `asks the same as ${other.id} (${alike.toFixed(2)}): ${remedy}`
    const topics = [one, other].map(({ id }) => id.slice(0, 3))
    return { name: nameOf(one, other), finding: { ...findingAt(items.get(one.id)!, RULE, says), topics } }
  })
  const pools = new Set(content.items.map((item) => item.pool))
  const isMeasured = (name: string) =>
    options.topic === undefined &&
    name
      .split(' ')
      .slice(1)
      .every((pool) => pools.has(pool))
  return judgeOwed(found, { rule: RULE, notYet, isMeasured })
}

/** Near-clones that are neither a family nor enemies nor reviewed. */
export function unsettledClones(content: CourseSource): NearClone[] {
  const settled = new Set([...harmlessPairs(content), ...namedPairs(content.items)])
  const meet = meeting(content.blueprints.map(({ value }) => value))
  const clones = nearClones(
    content.items.map((item) => item.value),
    namesOf(content),
    FLOORS.clones.within,
  )
  return clones.filter(({ one, other, alike }) => {
    if (one.family === other.family || settled.has(pairName(one.id, other.id))) return false
    const near = meet(one, other) || (one.pool === other.pool && one.id.slice(0, 3) === other.id.slice(0, 3))
    return near || alike >= FLOORS.clones.across
  })
}

function nameOf(one: Item, other: Item): string {
  return [RULE, ...new Set([one.pool, other.pool].sort())].join(' ')
}
