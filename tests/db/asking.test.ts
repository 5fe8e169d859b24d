import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { withdrawEntry } from '#app/features/activities/withdraw-entry.server'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { LATER, on, sign } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const content = testContent()
const onDay = (day: number) => NOW + (day - 1) * DAY_MS
const ask = (db: Db, e: BuiltEnrolment, activityId: string, now: number, actorId = e.trainee.id) =>
  addEntry(db, {
    actor: { id: actorId, requestId: null },
    now,
    content,
    ...on(e, activityId),
    kind: 'question',
    data: { text: '改价和补差价先做哪个？' },
  })
const waiting = async (db: Db, e: BuiltEnrolment, now: number) =>
  (await getQueue(db, { viewer: viewerOf(e.mentor!), courses: testCourses(), now })).groups
    .flatMap((group) => group.items)
    .filter((item) => item.kind === 'answer')
const page = (db: Db, e: BuiltEnrolment, activityId: string, now: number) =>
  getActivityPage(db, { traineeId: e.trainee.id, displayName: '学员', activityId, content, now })

describeDatabases('a question beside the work', (open) => {
  it('is asked on every day, waits for the mentor, and its answer reaches the trainee', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const days = new Map(content.plan.days.map(({ day, activities }) => [day, activities[0]!.id]))
    expect(days.size).toBe(23)
    for (const id of days.values()) expect([id, reasonOf(await ask(db, e, id, LATER))]).toEqual([id, 'ok'])
    const cards = await waiting(db, e, LATER)
    expect(new Set(cards.map((card) => card.activityId))).toEqual(new Set(days.values()))
    const where = on(e, days.get(8)!)
    const [asked] = (await page(db, e, where.activityId, LATER))!.asked!.questions
    const answered = await settleEntry(db, {
      actor: { id: e.mentor!.id, requestId: null },
      viewer: viewerOf(e.mentor!),
      now: LATER + 1,
      content,
      ...where,
      entryId: asked!.id,
      move: 'answer',
      words: '先改价，差价另拍。',
      dueOn: null,
    })
    expect(reasonOf(answered)).toBe('ok')
    expect((await page(db, e, where.activityId, LATER + 2))!.asked!.questions).toMatchObject([
      { state: 'closed', outcome: '先改价，差价另拍。', closedByName: e.mentor!.displayName },
    ])
    expect(await noticeKinds(db, e.trainee.id)).toContain('question-answered')
    expect((await waiting(db, e, LATER + 2)).map((card) => card.activityId)).not.toContain(where.activityId)
  })

  it('may be asked where the work is held back or signed, and changes neither', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const state = async (id: string, now: number) => (await page(db, e, id, now))!.status.state
    expect(await state('D07-3', onDay(7))).toBe('held')
    expect(reasonOf(await ask(db, e, 'D07-3', onDay(7)))).toBe('ok')
    expect(await state('D07-3', onDay(7))).toBe('held')
    expect((await waiting(db, e, onDay(7))).map((card) => card.activityId)).toEqual(['D07-3'])

    await sign(db, e.mentor!, on(e, 'D01-2'), { now: onDay(2) })
    const before = await state('D01-2', onDay(2))
    expect(reasonOf(await ask(db, e, 'D01-2', onDay(2)))).toBe('ok')
    expect(await state('D01-2', onDay(2))).toBe(before)
    expect(await state('D02-4', onDay(2))).toBe('open')
    expect(reasonOf(await ask(db, e, 'D02-4', onDay(2)))).toBe('ok')
    expect(await state('D02-4', onDay(2))).toBe('open')
  })

  it('is the trainee’s own, of an open day, and taken back while nobody has answered', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const e = await anEnrolment(db, { cohort })
    const lecturer = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D02-1', person_id: lecturer.id, role: 'lecturer' })
    expect(reasonOf(await ask(db, e, 'D02-1', onDay(1)))).toBe('day-locked')
    expect(reasonOf(await ask(db, e, 'D01-2', onDay(1), e.mentor!.id))).toBe('not-found')
    const asked = await ask(db, e, 'D02-1', onDay(2))
    // Who leads the hour is not asked for it: it is the mentor's to answer.
    expect(await noticeKinds(db, lecturer.id)).toEqual([])
    expect(await noticeKinds(db, e.mentor!.id)).toEqual(['question-asked'])
    const taken = await withdrawEntry(db, {
      actor: { id: e.trainee.id, requestId: null },
      now: onDay(2),
      content,
      ...on(e, 'D02-1'),
      entryId: asked.ok ? asked.value : '',
    })
    expect(reasonOf(taken)).toBe('ok')
    await db.updateTable('enrolment').set({ state: 'withdrawn' }).where('id', '=', e.id).execute()
    expect(reasonOf(await ask(db, e, 'D02-1', onDay(2)))).toBe('wrong-state')
  })

  it('has a place on Today of every training day', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    for (const day of [1, 8, 9, 14])
      expect(
        (await getTraineeToday(db, { traineeId: e.trainee.id, content, now: onDay(day) }))?.askAt,
        `day ${day}`,
      ).toEqual(expect.stringMatching(/^D\d\d-\d+/))
  })
})
