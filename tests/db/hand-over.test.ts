import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import { savePerson } from '#app/features/accounts/save-person.server'
import { deactivatePerson } from '#app/features/accounts/set-person-status.server'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addMember } from '#app/features/cohorts/add-member.server'
import { findAdjustView } from '#app/features/cohorts/adjust-view.server'
import { acceptTrainee, declineTrainee } from '#app/features/cohorts/answer-hand-over.server'
import { changeMentor } from '#app/features/cohorts/change-mentor.server'
import { findMentorLocked } from '#app/features/cohorts/mentor-changes.server'
import { takeBackOffer } from '#app/features/cohorts/take-back-offer.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue, listOffers } from '#app/features/mentor-desk/queue.server'
import { getDayPage } from '#app/features/plan/plan-page.server'
import { getBoard } from '#app/features/reports/board.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, handedIn, LATER, on, sign } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const courses = onlyCourse(testContent())

async function aHouse(db: Db) {
  const enrolment = await anEnrolment(db)
  return {
    enrolment,
    old: enrolment.mentor!,
    next: await aPerson(db, { roles: ['mentor'] }),
    manager: await aPerson(db, { roles: ['manager'] }),
    admin: await aPerson(db, { roles: ['admin'] }),
  }
}

function ask(db: Db, { manager, enrolment }: { manager: BuiltPerson; enrolment: BuiltEnrolment }, to: BuiltPerson) {
  return changeMentor(db, {
    ...by(manager),
    viewer: viewerOf(manager),
    enrolmentId: enrolment.id,
    mentorId: to.id,
    reason: '班次冲突',
  })
}

function accept(db: Db, person: BuiltPerson, enrolment: BuiltEnrolment) {
  return acceptTrainee(db, { ...by(person), courses: testCourses(), personId: person.id, enrolmentId: enrolment.id })
}

function leave(db: Db, admin: BuiltPerson, person: BuiltPerson) {
  return deactivatePerson(db, { ...by(admin), wallNow: LATER, personId: person.id, reason: '离职' })
}

async function slotSeenBy(db: Db, person: BuiltPerson, enrolment: BuiltEnrolment, activityId: string) {
  const desk = await getActivityDesk(db, {
    viewer: viewerOf(person),
    content: testContent(),
    now: LATER,
    ...on(enrolment, activityId),
    gapQuery: {},
  })
  return desk.ok ? desk.value.slots.find((s) => s.slot === 'mentor') : undefined
}

