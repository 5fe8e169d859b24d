import { expect, it } from 'vitest'
import { deactivatePerson } from '#app/features/accounts/set-person-status.server'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { listSoleWork } from '#app/features/cohorts/sole-work.server'
import { tellDelegateGone } from '#app/features/cohorts/tell-delegate-gone.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import type { Db } from '#db/connect'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, aReadyEnrolment, drawn } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { by, LATER, on, type Where } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const content = testContent()

function hear(db: Db, examiner: BuiltPerson, where: Where, level: number) {
  const { criteria } = content.rubricById.get('R1')!
  return recordSheet(db, {
    ...by(examiner),
    ...where,
    examiner: viewerOf(examiner),
    levels: Object.fromEntries(criteria.map((c) => [c.id, level])),
    notes: Object.fromEntries(criteria.map((c) => [c.id, '当场看到的依据'])),
    hardFaults: [],
    comment: '整体稳，再练核对',
    stateMark: null,
    why: '',
    tookPlaceOn: null,
    expectedRevision: 0,
  })
}

describeDatabases('work that nobody is left for', (open) => {
  it('as a third examiner stands on the managers’ Today and is told them, until another one is named', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await aReadyEnrolment(db, { cohort })
    const manager = await aPerson(db, { roles: ['manager'] })
    const where = on(enrolment, 'D08-3')
    const today = async () =>
      (await getManagerToday(db, { viewer: viewerOf(manager), courses: testCourses(), now: LATER + 10_000 })).unheard
    await drawn(db, enrolment, 'D08-3', enrolment.mentor!)
    expect(reasonOf(await hear(db, enrolment.mentor!, where, 3))).toBe('ok')
    expect(await today(), 'the manager is still to be asked').toEqual([])
    expect(reasonOf(await hear(db, manager, where, 2))).toBe('ok')
    expect(await today()).toMatchObject([{ enrolmentId: enrolment.id, cohortId: cohort.id }])
    expect(await noticeKinds(db, manager.id)).toEqual(['third-sheet-unasked'])
    const other = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D08-3', person_id: other.id, role: 'examiner' })
    expect(await today()).toEqual([])
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', other.id).execute()
    expect(await today(), 'one who cannot sign in is nobody to ask').toHaveLength(1)
    await aDecision(db, { enrolment, by: manager, kind: 'withdrawal', verdict: 'withdraw', effective_on: '2026-03-31' })
    expect(await today(), 'who is leaving sits nothing to its end').toEqual([])
  })

  it('because a named person is gone falls to who stands in, and the managers hear whom it concerns', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const [guide, spare] = [await aPerson(db, { roles: ['delegate'] }), await aPerson(db, { roles: ['delegate'] })]
    const [manager, admin] = [await aPerson(db, { roles: ['manager'] }), await aPerson(db, { roles: ['admin'] })]
    const named = { cohort_id: cohort.id, role: 'warehouse-guide' as const }
    await aDelegation(db, { ...named, activity_id: 'D04-1', person_id: guide.id })
    await aDelegation(db, { ...named, activity_id: 'D04-1', person_id: spare.id })
    const leave = (person: BuiltPerson, leaves = 0) =>
      deactivatePerson(db, {
        ...by(admin),
        wallNow: LATER,
        personId: person.id,
        reason: '离职',
        leaves,
        tell: tellDelegateGone,
      })
    const stations = async (person: BuiltPerson) => {
      const queue = await getQueue(db, { viewer: viewerOf(person), courses: testCourses(), now: LATER + 10_000 })
      return queue.groups
        .flatMap((g) => g.items)
        .filter((item) => item.activityId === 'D04-1' && item.kind === 'stations').length
    }
    expect(reasonOf(await leave(spare))).toBe('ok')
    expect(await noticeKinds(db, manager.id), 'somebody else is named').toEqual([])
    expect(await stations(enrolment.mentor!)).toBe(0)
    expect(await listSoleWork(db, { personId: guide.id, courses: testCourses() })).toMatchObject([
      { cohortId: cohort.id, activities: [{ id: 'D04-1', role: 'warehouse-guide' }] },
    ])
    for (const agreed of [0, 2]) expect(await leave(guide, agreed)).toMatchObject({ reason: 'work-left', detail: '1' })
    expect(await noticeKinds(db, manager.id), 'and nothing has happened').toEqual([])
    expect(reasonOf(await leave(guide, 1))).toBe('ok')
    const notice = await db.selectFrom('notification').selectAll().where('person_id', '=', manager.id).execute()
    expect(notice.map((row) => [row.kind, JSON.parse(row.payload).trainees])).toEqual([
      ['delegate-gone', [enrolment.trainee.displayName]],
    ])
    expect(await stations(enrolment.mentor!)).toBeGreaterThan(0)
    const page = await getActivityPage(db, {
      traineeId: enrolment.trainee.id,
      displayName: '学员',
      activityId: 'D04-1',
      content,
      now: LATER + 10_000,
    })
    expect(page?.leader.name).not.toContain(guide.displayName)
  })
})
