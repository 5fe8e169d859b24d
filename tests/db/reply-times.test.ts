// What the time of a reply comes to in a drill, and that drills begun under earlier rules keep theirs.
import { expect, it } from 'vitest'
import { answerCard, finishDrill } from '#app/features/drills/answer-card.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { findDrillView } from '#app/features/drills/drills.server'
import { verifyDrills } from '#app/features/drills/verify-drills.server'
import type { Db } from '#db/connect'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { begun, content, DAY_3, drillOf, FINE } from './drill-acts'

/** One good reply after each of these times, in seconds; then the drill is ended and read. */
async function repliedAfter(db: Db, enrolment: BuiltEnrolment, drillId: string, seconds: readonly number[]) {
  const actor = { id: enrolment.trainee.id, requestId: null }
  const { cards } = readDrillContent((await drillOf(db, drillId)).cards)
  let now = DAY_3
  for (const [position, took] of seconds.entries()) {
    now += took * 1000
    const { code } = cards[position]!
    await answerCard(db, { actor, now, content, drillId, position, code, reply: FINE })
  }
  await finishDrill(db, { actor, now, drillId })
  return (await findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now }))!
}

describeDatabases('the time of replies', (open) => {
  it('counts a breach of the shop’s line, and a reply beyond the platform’s is worth nothing', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drill = await repliedAfter(db, enrolment, await begun(db, enrolment), [10, 125, 185, 600])
    expect(drill.feedback.map(({ score, low }) => ['time' in score && score.time, low])).toEqual([
      ['in-time', 100],
      ['breach', 90],
      ['lost', 0],
      ['lost', 0],
    ])
    expect(drill.feedback[1]).toMatchObject({ breachSeconds: 120, parts: { time: 0 } })
    expect(drill.result).toMatchObject({ percent: 19, late: { breachSeconds: 120, breaches: 3, lost: 2 } })
    expect(await verifyDrills(db)).toEqual({ checked: 4, other: [] })
  })

  it('leaves a drill that was begun without the lines as it was, and finds it good', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const { time, ...before } = readDrillContent((await drillOf(db, drillId)).cards)
    expect(time).toEqual({ breachSeconds: 120, lostSeconds: 180 })
    await db
      .updateTable('drill')
      .set({ cards: JSON.stringify(before) })
      .where('id', '=', drillId)
      .execute()
    const drill = await repliedAfter(db, enrolment, drillId, [10, 600])
    expect(drill.feedback.map(({ low }) => low)).toEqual([100, 90])
    expect(drill.feedback.map(({ score }) => 'time' in score)).toEqual([false, false])
    expect(drill.result).toMatchObject({ late: null })
    expect(await verifyDrills(db)).toEqual({ checked: 2, other: [] })
  })
})