describeDatabases('handing a trainee to another mentor', (open) => {
  it('waits for the new one, tells all, and changes nothing before', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next, manager } = house
    await handedIn(db, enrolment, 'D03-5')
    expect(reasonOf(await ask(db, house, next))).toBe('ok')
    expect(reasonOf(await ask(db, house, next))).toBe('already-done')
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ mentor_id: old.id })
    expect(await listOffers(db, viewerOf(next))).toMatchObject([{ enrolmentId: enrolment.id, reason: '班次冲突' }])
    expect(await listOffers(db, viewerOf(old))).toEqual([])
    const waiting = async (person: BuiltPerson) =>
      (await getQueue(db, { viewer: viewerOf(person), courses, now: LATER })).total
    expect(await waiting(old)).toBeGreaterThan(0)
    expect(await waiting(next)).toBe(0)
    expect(reasonOf(await sign(db, next, on(enrolment, 'D03-5')))).toBe('not-allowed')
    expect(reasonOf(await accept(db, next, enrolment))).toBe('ok')
    expect(reasonOf(await accept(db, next, enrolment))).toBe('already-done')
    expect(await waiting(old)).toBe(0)
    expect(await waiting(next)).toBeGreaterThan(0)
    expect(await noticeKinds(db, old.id)).toEqual(['mentee-leaving', 'mentee-handed-over'])
    expect(await noticeKinds(db, next.id)).toContain('mentee-offered')
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['mentor-changing', 'mentor-accepted'])
    expect(await noticeKinds(db, manager.id)).toEqual(['hand-over-accepted'])
    expect(await auditLines(db, { [manager.id]: 'manager', [next.id]: 'next' })).toEqual([
      'offer:mentor manager',
      'change:mentor next',
    ])
  })

  it('goes back to the manager with the reason when it is declined', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next, manager } = house
    await ask(db, house, next)
    const decline = (person: BuiltPerson) =>
      declineTrainee(db, { ...by(person), personId: person.id, enrolmentId: enrolment.id, reason: '我要休产假' })
    expect(reasonOf(await decline(old))).toBe('not-found')
    expect(reasonOf(await decline(next))).toBe('ok')
    expect(reasonOf(await accept(db, next, enrolment))).toBe('already-done')
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ mentor_id: old.id })
    const told = await db.selectFrom('notification').selectAll().where('person_id', '=', manager.id).execute()
    expect(told.map((n) => [n.kind, JSON.parse(n.payload)])).toMatchObject([
      ['hand-over-declined', { reason: '我要休产假' }],
    ])
    expect(await noticeKinds(db, old.id)).toEqual(['mentee-leaving', 'mentee-stays'])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['mentor-changing', 'mentor-stays'])
    await expect(db.updateTable('mentor_change').set({ event: 'accepted' }).execute()).rejects.toThrow()
  })

  it('is taken back by a manager while nobody has answered, and all who were told hear it', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next, manager } = house
    const takeBack = (person: BuiltPerson) =>
      takeBackOffer(db, { ...by(person), viewer: viewerOf(person), enrolmentId: enrolment.id, reason: '班次又排开了' })
    expect(reasonOf(await takeBack(manager)), 'nothing is asked').toBe('already-done')
    await ask(db, house, next)
    expect((await findAdjustView(db, enrolment.id, { now: LATER, limit: 40 }))?.mentors, 'nobody else to ask').toEqual(
      [],
    )
    expect(reasonOf(await takeBack(old))).not.toBe('ok')
    expect(reasonOf(await takeBack(manager))).toBe('ok')
    expect(reasonOf(await accept(db, next, enrolment))).toBe('already-done')
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ mentor_id: old.id })
    expect(await listOffers(db, viewerOf(next))).toEqual([])
    expect(await noticeKinds(db, next.id)).toEqual(['mentee-offered', 'mentee-offer-ended'])
    expect(await noticeKinds(db, old.id)).toEqual(['mentee-leaving', 'mentee-stays'])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['mentor-changing', 'mentor-stays'])
    const view = await findAdjustView(db, enrolment.id, { now: LATER, limit: 40 })
    expect([view?.offer, view?.declined], 'nobody has declined').toEqual([null, null])
    expect(reasonOf(await ask(db, house, next)), 'and can be asked again').toBe('ok')
    expect(await auditLines(db)).toEqual(['offer:mentor', 'take-back:mentor', 'offer:mentor'])
  })

  it('leaves what was signed to who signed it, in their own right', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next, manager } = house
    const where = on(enrolment, 'D03-5')
    await handedIn(db, enrolment, 'D03-5')
    expect(reasonOf(await sign(db, old, where))).toBe('ok')
    await ask(db, house, next)
    await accept(db, next, enrolment)
    for (const person of [next, manager])
      expect(await slotSeenBy(db, person, enrolment, 'D03-5')).toMatchObject({
        people: old.displayName,
        newest: { signerName: old.displayName, standsIn: false },
        may: person === manager,
      })
    const undo = { verdict: 'withdrawn' as const, comment: '签错了人', expectedRevision: 1 }
    expect(reasonOf(await sign(db, old, where, undo))).toBe('not-allowed')
    expect(reasonOf(await sign(db, next, where, undo))).toBe('not-allowed')
    expect(reasonOf(await sign(db, manager, where, undo))).toBe('ok')
    expect(await slotSeenBy(db, next, enrolment, 'D03-5')).toMatchObject({ people: next.displayName, may: true })
    expect(reasonOf(await sign(db, next, where, { expectedRevision: 2 }))).toBe('ok')
    expect(await slotSeenBy(db, next, enrolment, 'D03-5')).toMatchObject({ newest: { standsIn: false }, may: true })
  })

  it('leaves past days as they were: who led and who accepted stays named, what is open is the new one’s', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next } = house
    await sign(db, old, on(enrolment, 'D01-2'))
    await db
      .insertInto('rubric_sheet')
      .values({
        id: newId(),
        enrolment_id: enrolment.id,
        activity_id: 'D07-5',
        rubric_id: 'R5',
        rubric_version: 1,
        examiner_id: old.id,
        trainee_id: enrolment.trainee.id,
        revision: 1,
        marks: '{}',
        percent: 70,
        hard_fault: null,
        state_mark: null,
        comment: '两段都看过',
        made_at: LATER,
      })
      .execute()
    expect(reasonOf(await sign(db, old, on(enrolment, 'D07-5')))).toBe('ok')
    await ask(db, house, next)
    await accept(db, next, enrolment)
    const own = { traineeId: enrolment.trainee.id, content: testContent(), now: LATER + 1_000 }
    const page = (activityId: string) => getActivityPage(db, { ...own, displayName: '学员', activityId })
    const led = { leader: { name: old.displayName }, signers: [{ slot: 'mentor', name: old.displayName }] }
    expect(await page('D07-5')).toMatchObject(led)
    expect((await getDayPage(db, { ...own, day: 7 }))?.agenda.find((a) => a.id === 'D07-5')).toMatchObject({
      leader: led.leader,
    })
    expect((await page('D01-2'))?.view).toMatchObject({ mentorName: old.displayName })
    expect(await page('D10-2')).toMatchObject({
      leader: { name: next.displayName },
      signers: [{ name: next.displayName }],
    })
  })

  it('offers no way back into what somebody else leads now, though one is named for another hour of the cohort', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next } = house
    await aDelegation(db, {
      cohort_id: enrolment.cohort.id,
      activity_id: 'D08-3',
      person_id: old.id,
      role: 'examiner',
    })
    await handedIn(db, enrolment, 'D03-5')
    await sign(db, old, on(enrolment, 'D03-5'))
    const signed = async () =>
      (await getQueue(db, { viewer: viewerOf(old), courses, now: LATER })).done.map((s) => [s.activityId, s.mayUndo])
    expect(await signed()).toEqual([['D03-5', true]])
    await ask(db, house, next)
    await accept(db, next, enrolment)
    expect(await signed()).toEqual([['D03-5', false]])
  })

  it('is answered once when accepting and another offer meet', async () => {
    const { db, connectAgain } = await open()
    const house = await aHouse(db)
    const { enrolment, next } = house
    const third = await aPerson(db, { roles: ['mentor'] })
    await ask(db, house, next)
    const [accepted, asked] = await Promise.all([accept(db, next, enrolment), ask(connectAgain().db, house, third)])
    expect(reasonOf(asked)).toBe('ok')
    expect(['ok', 'already-done']).toContain(reasonOf(accepted))
    expect(reasonOf(await accept(db, third, enrolment))).toBe('ok')
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ mentor_id: third.id })
  })
})

