import { expect, it } from 'vitest'
import { findDrillView } from '#app/features/drills/drills.server'
import { findSatDrill, findSatDrillPlace } from '#app/features/drills/sat-drill.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import type { Db } from '#db/connect'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { begun, content, DAY_3, HANGING, LACKS, played, questionsOf, ruling, ten } from './drill-acts'

const NOW = DAY_3 + 20 * MINUTE_MS
const read = (db: Db, drillId: string) => findSatDrill(db, { drillId, content, now: NOW })

describeDatabases('an exam drill read by staff', (open) => {
  it('has every card with its figures and points, and nothing to dispute', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(LACKS))
    const sat = (await read(db, drillId))!
    const own = (await findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now: NOW }))!
    expect(sat).toMatchObject({ isHeld: false, traineeName: enrolment.trainee.displayName })
    expect(sat.drill.feedback).toHaveLength(10)
    expect(sat.drill.feedback[0]).toMatchObject({ reply: LACKS, parts: own.feedback[0]!.parts })
    const disputable = (cards: typeof own.feedback) =>
      cards.flatMap(({ explained }) => explained!.points.filter(({ mayDispute }) => mayDispute)).length
    expect(disputable(own.feedback)).toBeGreaterThan(0)
    expect(disputable(sat.drill.feedback)).toBe(0)
  })

  it('tells nothing while it runs, and is closed when its time is over', async () => {
    const { db } = await open()
    const drillId = await begun(db, await aReadyEnrolment(db))
    expect(await findSatDrill(db, { drillId, content, now: DAY_3 })).toBeNull()
    const late = await findSatDrill(db, { drillId, content, now: DAY_3 + 600 * MINUTE_MS })
    expect(late?.drill.closed).not.toBeNull()
  })

  it('tells nothing while rulings decide it, and who ruled what afterwards', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    const held = (await read(db, drillId))!
    expect([held.isHeld, held.drill.feedback, held.drill.result]).toEqual([true, [], null])
    for (const { id } of await questionsOf(db, drillId)) await ruling(db, enrolment, id, true)
    const sat = (await read(db, drillId))!
    expect(sat.isHeld).toBe(false)
    const said = sat.drill.feedback[0]!.explained!.points.flatMap(({ matter }) => matter?.ruling ?? [])
    expect(said).toMatchObject([{ isYes: true, rulerName: enrolment.mentor!.displayName }])
  })

  it('has a place only as an exam: practice is the trainee’s own', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const practised = await startDrill(db, {
      actor: { id: enrolment.trainee.id, requestId: null },
      now: DAY_3,
      content,
      enrolmentId: enrolment.id,
      setId: 'S5',
    })
    if (!practised.ok) throw new Error(practised.reason)
    expect(await findSatDrillPlace(db, practised.value)).toBeNull()
    const drillId = await begun(db, await aReadyEnrolment(db))
    expect(await findSatDrillPlace(db, drillId)).toMatchObject({ drillId, activityId: 'D03-2' })
  })
})
