// Cases and lessons beside the shop's own decisions: what a trainee looks up at the desk is what the shop has decided.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CaseOrder } from '#app/content/shop-case'
import { readContent } from './read-content'

const root = resolve(import.meta.dirname, '../..')
const { content } = readContent(root, 'cs-onboarding')
const { policies } = parse(readFileSync(resolve(root, 'content/courses/cs-onboarding/shop/shop.yaml'), 'utf8')) as {
  policies: { insured: { which: string }; freight: { free: string; below: string } }
}
const orders = content.cases.flatMap(({ value }) => value.orders)
const sumIn = (text: string) => Number(text.match(/(\d+) 元/)![1])

/** 实付满 300 元的包裹，所有珐琅汤锅和小家电. */
function isInsured({ goods, state, lines }: CaseOrder): boolean {
  const products = lines.map(({ product }) => content.products.find(({ id }) => id === product)!)
  const isKind = products.some(({ category, called }) => category === '小家电' || called?.includes('珐琅汤锅'))
  return state !== 'unpaid' && (isKind || goods >= sumIn(policies.insured.which))
}

describe('orders of the cases', () => {
  it('are insured where the shop insures them, and nowhere else', () => {
    expect(policies.insured.which).toBe('实付满 300 元的包裹，所有珐琅汤锅和小家电，本店自费保价')
    const other = orders.filter((order) => order.insured !== isInsured(order))
    expect(other.map(({ tail }) => tail)).toEqual([])
    expect(orders.some(isInsured)).toBe(true)
  })

  it('cost freight below the sum from which the shop sends free, and none above it', () => {
    const near = orders.filter(({ to }) => !/新疆|西藏|内蒙古/.test(to.area))
    const isOther = ({ goods, freight }: CaseOrder) =>
      freight !== (goods < sumIn(policies.freight.free) ? freightBelow : 0)
    const freightBelow = Number(policies.freight.below.match(/收 (\d+) 元/)![1])
    expect(near.filter(isOther).map(({ tail }) => tail)).toEqual([])
  })
})

/** Nobody at the desk may grant a refund without the goods: whoever teaches the choice says who decides it. */
const CHOICE = /补寄(?:或|还是|或者)退款|退、换、补寄/
const DECIDES = /组长|主管|没有权限/

describe('lessons', () => {
  it('say who decides a refund without return wherever they offer one beside a resend', () => {
    const lines = content.lessons.flatMap(({ file, body }) =>
      body.split('\n').flatMap((line) => (CHOICE.test(line) ? [{ file, line }] : [])),
    )
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(lines.filter(({ line }) => !DECIDES.test(line))).toEqual([])
  })

  it('let the customer look before signing whatever the carton looks like, as the item about it says', () => {
    const lesson = content.lessons.find(({ value }) => value.id === 'd06-tracking-problems')!
    expect(lesson.body).toMatch(/外箱破没破/)
    expect(content.items.find(({ value }) => value.id === 'T08-C-008')?.value).toMatchObject({
      answer: true,
      lesson: lesson.value.id,
    })
  })
})

describe('scripts of the retake', () => {
  const script = (id: string) => JSON.stringify(content.chatScripts.find(({ value }) => value.id === id)!.value)
  it('promise of a pot and a set of sheets only what their pages say, and of a lost parcel what the lesson says', () => {
    expect(script('CS-302')).not.toMatch(/受热|锁水|蓄热|保温/)
    expect(script('CS-106')).not.toMatch(/厚实|耐磨|耐洗/)
    expect(script('CS-309')).not.toMatch(/连续 ?7 天|满 ?7 天/)
  })
})
