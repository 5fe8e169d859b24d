// Ids are unique; a family lives in one pool and has at most two items there (blueprint §4).
import type { LocatedItem } from '../course-source'
import { type Check, fault, type Judged } from '../report'
import { findingAt } from './item-form'

const MOST_PER_FAMILY = 2

export const checkItemFamilies: Check = (content) => {
  const findings: Judged[] = []
  const ids = new Map<string, LocatedItem>()
  const families = new Map<string, LocatedItem[]>()
  for (const item of content.items) {
    const first = ids.get(item.value.id)
    if (first) findings.push(fault(findingAt(item, 'unique-id', `is also at ${first.file}:${first.line}`)))
    else ids.set(item.value.id, item)

    const kin = families.get(item.value.family) ?? []
    const elsewhere = kin.find((other) => other.pool !== item.pool)
    if (elsewhere)
      findings.push(
        fault(
          findingAt(
            item,
            'family-pool',
            `family ${item.value.family} also lives in pool ${elsewhere.pool} (${elsewhere.value.id})`,
          ),
        ),
      )
    kin.push(item)
    families.set(item.value.family, kin)
    if (kin.filter((other) => other.pool === item.pool).length === MOST_PER_FAMILY + 1)
      findings.push(fault(findingAt(item, 'family-size', `family ${item.value.family} has more than two items`)))
  }
  return findings
}
