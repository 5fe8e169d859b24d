import { expect, it } from 'vitest'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { lockActivityCase, readActivityCase } from '#app/features/activities/activity-case.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getDaySheet, getTraineePlan, listTrainees } from '#app/features/mentor-desk/trainees.server'
import { signChosen } from '#app/features/signoffs/sign-chosen.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isConstraintViolation } from '#db/portable'
import { inTransaction } from '#db/transaction'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { by, handedIn, LATER, on, sign } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

function signOffRows(db: Db, enrolment: BuiltEnrolment) {
  return db.selectFrom('sign_off').selectAll().where('enrolment_id', '=', enrolment.id).orderBy('revision').execute()
}

describeDatabases('sign-offs', (open) => {
  it('are given by the mentor, told to the trainee and written into the audit chain', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    expect(await sign(db, enrolment.mentor!, on(enrolment, 'D03-5'))).toMatchObject({
      ok: true,
      value: { revision: 1 },
    })
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['signed'])
    const [row] = await db.selectFrom('audit_event').selectAll().where('action', '=', 'sign:activity').execute()
    expect(row).toMatchObject({ actor_id: enrolment.mentor!.id, enrolment_id: enrolment.id })
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('are never one’s own: not by the rule, and not by the database', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    const everything = { ...enrolment.trainee, roles: ['trainee', 'mentor', 'manager', 'delegate'] as const }
    expect(reasonOf(await sign(db, everything, on(enrolment, 'D03-5')))).toBe('self-signing')
    const row = {
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: 'D03-5',
      slot: 'mentor' as const,
      revision: 1,
      verdict: 'signed' as const,
      comment: null,
      redo_by_on: null,
      signed_at: NOW,
    }
    const self = db
      .insertInto('sign_off')
      .values({ ...row, trainee_id: enrolment.trainee.id, signer_id: enrolment.trainee.id })
      .execute()
    await expect(self).rejects.toSatisfy(isConstraintViolation)
    // Nor by calling somebody else the trainee.
    const disguised = db
      .insertInto('sign_off')
      .values({ ...row, trainee_id: enrolment.mentor!.id, signer_id: enrolment.trainee.id })
      .execute()
    await expect(disguised).rejects.toSatisfy(isConstraintViolation)
    expect(await signOffRows(db, enrolment)).toEqual([])
  })

  it('wait for the trainee’s own part, but “not yet” does not', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const where = on(enrolment, 'D03-6')
    expect(reasonOf(await sign(db, enrolment.mentor!, where))).toBe('evidence-missing')
    expect(
      reasonOf(
        await sign(db, enrolment.mentor!, where, {
          verdict: 'not_yet',
          comment: '旁注还没有写',
          redoByOn: '2026-02-10',
        }),
      ),
    ).toBe('ok')
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['not-yet'])
  })

  it('supersede each other and keep their history; withdrawing asks again', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    const where = on(enrolment, 'D03-5')
    const mentor = enrolment.mentor!
    const input = { enrolmentId: enrolment.id, activityId: 'D03-5', content: testContent(), now: LATER }
    const state = async () => {
      const found = await readActivityCase(db, input)
      return found.ok ? found.value.entry.status.state : found.reason
    }
    await sign(db, mentor, where, { verdict: 'not_yet', comment: '问题还没问清楚' })
    expect(await state()).toBe('not-yet')
    await sign(db, mentor, where, { expectedRevision: 1 })
    expect(await state()).toBe('done')
    await sign(db, mentor, where, { verdict: 'withdrawn', comment: '签错了活动', expectedRevision: 2 })
    expect(await state()).toBe('waiting')
    expect((await signOffRows(db, enrolment)).map((r) => [r.revision, r.verdict])).toEqual([
      [1, 'not_yet'],
      [2, 'signed'],
      [3, 'withdrawn'],
    ])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['not-yet', 'signed', 'sign-withdrawn'])
    const edit = db
      .updateTable('sign_off')
      .set({ verdict: 'signed' })
      .where('enrolment_id', '=', enrolment.id)
      .execute()
    await expect(edit).rejects.toThrow()
  })

  it('by two people at once: one counts, the other hears that it is stale', async () => {
    const { db, connectAgain } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    const other = connectAgain().db
    const where = on(enrolment, 'D03-5')
    const outcomes = await Promise.all([sign(db, enrolment.mentor!, where), sign(other, manager, where)])
    expect(outcomes.map(reasonOf).sort()).toEqual(['ok', 'stale'])
    expect(await signOffRows(db, enrolment)).toHaveLength(1)
  })

  it('of a delegate reach only what the delegate is named for', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const stranger = await anEnrolment(db)
    const head = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D03-5', person_id: head.id, role: 'lecturer' })
    await handedIn(db, enrolment, 'D03-5')
    expect(reasonOf(await sign(db, head, on(enrolment, 'D03-5')))).toBe('not-allowed')
    expect(reasonOf(await sign(db, head, on(enrolment, 'D02-1'), { slot: 'lecturer' }))).toBe('not-allowed')
    expect(reasonOf(await sign(db, head, on(stranger, 'D02-1'), { slot: 'lecturer' }))).toBe('not-allowed')
    const relation = (await findEnrolmentRelation(db, enrolment.id, head.id))!
    const plan = await getTraineePlan(db, { viewer: viewerOf(head), relation, content: testContent(), now: LATER })
    expect(plan?.all).toBe(false)
    expect(plan?.days.flatMap((d) => d.activities.map((a) => a.id))).toEqual(['D03-5'])
    expect(
      await getDaySheet(db, { viewer: viewerOf(head), relation, content: testContent(), now: LATER, day: 4 }),
    ).toBeNull()
    expect(
      (await listTrainees(db, { viewer: viewerOf(head), courses: testCourses(), now: LATER })).map((t) => [
        t.enrolmentId,
        t.all,
      ]),
    ).toEqual([[enrolment.id, 1]])
  })

  it('of somebody no longer named do not count', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const examiner = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, {
      cohort_id: cohort.id,
      activity_id: 'D01-5',
      person_id: examiner.id,
      role: 'examiner',
      ended_at: NOW,
    })
    expect(
      reasonOf(
        await sign(db, examiner, on(enrolment, 'D01-5'), {
          slot: 'examiner',
          verdict: 'not_yet',
          comment: '还没有打电话',
        }),
      ),
    ).toBe('not-allowed')
  })

  it('are refused for activities and enrolments that do not exist', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect(reasonOf(await sign(db, enrolment.mentor!, on(enrolment, 'D99-1')))).toBe('not-found')
    expect(reasonOf(await sign(db, enrolment.mentor!, { enrolmentId: 'nobody', activityId: 'D03-5' }))).toBe(
      'not-found',
    )
    expect(
      await inTransaction(db, (tx) =>
        lockActivityCase(tx, { enrolmentId: 'x', activityId: 'D03-5', content: testContent(), now: LATER }),
      ),
    ).toMatchObject({ reason: 'not-found' })
  })

  it('are refused before the day has come', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect(
      reasonOf(
        await sign(db, enrolment.mentor!, on(enrolment, 'D16-1'), {
          now: NOW,
          verdict: 'not_yet',
          comment: '还没有到这一天',
        }),
      ),
    ).toBe('day-locked')
  })

  it('accept a trainee: the mentor’s signature on D01-2 starts the mentorship, taking it back ends it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { mentor_accepted_at: null })
    const manager = await aPerson(db, { roles: ['manager'] })
    const where = on(enrolment, 'D01-2')
    const accepted = async () =>
      (
        await db
          .selectFrom('enrolment')
          .select('mentor_accepted_at')
          .where('id', '=', enrolment.id)
          .executeTakeFirstOrThrow()
      ).mentor_accepted_at
    expect(reasonOf(await sign(db, manager, where))).toBe('not-allowed')
    expect(reasonOf(await sign(db, enrolment.mentor!, where))).toBe('ok')
    expect(Number(await accepted())).toBeGreaterThan(LATER)
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['mentor-accepted'])
    // The manager is asked when both have agreed.
    expect(await noticeKinds(db, manager.id)).toEqual([])
    const actor = { id: enrolment.trainee.id, requestId: null }
    const agreed = { kind: 'agreement', data: { version: 1 } }
    expect(reasonOf(await addEntry(db, { actor, now: LATER, content: testContent(), ...where, ...agreed }))).toBe('ok')
    expect(await noticeKinds(db, manager.id)).toEqual(['sign-wanted'])
    expect(
      reasonOf(
        await sign(db, enrolment.mentor!, where, { verdict: 'withdrawn', comment: '另换师傅', expectedRevision: 1 }),
      ),
    ).toBe('ok')
    expect(await accepted()).toBeNull()
  })

  it('of several activities go through one by one', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const foreign = await anEnrolment(db)
    const mentor = enrolment.mentor!
    for (const id of ['D03-5', 'D05-1']) await handedIn(db, enrolment, id)
    await handedIn(db, foreign, 'D03-5')
    const pick = (e: BuiltEnrolment, activityId: string, revision = 0) => ({
      ...on(e, activityId),
      slot: 'mentor',
      revision,
    })
    const picks = [
      pick(enrolment, 'D03-5'),
      pick(enrolment, 'D05-1', 7),
      pick(enrolment, 'D10-1'),
      pick(foreign, 'D03-5'),
      { ...pick(enrolment, 'D03-5'), slot: 'trainee' },
    ]
    expect(await signChosen(db, { ...by(mentor), courses: testCourses(), signer: viewerOf(mentor), picks })).toEqual({
      signed: 1,
      refused: 4,
    })
  })
})