describeDatabases('a mentor with trainees', (open, dialect) => {
  it('keeps account and role until somebody has taken over', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const { enrolment, old, next, admin } = house
    const demote = (person: BuiltPerson) =>
      savePerson(db, { ...by(admin), personId: person.id, displayName: person.displayName, roles: ['delegate'] })
    const refused = { ok: false, reason: 'mentees-left', detail: enrolment.trainee.displayName }
    expect(await leave(db, admin, old)).toEqual(refused)
    expect(await demote(old)).toEqual(refused)
    await ask(db, house, next)
    expect(await leave(db, admin, old)).toEqual(refused)
    // Who is asked and has not answered holds the trainee too.
    expect(await demote(next)).toEqual(refused)
    await accept(db, next, enrolment)
    expect(reasonOf(await demote(old))).toBe('ok')
    expect(reasonOf(await leave(db, admin, old))).toBe('ok')
    expect(await leave(db, admin, next)).toEqual(refused)
  })

  it.each([1, 2, 3])('never ends up gone with a trainee, whoever is faster (%i)', async () => {
    const { db, connectAgain } = await open()
    const house = await aHouse(db)
    const { enrolment, next, admin } = house
    const cohort = await aCohort(db)
    const trainee = await aPerson(db, { roles: ['trainee'] })
    const enrolling = () =>
      addMember(db, {
        ...by(admin),
        cohortId: cohort.id,
        personId: trainee.id,
        mentorId: next.id,
        joinedOn: cohort.startOn,
      })
    const outcomes = await Promise.all([
      leave(connectAgain().db, admin, next),
      enrolling(),
      ask(connectAgain().db, house, next).then(() => accept(db, next, enrolment)),
    ])
    const gone = reasonOf(outcomes[0]) === 'ok'
    const mentees = await db
      .selectFrom('enrolment')
      .select('id')
      .where('mentor_id', '=', next.id)
      .where('ended_at', 'is', null)
      .execute()
    expect(gone && mentees.length > 0).toBe(false)
    expect(gone || mentees.length > 0).toBe(true)
  })

  // SQLite has one writer, so there nobody can come in between.
  if (dialect === 'postgres')
    it('cannot be put out while somebody gives them a trainee', async () => {
      const { db, connectAgain } = await open()
      const { enrolment, next, admin } = await aHouse(db)
      const other = connectAgain().db
      let leaving: ReturnType<typeof leave> | undefined
      await inTransaction(db, async (tx) => {
        expect(await findMentorLocked(tx, next.id)).not.toBeNull()
        leaving ??= leave(other, admin, next)
        await Promise.race([leaving, new Promise((resolve) => setTimeout(resolve, 500))])
        await tx.updateTable('enrolment').set({ mentor_id: next.id }).where('id', '=', enrolment.id).execute()
      })
      expect(reasonOf(await leaving!)).toBe('mentees-left')
    })

  it('who is gone all the same is named to the manager, on Today and on the board', async () => {
    const { db } = await open()
    const { enrolment, old, manager } = await aHouse(db)
    const today = async () => (await getManagerToday(db, { viewer: viewerOf(manager), courses, now: LATER })).mentorless
    const why = async () => {
      const query = { cohort: '', q: '', show: 'open' as const, view: 'table' as const, page: 1 }
      const { lines } = await getBoard(db, {
        query: query as Parameters<typeof getBoard>[1]['query'],
        courses,
        now: LATER,
      })
      return lines.find((l) => l.enrolmentId === enrolment.id)?.risk.reasons.map((r) => r.why)
    }
    expect(await today()).toEqual([])
    expect(await why()).not.toContain('no-mentor')
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', old.id).execute()
    expect(await today()).toMatchObject([{ enrolmentId: enrolment.id, mentorName: old.displayName }])
    expect(await why()).toContain('no-mentor')
    await db.updateTable('person').set({ status: 'active' }).where('id', '=', old.id).execute()
    await db.deleteFrom('person_role').where('person_id', '=', old.id).execute()
    expect(await today()).toHaveLength(1)
  })
})
