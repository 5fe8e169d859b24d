// No item twice: equal stems, and stems that are nearly the same (same type, across the whole bank).

import type { LocatedItem } from '../course-source'
import { fold } from '../han'
import { type Check, fault, type Judged, warning } from '../report'
import { choicesOf, overlap, type Shape, shapeOf, similarity } from '../similarity'
import { findingAt } from './item-form'

const SUSPICIOUS = 0.72
const SAME = 0.88
/** A retake must be new to whoever sat the final and practised (blueprint §4): look closer there. */
const SUSPICIOUS_IN_RETAKE = 0.6
/** A blank with the same answer asks the same thing even when one stem says more than the other. */
const SAME_BLANK = 0.6

export const checkItemDuplicates: Check = (content, options) => {
  const findings: Judged[] = []
  const byType = new Map<string, { item: LocatedItem; shape: Shape }[]>()
  for (const item of content.items) {
    const kind = byType.get(item.value.type) ?? []
    const shape = shapeOf(item.value)
    for (const other of kind) {
      const mine = [item.topic, other.item.topic]
      if (options.topic !== undefined && !mine.includes(options.topic)) continue
      const found = compare(item, shape, other)
      if (found) findings.push(found)
    }
    kind.push({ item, shape })
    byType.set(item.value.type, kind)
  }
  return findings
}

function compare(item: LocatedItem, shape: Shape, other: { item: LocatedItem; shape: Shape }): Judged | undefined {
  const at = (rule: string, message: string) => ({
    ...findingAt(item, rule, message),
    topics: [...new Set([item.topic, other.item.topic])],
  })
  const twin = `${other.item.value.id} (${other.item.file}:${other.item.line})`
  if (shape.stem === other.shape.stem && !partsTellThemApart(item, other.item))
    return fault(at('duplicate-stem', `has the same stem as ${twin}`))
  // A family is one question with other numbers: its two items may look alike.
  if (item.value.family === other.item.value.family) return undefined
  const alike = similarity(shape, other.shape, item.value.type)
  if (alike >= SAME) return fault(at('near-duplicate', `${alike.toFixed(2)} like ${twin}`))
  if (fillTheSame(item, other.item) && overlap(shape.stemPairs, other.shape.stemPairs) >= SAME_BLANK)
    return warning(at('near-duplicate', `asks for the same blank as ${twin}`))
  const suspicious = meetInRetake(item, other.item) ? SUSPICIOUS_IN_RETAKE : SUSPICIOUS
  if (alike >= suspicious) return warning(at('near-duplicate', `${alike.toFixed(2)} like ${twin}`))
  return undefined
}

function meetInRetake(a: LocatedItem, b: LocatedItem): boolean {
  const pools = a.pool + b.pool
  return pools.includes('R') && (pools.includes('F') || pools.includes('P'))
}

function fillTheSame(a: LocatedItem, b: LocatedItem): boolean {
  return a.value.type === 'fill' && b.value.type === 'fill' && fold(choicesOf(a.value)) === fold(choicesOf(b.value))
}

/** Order and match items may share an instruction as their stem. */
function partsTellThemApart(a: LocatedItem, b: LocatedItem): boolean {
  const byParts = a.value.type === 'order' || a.value.type === 'match'
  return byParts && fold(choicesOf(a.value)) !== fold(choicesOf(b.value))
}
