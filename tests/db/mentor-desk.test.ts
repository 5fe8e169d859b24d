import { expect, it } from 'vitest'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { handedIn, LATER, on, sign } from './desk-acts'

describeDatabases('the queue', (open) => {
  it('shows what waits for the mentor, and what was signed today', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await anEnrolment(db)
    const mentor = enrolment.mentor!
    await handedIn(db, enrolment, 'D03-5')
    const read = () => getQueue(db, { viewer: viewerOf(mentor), courses: testCourses(), now: LATER })
    const before = await read()
    expect(before.groups.map((g) => g.enrolmentId)).toEqual([enrolment.id])
    expect(before.groups[0]!.items).toContainEqual(
      expect.objectContaining({ activityId: 'D03-5', kind: 'sign', slot: 'mentor', revision: 0, batchable: true }),
    )
    await sign(db, mentor, on(enrolment, 'D03-5'))
    const after = await read()
    expect(after.groups.flatMap((g) => g.items).some((i) => i.activityId === 'D03-5')).toBe(false)
    expect(after.done).toMatchObject([{ activityId: 'D03-5', verdict: 'signed', revision: 1 }])
    await sign(db, mentor, on(enrolment, 'D03-5'), { verdict: 'withdrawn', comment: '签错了活动', expectedRevision: 1 })
    expect((await read()).done).toEqual([])
  })

  it('is empty for somebody without trainees', async () => {
    const { db } = await open()
    await anEnrolment(db)
    const nobody = await aPerson(db, { roles: ['mentor'] })
    expect(await getQueue(db, { viewer: viewerOf(nobody), courses: testCourses(), now: LATER })).toEqual({
      total: 0,
      held: [],
      papers: [],
      groups: [],
      done: [],
      stations: 0,
    })
  })
})

describeDatabases('the desk of one activity', (open) => {
  it('shows what the trainee wrote, as the type names it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const viewer = viewerOf(enrolment.mentor!)
    await handedIn(db, enrolment, 'D14-1', { account: '师傅1', from: '09:00', to: '12:00', chats: 12, note: '' })
    const asked = { ...on(enrolment, 'D14-1'), viewer, content: testContent(), now: LATER, gapQuery: {} }
    const desk = await getActivityDesk(db, asked)
    expect(desk.ok && desk.value.record?.lines).toEqual([
      { label: 'live.account', text: '师傅1' },
      { label: 'live.from', text: '09:00' },
      { label: 'live.to', text: '12:00' },
      { label: 'live.chats', text: '12' },
    ])
  })
})
