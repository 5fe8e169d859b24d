import { expect, it } from 'vitest'
import { addEntry } from '#app/features/activities/add-entry.server'
import { recordActivity } from '#app/features/activities/record-activity.server'
import { submitActivity } from '#app/features/activities/submit-activity.server'
import type { Db } from '#db/connect'
import { testContent } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, HOUR_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { on } from './desk-acts'
import { reasonOf } from './reason-of'

const content = testContent()
/** Nine in the morning of the seventh day. */
const MORNING = NOW + 6 * DAY_MS
const at = (e: BuiltEnrolment, now: number) => ({
  actor: { id: e.trainee.id, requestId: null },
  now,
  content,
  ...on(e, 'D07-3'),
})
const records = (db: Db) => db.selectFrom('activity_record').select('status').execute()

describeDatabases('the log of a live hour', (open) => {
  it('is neither kept nor handed in before the hour is over', async () => {
    const { db } = await open()
    const e = await aReadyEnrolment(db)
    const data = { account: '客服小晓', from: '08:00', to: '10:00', chats: 3, meanReplySeconds: 40, note: '' }
    for (const write of [recordActivity, submitActivity])
      expect(await write(db, { ...at(e, MORNING), revision: 0, data })).toMatchObject({
        reason: 'time-ahead',
        detail: '09:00',
      })
    expect(await records(db)).toEqual([])
    expect(reasonOf(await submitActivity(db, { ...at(e, MORNING + HOUR_MS), revision: 0, data }))).toBe('ok')
    expect(await records(db)).toEqual([{ status: 'submitted' }])
  })

  it('asks who agreed to more than the shop leaves to oneself, counted by order', async () => {
    const { db } = await open()
    const e = await aReadyEnrolment(db)
    const change = (yuan: number, more: object = {}) =>
      addEntry(db, {
        ...at(e, MORNING),
        kind: 'price-change',
        data: { orderRef: '345678', before: 199, after: 199 - yuan, reason: '满减没生效', ...more },
      })
    const leader = { approval: 'leader', approvedBy: '阿宁' }
    expect(await change(6)).toMatchObject({ reason: 'price-over-own', detail: '5' })
    expect(reasonOf(await change(4))).toBe('ok')
    expect(await change(2)).toMatchObject({ reason: 'price-over-own' })
    expect(reasonOf(await change(2, leader))).toBe('ok')
    expect(await change(25, leader)).toMatchObject({ reason: 'price-over-leader', detail: '30' })
    expect(reasonOf(await change(25, { approval: 'manager', approvedBy: '沈昭' }))).toBe('ok')
    expect(await db.selectFrom('activity_entry').select('id').execute()).toHaveLength(3)
  })
})
