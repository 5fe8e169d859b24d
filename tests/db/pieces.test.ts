import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import type { Db } from '#db/connect'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision } from '#tests/builders/promotion'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { by, LATER, on, sign } from './desk-acts'
import { reasonOf } from './reason-of'

const content = testContent()
const NOTE = { text: '[1130][许嘉][改规格] 由米白 M 改米白 L | 今天照样发 | 16:00', flag: 'yellow' }
const CASE = {
  ref: '0412 谷物罐',
  status: '签收第 2 天',
  cause: '漏了密封圈',
  judgement: '本店',
  method: '补寄',
  due: '今天 17:00 前寄出',
  prevention: '请仓库复核时按一遍盖子',
  wording: '抱歉，我现在申请补寄',
}

async function aPlace(db: Db, activityId: 'D05-4' | 'D20-1') {
  const cohort = await aCohort(db)
  const enrolment = await anEnrolment(db, { cohort })
  const reader = await aPerson(db, { roles: ['delegate'] })
  const role = activityId === 'D05-4' ? ('lecturer' as const) : ('aftersales-guide' as const)
  await aDelegation(db, { cohort_id: cohort.id, activity_id: activityId, person_id: reader.id, role })
  for (const kind of ['d1-gate', 'd3-gate'] as const)
    await aDecision(db, { enrolment, by: enrolment.mentor!, kind, verdict: 'pass' })
  for (const lesson_id of content.activityById.get(activityId)!.lessons) {
    const row = { enrolment_id: enrolment.id, lesson_id }
    await db
      .insertInto('lesson_progress')
      .values({ ...row, percent: 100, started_at: NOW, read_at: NOW, updated_at: NOW })
      .execute()
    for (const { id } of content.lessonById.get(lesson_id)!.check)
      await db
        .insertInto('self_check_answer')
        .values({ ...row, question_id: id, answer: '[]', correct: 1, tries: 1, answered_at: NOW })
        .execute()
  }
  const where = on(enrolment, activityId)
  const kind = activityId === 'D05-4' ? 'note-sample' : 'case-sheet'
  const hand = (data: object) => addEntry(db, { ...by(enrolment.trainee), ...where, kind, data: { ...data } })
  const settle = (person: BuiltPerson, entryId: string, move: 'confirm' | 'refuse', words = '请写明原来的规格') =>
    settleEntry(db, { ...by(person), ...where, viewer: viewerOf(person), entryId, move, words, dueOn: null })
  const status = async () =>
    (await getActivityPage(db, {
      traineeId: enrolment.trainee.id,
      displayName: '学员',
      activityId,
      content,
      now: LATER + 1000,
    }))!.status
  const kinds = async (person: BuiltPerson) =>
    (await getQueue(db, { viewer: viewerOf(person), courses: testCourses(), now: LATER + 1000 })).groups
      .flatMap((group) => group.items)
      .filter((item) => item.activityId === activityId)
      .map((item) => `${item.kind} ${item.count}`)
  const idOf = (outcome: Awaited<ReturnType<typeof hand>>) => (outcome.ok ? outcome.value : '')
  return { enrolment, reader, role, where, hand, settle, status, kinds, idOf }
}

describeDatabases('pieces of work', (open) => {
  it('a note sample is wanted before the lecturer signs; sent back, it stays and a new one is handed in', async () => {
    const { db } = await open()
    const { enrolment, reader, where, hand, settle, status, idOf } = await aPlace(db, 'D05-4')
    const signIt = () => sign(db, reader, where, { slot: 'lecturer' })
    expect((await status()).missing).toContainEqual({ what: 'note-sample' })
    expect(reasonOf(await signIt())).toBe('evidence-missing')

    expect(await hand({ ...NOTE, text: '[1130][许嘉][改规格] 改 L' })).toMatchObject({
      reason: 'note-parts',
      detail: 'promise deadline',
    })
    const first = await hand({ ...NOTE, text: '[1130][许嘉][改规格] 改 L', asIs: 'yes' })
    expect(reasonOf(first)).toBe('ok')
    expect(reasonOf(await hand(NOTE))).toBe('already-done')

    expect(reasonOf(await settle(enrolment.mentor!, idOf(first), 'refuse'))).toBe('not-allowed')
    expect(reasonOf(await settle(reader, idOf(first), 'confirm'))).toBe('invalid-reference')
    expect(reasonOf(await settle(reader, idOf(first), 'refuse', ''))).toBe('comment-needed')
    expect(reasonOf(await settle(reader, idOf(first), 'refuse'))).toBe('ok')
    expect(reasonOf(await settle(reader, idOf(first), 'refuse'))).toBe('already-done')
    expect(reasonOf(await signIt())).toBe('evidence-missing')
    const told = await db
      .selectFrom('notification')
      .select('kind')
      .where('person_id', '=', enrolment.trainee.id)
      .where('kind', '=', 'piece-back')
      .execute()
    expect(told).toHaveLength(1)

    const second = await hand(NOTE)
    expect(reasonOf(second)).toBe('ok')
    const lines = await db.selectFrom('activity_entry').select(['state', 'outcome']).orderBy('created_at').execute()
    expect(lines).toEqual([
      { state: 'closed', outcome: '请写明原来的规格' },
      { state: 'open', outcome: null },
    ])
    const acts = await db.selectFrom('audit_event').select('action').where('entity', '=', 'activity-entry').execute()
    expect(acts.map((a) => a.action).sort()).toEqual(['add:note-sample', 'add:note-sample', 'refuse:note-sample'])
    const desk = await getActivityDesk(db, { ...by(reader), viewer: viewerOf(reader), ...where, gapQuery: {} })
    expect(desk.ok && desk.value.pieceRubric?.criteria.map(({ weight }) => weight)).toEqual([25, 30, 20, 15, 10])

    expect(reasonOf(await signIt())).toBe('ok')
    expect((await status()).state).toBe('done')
    expect(reasonOf(await settle(reader, idOf(second), 'refuse'))).toBe('already-done')
  })

  it('the guide signs case sheets one by one, and as many as the plan asks for', async () => {
    const { db } = await open()
    const { enrolment, reader, hand, settle, status, kinds, idOf } = await aPlace(db, 'D20-1')
    expect((await status()).missing).toContainEqual({ what: 'case-sheets', left: 3 })
    expect((await status()).next).toBe('trainee')
    const one = await hand(CASE)
    expect(reasonOf(await hand(CASE))).toBe('already-done')
    const two = await hand({ ...CASE, ref: '3187 浴巾' })
    const three = await hand({ ...CASE, ref: '4298 脏衣篮' })
    expect(await kinds(reader)).toContain('pieces 3')
    expect(reasonOf(await settle(enrolment.mentor!, idOf(one), 'confirm'))).toBe('not-allowed')
    expect(reasonOf(await settle(reader, idOf(one), 'confirm'))).toBe('ok')
    expect(reasonOf(await settle(reader, idOf(one), 'confirm'))).toBe('already-done')
    expect(reasonOf(await settle(reader, idOf(two), 'confirm'))).toBe('ok')
    expect(reasonOf(await settle(reader, idOf(three), 'refuse'))).toBe('ok')
    expect((await status()).missing).toContainEqual({ what: 'case-sheets', left: 1 })
    expect(reasonOf(await settle(reader, idOf(await hand({ ...CASE, ref: '4298 脏衣篮' })), 'confirm'))).toBe('ok')
    expect((await status()).missing.filter(({ what }) => what.startsWith('case'))).toEqual([])
    expect(await kinds(reader)).not.toContain('pieces 1')
  })
})
