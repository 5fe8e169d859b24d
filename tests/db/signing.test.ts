import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { findJustSigned, findTaken } from '#app/features/mentor-desk/after-signing.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { signChosen } from '#app/features/signoffs/sign-chosen.server'
import { undoSigning } from '#app/features/signoffs/undo-signing.server'
import { addDays, instantOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { isConstraintViolation } from '#db/portable'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { DAY_MS, MINUTE_MS, START_ON } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { by, handedIn, LATER, on, sign } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const UNDONE = '点错了，马上撤销'
const signOffs = (db: Db) => db.selectFrom('sign_off').selectAll().orderBy('revision').execute()
const asked = (person: BuiltPerson, now = LATER) => ({ viewer: viewerOf(person), courses: testCourses(), now })
/** D03-5 is planned for 10:20 of the third day. */
const MORNING = instantOf(addDays(START_ON, 2), '08:00', 'Asia/Shanghai')

describeDatabases('before its planned hour', (open) => {
  it('nothing is signed but with the signer’s word, which stays with the signature', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const now = MORNING
    await handedIn(db, enrolment, 'D03-5')
    const where = on(enrolment, 'D03-5')
    const queue = await getQueue(db, asked(mentor, now))
    const card = queue.groups.flatMap((g) => g.items).find((item) => item.activityId === 'D03-5')
    expect(card).toMatchObject({ ahead: { until: now + 140 * MINUTE_MS }, batchable: false })
    expect(await sign(db, mentor, where, { now })).toMatchObject({ reason: 'not-begun', detail: '10:20' })
    const picks = [{ ...where, slot: 'mentor', revision: 0 }]
    expect(await signChosen(db, { ...by(mentor), ...asked(mentor, now), signer: viewerOf(mentor), picks })).toEqual({
      signed: 0,
      refused: 1,
    })
    expect(await signOffs(db)).toEqual([])
    const early = { now, tookPlaceOn: addDays(START_ON, 1) }
    expect(await sign(db, mentor, where, early)).toMatchObject({ reason: 'took-place-day' })
    const notYet = { now, verdict: 'not_yet' as const, comment: '还要再练一次' }
    expect(await sign(db, mentor, where, notYet)).toMatchObject({ reason: 'not-begun', detail: '10:20' })
    const tookPlaceOn = addDays(START_ON, 2)
    expect(reasonOf(await sign(db, mentor, where, { now, tookPlaceOn }))).toBe('ok')
    expect(await signOffs(db)).toMatchObject([{ verdict: 'signed', took_place_on: tookPlaceOn }])
    const [line] = await db.selectFrom('audit_event').selectAll().where('action', '=', 'sign:activity').execute()
    expect(JSON.parse(line!.after_json!)).toMatchObject({ tookPlaceOn })
    const [row] = await signOffs(db)
    const wrong = db
      .insertInto('sign_off')
      .values({ ...row!, id: 'other', revision: 2, verdict: 'withdrawn', comment: '还没有到' })
      .execute()
    await expect(wrong).rejects.toSatisfy(isConstraintViolation)
  })

  it('“not yet” keeps that word, too, where mentor and trainee read it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const now = MORNING
    await handedIn(db, enrolment, 'D03-5')
    const where = on(enrolment, 'D03-5')
    const tookPlaceOn = addDays(START_ON, 2)
    const notYet = { now, verdict: 'not_yet' as const, comment: '还要再练一次', tookPlaceOn }
    expect(reasonOf(await sign(db, mentor, where, notYet))).toBe('ok')
    const desk = await getActivityDesk(db, { ...by(mentor), ...where, ...asked(mentor, now + MINUTE_MS), gapQuery: {} })
    expect(desk.ok && desk.value.slots).toMatchObject([{ newest: { verdict: 'not_yet', tookPlaceOn } }])
    const page = await getActivityPage(db, {
      ...{ traineeId: enrolment.trainee.id, displayName: '', activityId: 'D03-5' },
      ...{ content: testContent(), now: now + MINUTE_MS },
    })
    expect(page?.signOffs).toMatchObject([{ verdict: 'not_yet', tookPlaceOn }])
  })
})

