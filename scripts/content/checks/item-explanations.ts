// Whoever gets an item wrong learns from it: every type explains itself, and every distractor says what tempts to it.
import { explanationLacks, withoutTemptation } from '../bank/explanations'
import { judgeOwed, notYetOf, type Owed } from '../bank/not-yet'
import type { CourseSource } from '../course-source'
import type { Check, CheckOptions, Judged } from '../report'
import { findingAt } from './item-form'

export const checkItemExplanations: Check = (content, options) =>
  judgeItemExplanations(content, options, notYetOf(content.id))

export function judgeItemExplanations(
  content: CourseSource,
  options: CheckOptions,
  notYet: readonly string[],
): Judged[] {
  const pools = new Set(content.items.map((item) => item.pool))
  const isMeasured = (name: string) => options.topic === undefined && pools.has(name.split(' ')[1]!)
  const explained = content.items.flatMap((item): Owed[] => {
    const lacks = explanationLacks(item.value)
    const says = `the explanation ${lacks}: say why`
    return lacks ? [{ name: `explanation ${item.pool}`, finding: findingAt(item, 'explanation', says) }] : []
  })
  const tempting = content.items.flatMap((item): Owed[] => {
    const without = withoutTemptation(item.value)
    const says = `what tempts to “${without.join('”, “')}”?`
    return without.length > 0 ? [{ name: `tempts ${item.pool}`, finding: findingAt(item, 'tempts', says) }] : []
  })
  return [
    ...judgeOwed(explained, { rule: 'explanation', notYet, isMeasured }),
    ...judgeOwed(tempting, { rule: 'tempts', notYet, isMeasured }),
  ]
}
