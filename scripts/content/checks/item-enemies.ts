// Items that answer each other are named, so that no form holds both.
import { enemyCandidates, meeting, pairName } from '../bank/enemy-candidates'
import { FLOORS } from '../bank/floors'
import { judgeOwed, notYetOf, type Owed } from '../bank/not-yet'
import { harmlessPairs } from '../bank/reviewed-pairs'
import type { CourseSource, LocatedItem } from '../course-source'
import { type Check, type CheckOptions, fault, type Judged } from '../report'
import { findingAt } from './item-form'

const RULE = 'enemies'

export const checkItemEnemies: Check = (content, options) => [
  ...namedWrongly(content),
  ...judgeItemEnemies(content, options, notYetOf(content.id)),
]

export function judgeItemEnemies(content: CourseSource, options: CheckOptions, notYet: readonly string[]): Judged[] {
  const items = new Map(content.items.map((item) => [item.value.id, item]))
  const settled = new Set([...harmlessPairs(content), ...namedPairs(content.items)])
  const blueprints = content.blueprints.map(({ value }) => value)
  const candidates = enemyCandidates(
    content.items.map((item) => item.value),
    blueprints,
    FLOORS.enemies.strong,
  )
  const found = candidates
    .filter(({ asks, tells }) => !settled.has(pairName(asks.id, tells.id)))
    .map(({ asks, tells, score, shared }): Owed => {
      const says = `may be answered by ${tells.id} (${score.toFixed(2)}: ${shared.join(' ')}): name it in enemies, or review it`
      const finding = findingAt(items.get(asks.id)!, RULE, says)
      return { name: `${RULE} ${asks.pool}`, finding: { ...finding, topics: [asks.id, tells.id].map(topic) } }
    })
  const isMeasured = (name: string) => options.topic === undefined && hasPool(content, name)
  return judgeOwed(found, { rule: RULE, notYet, isMeasured })
}

/** An enemy that does not exist, or that no form could hold anyway; a reviewed pair whose item is gone. */
function namedWrongly(content: CourseSource): Judged[] {
  const items = new Map(content.items.map((item) => [item.value.id, item.value]))
  const meet = meeting(content.blueprints.map(({ value }) => value))
  const unread = content.harmlessPairs.flatMap(({ value, file, line }) =>
    value.items
      .filter((id) => !items.has(id))
      .map((id) => fault({ file, line, rule: RULE, message: `no item ${id}`, topics: [topic(id)] })),
  )
  const named = content.items.flatMap((item) =>
    (item.value.enemies ?? []).flatMap((id) => {
      const other = items.get(id)
      if (!other || other.id === item.value.id) return [fault(findingAt(item, RULE, `no other item ${id}`))]
      return meet(item.value, other) ? [] : [fault(findingAt(item, RULE, `no exam draws it together with ${id}`))]
    }),
  )
  return [...unread, ...named]
}

export function namedPairs(items: readonly LocatedItem[]): string[] {
  return items.flatMap(({ value }) => (value.enemies ?? []).map((id) => pairName(value.id, id)))
}

function hasPool(content: CourseSource, name: string): boolean {
  return content.items.some((item) => name.endsWith(` ${item.pool}`))
}

function topic(id: string): string {
  return id.slice(0, 3)
}
