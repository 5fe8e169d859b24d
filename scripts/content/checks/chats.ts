// Cases and scripted customers: facts as the catalogue has them, meanings there are, every branch walked, every walk worth what its
// author says.

import type { ChatScript } from '#app/content/chat-script'
import { groupsOf } from '#app/content/meaning'
import type { CaseOrder, ShopCase } from '#app/content/shop-case'
import { branchesOf, branchesTaken, deadEnds, earsFor, walkAll } from '../chats'
import type { CourseSource, Located } from '../course-source'
import { type Check, type CheckOptions, fault, type Judged } from '../report'

export const checkChats: Check = (content, options) => [
  ...twice(content.cases),
  ...twice(content.chatScripts),
  ...content.cases.flatMap((one) => caseFaults(content, one)),
  ...content.chatScripts.flatMap((one) => scriptFaults(content, one, options)),
]

function twice(list: readonly Located<{ id: string }>[]): Judged[] {
  return list
    .filter(({ value }, n) => list.findIndex((other) => other.value.id === value.id) !== n)
    .map(({ value, file, line }) => fault({ file, line, rule: 'unique-id', message: `${value.id} is there twice` }))
}

function skuOf({ products }: CourseSource, line: { product: string; size: string; color: string }) {
  return products
    .find(({ id }) => id === line.product)
    ?.skus.find(({ size, color }) => size === line.size && color === line.color)
}

function caseFaults(content: CourseSource, { value, file, line }: Located<ShopCase>): Judged[] {
  const say = (message: string) => fault({ file, line, rule: 'case-facts', message: `${value.id} ${message}` })
  const looked = value.looksAt.filter((one) => !skuOf(content, one))
  const names = new Set(content.slots.map(({ name }) => name))
  return [
    ...looked.map((one) => say(`looks at ${one.product} ${one.size} ${one.color}, which the catalogue has not`)),
    ...Object.keys(value.slots)
      .filter((name) => !names.has(name))
      .map((name) => say(`fills {${name}}, which is no gap of a phrase`)),
    ...value.orders.flatMap((order) => orderFaults(content, order).map(say)),
  ]
}

function orderFaults(content: CourseSource, order: CaseOrder): string[] {
  const skus = order.lines.map((one) => ({ one, sku: skuOf(content, one) }))
  const unknown = skus.filter(({ sku }) => !sku)
  if (unknown.length > 0)
    return unknown.map(({ one }) => `order ${order.tail}: no ${one.product} ${one.size} ${one.color} in the catalogue`)
  const listed = skus.reduce((sum, { one, sku }) => sum + sku!.price * one.quantity, 0)
  if (order.off === undefined && order.goods !== listed)
    return [`order ${order.tail} costs ${order.goods}, the catalogue says ${listed}`]
  return order.goods > listed ? [`order ${order.tail} costs more than the catalogue says (${listed})`] : []
}

function scriptFaults(
  content: CourseSource,
  { value: script, file, line }: Located<ChatScript>,
  { judge, taught }: CheckOptions,
): Judged[] {
  const say = (rule: string, message: string) => fault({ file, line, rule, message: `${script.id} ${message}` })
  const shopCase = content.cases.find(({ value }) => value.id === script.case)?.value
  if (!shopCase) return [say('chat-case', `is about ${script.case}, which is no case`)]
  const orders = new Set(shopCase.orders.map(({ tail }) => tail))
  const deeds = [
    ...script.wants.flat(),
    ...script.mustNot.map(({ deed }) => deed),
    ...script.states.flatMap(({ next }) => next.flatMap(({ when }) => [when].flat().flatMap(({ did }) => did ?? []))),
  ]
  const strangers = deeds.flatMap((deed) => ('order' in deed && !orders.has(deed.order) ? [deed.order] : []))
  const faults = [
    ...strangers.map((order) => say('chat-case', `asks for order ${order}, which ${shopCase.id} has not`)),
    ...deadEnds(script).map((id) => say('chat-dead-end', `has no way out of ${id}`)),
  ]
  if (!judge || !taught || faults.length > 0) return faults
  const meanings = new Set(taught().teaching.meanings.map(({ id }) => id))
  const unknown = formulasOf(script).flatMap((formula) =>
    groupsOf(formula)
      .flat()
      .filter((id) => !meanings.has(id)),
  )
  if (unknown.length > 0)
    return [...new Set(unknown)].map((id) => say('meaning', `asks for ${id}, which is no meaning`))
  return walkFaults(script, walkAll(script, earsFor(content, script, judge())), say)
}

function formulasOf({ states }: ChatScript): string[] {
  return states.flatMap(({ points, next }) =>
    [...points, ...next.flatMap(({ when }) => [when].flat())].flatMap(({ says }) => says ?? []),
  )
}

function walkFaults(
  script: ChatScript,
  walked: ReturnType<typeof walkAll>,
  say: (rule: string, message: string) => Judged,
): Judged[] {
  const taken = new Set(walked.flatMap(branchesTaken))
  const kinds = new Set(walked.map(({ walk }) => walk.quality))
  return [
    ...(['good', 'fair', 'bad'] as const)
      .filter((kind) => !kinds.has(kind))
      .map((kind) => say('chat-walks', `has no ${kind} walk`)),
    ...branchesOf(script)
      .filter((way) => !taken.has(way))
      .map((way) => say('chat-branch', `nobody walks ${way}`)),
    ...walked
      .filter(({ play }) => play.ended === null)
      .map(({ walk }) => say('chat-walks', `${walk.name} does not come to an end`)),
    ...walked
      // A suspicion that a person lifts is no matter of the author's.
      .filter(({ walk, mark }) => (mark.high === 0 ? 0 : mark.card.low) < walk.from || mark.high > walk.to)
      .map(({ walk, mark }) =>
        say('chat-marks', `${walk.name} is worth ${mark.low}–${mark.high}, its author says ${walk.from}–${walk.to}`),
      ),
  ]
}
