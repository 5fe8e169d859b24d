import { expect, it } from 'vitest'
import { openGap } from '#app/features/live-work/open-gap.server'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isConstraintViolation } from '#db/portable'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, handedIn, LATER, on, type Where } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

async function anEntry(
  db: Db,
  enrolment: BuiltEnrolment,
  activityId: string,
  kind: string,
  data: unknown,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('activity_entry')
    .values({
      id,
      enrolment_id: enrolment.id,
      activity_id: activityId,
      kind,
      data: JSON.stringify(data),
      created_by: enrolment.trainee.id,
      created_at: NOW,
      due_on: null,
      closed_by: null,
      closed_at: null,
      outcome: null,
    })
    .execute()
  return id
}

describeDatabases('entries and gaps', (open) => {
  const settle = (
    db: Db,
    person: BuiltPerson,
    where: Where,
    entryId: string,
    move: 'confirm' | 'answer' | 'close' | 'date' | 'withdraw',
    words = '',
    dueOn: string | null = null,
  ) => settleEntry(db, { ...by(person), ...where, viewer: viewerOf(person), entryId, move, words, dueOn })

  it('a price change is confirmed by somebody else, once', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const stranger = await aPerson(db, { roles: ['mentor'] })
    const where = on(enrolment, 'D07-3')
    const id = await anEntry(db, enrolment, 'D07-3', 'price-change', {
      orderRef: '1234',
      before: 59,
      after: 49,
      reason: '活动价',
    })
    expect(reasonOf(await settle(db, stranger, where, id, 'confirm'))).toBe('not-found')
    expect(reasonOf(await settle(db, enrolment.mentor!, on(enrolment, 'D07-4'), id, 'confirm'))).toBe('not-found')
    const both = await Promise.all([
      settle(db, enrolment.mentor!, where, id, 'confirm'),
      settle(db, enrolment.mentor!, where, id, 'confirm'),
    ])
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['price-confirmed'])
    const self = db
      .updateTable('activity_entry')
      .set({ closed_by: enrolment.trainee.id })
      .where('id', '=', id)
      .execute()
    await expect(self).rejects.toSatisfy(isConstraintViolation)
    expect(await auditLines(db)).toEqual(['confirm:price-change'])
  })

  it('the last answer makes a question time ready to sign, and says so', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const where = on(enrolment, 'D03-5')
    const first = await anEntry(db, enrolment, 'D03-5', 'question', { text: '退款多久到账' })
    const second = await anEntry(db, enrolment, 'D03-5', 'question', { text: '偏远地区发什么快递' })
    expect(reasonOf(await settle(db, enrolment.mentor!, where, first, 'answer', '看后台的时限说明'))).toBe('ok')
    expect(await noticeKinds(db, enrolment.mentor!.id)).toEqual([])
    expect(reasonOf(await settle(db, enrolment.mentor!, where, second, 'date', '', '2026-02-06'))).toBe('ok')
    expect(await noticeKinds(db, enrolment.mentor!.id)).toEqual(['sign-wanted'])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['question-answered'])
  })

  it('a gap is noted once, taken back by who noted it, and reopens nothing that is signed', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D10-2')
    await handedIn(db, enrolment, 'D10-1')
    const note = (person: BuiltPerson, text: string, dueOn: string | null = null) =>
      openGap(db, { ...by(person), ...where, viewer: viewerOf(person), gap: { text, source: '', dueOn } })
    const twice = await Promise.all([note(mentor, '没有复述地址'), note(mentor, '没有复述地址')])
    expect(twice.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    const [gap] = await db.selectFrom('activity_entry').selectAll().where('kind', '=', 'gap').execute()
    const manager = await aPerson(db, { roles: ['manager'] })
    expect(reasonOf(await settle(db, manager, where, gap!.id, 'withdraw', '记错了'))).toBe('not-allowed')
    expect(reasonOf(await settle(db, mentor, where, gap!.id, 'withdraw', '记错了人'))).toBe('ok')
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['gap-opened', 'gap-withdrawn'])
    expect(await auditLines(db)).toEqual(['open:gap', 'withdraw:gap'])
    expect(reasonOf(await note(mentor, '没有复述地址'))).toBe('ok')
  })

  it('a debrief lists the gaps of the eleven days before, and others on demand', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const note = (activityId: string, text: string) =>
      openGap(db, {
        ...by(mentor),
        ...on(enrolment, activityId),
        viewer: viewerOf(mentor),
        gap: { text, source: '', dueOn: null },
      })
    expect(reasonOf(await note('D10-2', '没有复述地址'))).toBe('needs-first')
    await handedIn(db, enrolment, 'D10-1')
    expect(reasonOf(await note('D03-6', '没有看完整段对话'))).toBe('ok')
    expect(reasonOf(await note('D10-2', '没有复述地址'))).toBe('ok')
    const read = async (gapQuery: { from?: number; to?: number; gaps?: 'open' } = {}) => {
      const desk = await getActivityDesk(db, {
        ...on(enrolment, 'D17-2'),
        viewer: viewerOf(mentor),
        content: testContent(),
        now: LATER,
        gapQuery,
      })
      return desk.ok ? desk.value.gaps.items : []
    }
    expect((await read()).map((g) => g.activityId)).toEqual(['D10-2'])
    expect((await read({ from: 1, to: 99 })).map((g) => g.activityId)).toEqual(['D03-6', 'D10-2'])
    const [gap] = await read()
    expect(reasonOf(await settle(db, mentor, on(enrolment, 'D10-2'), gap!.id, 'close', '今天两段都复述了'))).toBe('ok')
    expect(await read({ gaps: 'open' })).toEqual([])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['gap-opened', 'gap-opened', 'gap-closed'])
  })
})