describeDatabases('a tap that signed', (open) => {
  async function aTap(db: Db, activities = ['D03-5']) {
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    for (const id of activities) await handedIn(db, enrolment, id)
    const signedAt = LATER + 40 * DAY_MS
    for (const id of activities) await sign(db, mentor, on(enrolment, id), { now: signedAt })
    const undo = (person: BuiltPerson, now: number) =>
      undoSigning(db, { ...by(person), ...asked(person), now, signer: viewerOf(person), signedAt, reason: UNDONE })
    return { enrolment, mentor, signedAt, undo }
  }

  it('is undone within the minute by a row of its own, without asking for a reason', async () => {
    const { db } = await open()
    const { enrolment, mentor, signedAt, undo } = await aTap(db)
    expect(await findJustSigned(db, asked(mentor, signedAt), String(signedAt))).toMatchObject({
      count: 1,
      traineeName: enrolment.trainee.displayName,
      mayUndo: true,
    })
    expect(await undo(mentor, signedAt + MINUTE_MS)).toMatchObject({ ok: true, value: 1 })
    expect((await signOffs(db)).map((row) => [row.revision, row.verdict, row.comment])).toEqual([
      [1, 'signed', null],
      [2, 'withdrawn', UNDONE],
    ])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['signed', 'sign-withdrawn'])
    const lines = await db.selectFrom('audit_event').selectAll().where('action', '=', 'sign:activity').execute()
    expect(lines).toHaveLength(2)
    expect(await findJustSigned(db, asked(mentor, signedAt), String(signedAt))).toBeNull()
    expect(reasonOf(await undo(mentor, signedAt + MINUTE_MS))).toBe('stale')
    expect(reasonOf(await sign(db, mentor, on(enrolment, 'D03-5'), { expectedRevision: 2 }))).toBe('ok')
  })

  it('stands after it, and for everybody else', async () => {
    const { db } = await open()
    const { mentor, signedAt, undo } = await aTap(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    expect(reasonOf(await undo(manager, signedAt + 1))).toBe('stale')
    expect(reasonOf(await undo(mentor, signedAt + MINUTE_MS + 1))).toBe('undo-late')
    expect(await findJustSigned(db, asked(mentor, signedAt + MINUTE_MS + 1), String(signedAt))).toMatchObject({
      mayUndo: false,
    })
    expect(await findJustSigned(db, asked(manager, signedAt), String(signedAt))).toBeNull()
    expect(await signOffs(db)).toHaveLength(1)
  })

  it('of several is undone as one', async () => {
    const { db } = await open()
    const { mentor, signedAt, undo } = await aTap(db, ['D03-5', 'D07-1'])
    expect(await undo(mentor, signedAt + 1)).toMatchObject({ ok: true, value: 2 })
  })

  it('is out of reach once somebody else has the trainee', async () => {
    const { db } = await open()
    const { enrolment, mentor, signedAt, undo } = await aTap(db)
    const next = await aPerson(db, { roles: ['mentor'] })
    await db.updateTable('enrolment').set({ mentor_id: next.id }).where('id', '=', enrolment.id).execute()
    expect(reasonOf(await undo(mentor, signedAt + 1))).toBe('stale')
  })

  it('that accepted a trainee leaves the question open again', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { mentor_accepted_at: null })
    const mentor = enrolment.mentor!
    await sign(db, mentor, on(enrolment, 'D01-2'), { now: LATER })
    const input = { ...by(mentor), ...asked(mentor), signer: viewerOf(mentor), signedAt: LATER, reason: UNDONE }
    expect(reasonOf(await undoSigning(db, { ...input, now: LATER + 1 }))).toBe('ok')
    const row = db.selectFrom('enrolment').select('mentor_accepted_at').where('id', '=', enrolment.id)
    expect(await row.executeTakeFirst()).toEqual({ mentor_accepted_at: null })
  })
})

describeDatabases('a card that somebody else was faster with', (open) => {
  it('says who, when, and what is next', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    for (const id of ['D03-5', 'D07-1']) await handedIn(db, enrolment, id)
    const where = on(enrolment, 'D03-5')
    const card = { ...where, card: 'mentor.0' }
    expect(await findTaken(db, asked(enrolment.mentor!), card)).toBeNull()
    await sign(db, manager, where, { now: LATER + 5 })
    expect(await findTaken(db, asked(enrolment.mentor!), card)).toMatchObject({
      traineeName: enrolment.trainee.displayName,
      verdict: 'signed',
      byName: manager.displayName,
      at: LATER + 5,
      next: { enrolmentId: enrolment.id },
    })
    // On another device it was the same person.
    expect(await findTaken(db, asked(manager), card)).toMatchObject({ byName: null })
    const stranger = await aPerson(db, { roles: ['mentor'] })
    expect(await findTaken(db, asked(stranger), card)).toBeNull()
    expect(await findTaken(db, asked(enrolment.mentor!), { ...card, card: 'mentor.1' })).toBeNull()
  })
})
