import { expect, it } from 'vitest'
import { answerCard } from '#app/features/drills/answer-card.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { findDrillView } from '#app/features/drills/drills.server'
import { verifyDrills } from '#app/features/drills/verify-drills.server'
import type { Db } from '#db/connect'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { begun, content, DAY_3, drillOf, FINE } from './drill-acts'

const NOT_SENT = ['unpaid', 'paid', 'packed']

/** The case of each card, by its position. */
async function casesOf(db: Db, drillId: string) {
  const { cards } = readDrillContent((await drillOf(db, drillId)).cards)
  return cards.map((card) => card.case)
}

async function answered(db: Db, enrolment: BuiltEnrolment, drillId: string, position: number, reply: string) {
  const actor = { id: enrolment.trainee.id, requestId: null }
  for (let n = 0; n <= position; n++) {
    const { cards } = readDrillContent((await drillOf(db, drillId)).cards)
    const sent = { code: cards[n]!.code, reply: n === position ? reply : FINE }
    const outcome = await answerCard(db, {
      actor,
      now: DAY_3 + (n + 1) * 9_000,
      content,
      drillId,
      position: n,
      ...sent,
    })
    if (!outcome.ok) throw new Error(outcome.reason)
  }
  const row = await db.selectFrom('drill_card').selectAll().where('position', '=', position).executeTakeFirstOrThrow()
  return { total: row.total, high: row.total_high, soft: JSON.parse(row.score!).judgement.soft }
}

describeDatabases('the case of a card', (open) => {
  it('is there for every customer of an exam, and stays as it was dealt', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const cases = await casesOf(db, drillId)
    expect(cases.every((one) => one !== undefined && one.products.length === 1)).toBe(true)
    const risen = content.products.map((one) => ({ ...one, skus: one.skus.map((sku) => ({ ...sku, price: 9999 })) }))
    const view = (given: typeof content) =>
      findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content: given, now: DAY_3 })
    const today = await view(content)
    expect(today?.open[0]?.shown).toMatchObject({
      customer: cases[0]!.shopCase.customer.name,
      products: cases[0]!.products,
    })
    expect(await view({ ...content, products: risen })).toEqual(today)
  })

  it('is held against the reply, and judged the same again', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const cases = await casesOf(db, drillId)
    const position = cases.findIndex((one) => one!.shopCase.orders.length > 0)
    const [order] = cases[position]!.shopCase.orders
    const wrong = String((Number(order!.to.phoneTail) + 1) % 10_000).padStart(4, '0')
    expect(await answered(db, enrolment, drillId, position, `${FINE}。手机尾号 ${wrong}`)).toMatchObject({
      total: 90,
      high: 90,
      soft: [{ kind: 'wrong-fact', sure: true }],
    })
    expect(await verifyDrills(db)).toMatchObject({ other: [] })
  })

  it('was in no drill begun before, which is judged by its words alone', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const { cards, ...rest } = readDrillContent((await drillOf(db, drillId)).cards)
    const before = cards.map(({ case: _, ...card }) => card)
    await db
      .updateTable('drill')
      .set({ cards: JSON.stringify({ ...rest, cards: before }) })
      .execute()
    expect(await answered(db, enrolment, drillId, 0, `${FINE}。手机尾号 0000`)).toMatchObject({ total: 100, soft: [] })
    expect(await verifyDrills(db)).toEqual({ checked: 1, other: [] })
    const view = await findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now: DAY_3 })
    expect(view?.open.every(({ shown }) => shown === null)).toBe(true)
  })

  it('asks the mentor where the reply may contradict it, and makes a range until then', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const cases = await casesOf(db, drillId)
    const position = cases.findIndex(
      (one) => one!.shopCase.orders[0] && NOT_SENT.includes(one!.shopCase.orders[0].state),
    )
    if (position < 0) throw new Error('the exam of day 3 has two cards in order')
    expect(await answered(db, enrolment, drillId, position, `${FINE}。您这单已经发出了`)).toMatchObject({
      total: 90,
      high: 100,
      soft: [{ kind: 'wrong-fact', sure: false, inCase: '订单还没有发出' }],
    })
  })
})
