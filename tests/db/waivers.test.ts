// What a manager waives of what comes before the final: by name, with a reason, never twice, never the trainee's own.
import { expect, it } from 'vitest'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { readNotice } from '#app/features/notifications/notice'
import { noticeLink } from '#app/features/notifications/notice-link'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { getPreconditionsPage } from '#app/features/promotion/preconditions-page.server'
import { takeBackWaiver, type WaiverInput, waivePrecondition } from '#app/features/promotion/waive-precondition.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { BLUEPRINTS, examContent } from '#tests/builders/exam'
import type { BuiltPerson } from '#tests/builders/person'
import { aPerson } from '#tests/builders/person'
import { anExamResult, heard, nothingBefore, settledGates, signedFinal } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { onDay } from './exam-acts'
import { noticeKinds } from './notice-kinds'
import { afterFinal, aScene, BOTH_HEARD, DAY_22, decide, made, type Scene } from './promotion-scene'
import { reasonOf } from './reason-of'

/** The final itself, with its practical part: neither comes before it. */
const OF_FINAL = ['D22-1', 'D22-3']

const content = testContent()
const REASON = '入职前在原部门考过，成绩单已核对'

async function onDay22(db: Db): Promise<{ enrolment: BuiltEnrolment; manager: BuiltPerson }> {
  const enrolment = await anEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  await settledGates(db, enrolment, manager)
  return { enrolment, manager }
}

const asked = (enrolment: BuiltEnrolment, by: BuiltPerson, change: Partial<WaiverInput> = {}): WaiverInput => ({
  actor: { id: by.id, requestId: 'r' },
  viewer: by,
  now: onDay(22),
  content,
  enrolmentId: enrolment.id,
  subjects: ['D18-2', 'attendance'],
  reason: REASON,
  expectedRevision: 0,
  ...change,
})
const listOf = async (db: Db, enrolment: BuiltEnrolment) =>
  (await getPreconditionsPage(db, { enrolmentId: enrolment.id, content, now: onDay(22) }))!.list

describeDatabases('what a manager waives', (open) => {
  it('no longer stands among what is missing, but beside it with who and why, in every file', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const asOf = { enrolmentId: enrolment.id, content, now: onDay(22) }
    const files = async () => [
      (await getDossier(db, { ...asOf, viewerId: manager.id, decides: true }))!,
      (await getOwnFile(db, { ...asOf, traineeId: enrolment.trainee.id }))!,
      (await getDecisionPage(db, { ...asOf, kind: 'withdrawal', replaces: false, readsAll: true }))!,
    ]
    const before = await files()
    expect(reasonOf(await waivePrecondition(db, asked(enrolment, manager)))).toBe('ok')
    const after = await files()
    for (const [n, file] of after.entries()) {
      expect('waived' in file ? file.waived : file.waivers).toMatchObject([
        { subject: 'D18-2', reason: REASON, waivedByName: manager.displayName },
        {},
      ])
      const count = (one: (typeof after)[number]) => ('missingCount' in one ? one.missingCount : one.missing.length)
      expect(count(file)).toBe(count(before[n]!) - 1)
      expect(file.missing.map((m) => m.activityId)).not.toContain('D18-2')
      if ('signOffs' in file) expect(file.signOffs.map((row) => row.activityId)).not.toContain('D18-2')
    }
  })

  it('is named thing by thing, told and audited, and counts from then on', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const before = await listOf(db, enrolment)
    expect(before.missing.map((p) => p.subject)).toEqual(expect.arrayContaining(['D18-2', 'attendance']))
    expect(reasonOf(await waivePrecondition(db, asked(enrolment, manager)))).toBe('ok')
    const after = await listOf(db, enrolment)
    expect(after.waived.map((p) => [p.subject, p.waiver?.reason, p.waiver?.waivedByName])).toEqual([
      ['D18-2', REASON, manager.displayName],
      ['attendance', REASON, manager.displayName],
    ])
    expect(after.missing).toHaveLength(before.missing.length - 2)
    expect(after.revision).toBe(2)
    expect(await auditLines(db)).toEqual(['waive:precondition', 'waive:precondition'])
    expect((await verifyAudit(db)).fault).toBeNull()
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['waived'])
  })

  it('leads whoever is told to the row itself; to the final, which lists them, where there are several or it is no row', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const waive = (subjects: string[], expectedRevision: number) =>
      waivePrecondition(db, asked(enrolment, manager, { subjects, expectedRevision }))
    expect(reasonOf(await waive(['D18-2', 'D08-2'], 0))).toBe('ok')
    expect(reasonOf(await waive(['attendance'], 2))).toBe('ok')
    const back = { subjects: ['D18-2'], expectedRevision: 3 }
    expect(reasonOf(await takeBackWaiver(db, asked(enrolment, manager, back)))).toBe('ok')
    expect(reasonOf(await waive(['D18-2'], 4))).toBe('ok')
    const told = await db.selectFrom('notification').select(['kind', 'payload']).orderBy('id').execute()
    expect(told.map(({ kind, payload }) => [kind, noticeLink(readNotice(kind, payload)!)]).sort()).toEqual([
      ['waived', '/activities/D18-2'],
      ['waived', '/activities/D22-1'],
      ['waived', '/activities/D22-1'],
      ['waiver-withdrawn', '/activities/D18-2'],
    ])
  })

  it('is taken back with a reason, and is missing again', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    await waivePrecondition(db, asked(enrolment, manager))
    const back = (change: Partial<WaiverInput> = {}) =>
      takeBackWaiver(db, asked(enrolment, manager, { subjects: ['D18-2'], expectedRevision: 2, ...change }))
    expect(reasonOf(await back({ subjects: ['D08-2'] }))).toBe('invalid-reference')
    expect(reasonOf(await back({ reason: '不行' }))).toBe('comment-needed')
    expect(reasonOf(await back())).toBe('ok')
    expect((await listOf(db, enrolment)).waived.map((p) => p.subject)).toEqual(['attendance'])
    expect(
      reasonOf(await waivePrecondition(db, asked(enrolment, manager, { subjects: ['D18-2'], expectedRevision: 3 }))),
    ).toBe('ok')
    expect(await auditLines(db)).toEqual([
      'waive:precondition',
      'waive:precondition',
      'take-back:waiver',
      'waive:precondition',
    ])
  })

  it('is refused where it is short of a reason, not missing, not due, a gate, the final, or an older page', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const tried = async (change: Partial<WaiverInput>) =>
      reasonOf(await waivePrecondition(db, asked(enrolment, manager, change)))
    expect(await tried({ reason: '九个字的理由不够长' })).toBe('comment-needed')
    expect(await tried({ subjects: [] })).toBe('invalid-reference')
    expect(await tried({ subjects: ['D01-6'] })).toBe('invalid-reference')
    expect(await tried({ subjects: ['D22-1'] })).toBe('invalid-reference')
    expect(await tried({ subjects: ['appeals'] })).toBe('invalid-reference')
    expect(await tried({ subjects: ['D18-2', 'nothing'] })).toBe('invalid-reference')
    expect(await tried({ subjects: ['D18-2'], now: onDay(10) })).toBe('invalid-reference')
    expect(await tried({ expectedRevision: 1 })).toBe('stale')
    await db.updateTable('enrolment').set({ state: 'final_failed' }).where('id', '=', enrolment.id).execute()
    expect(await tried({})).toBe('wrong-state')
    expect(await db.selectFrom('waiver').selectAll().execute()).toEqual([])
  })

  it('is never waived for oneself, nor by a mentor, a stranger, or an admin', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const managing = { ...enrolment.trainee, roles: ['manager', 'trainee'] as const }
    const stranger = await aPerson(db, { roles: ['mentor'] })
    const admin = await aPerson(db, { roles: ['admin'] })
    const tried = async (by: BuiltPerson) => reasonOf(await waivePrecondition(db, asked(enrolment, by)))
    expect(await tried(enrolment.trainee)).toBe('self-signing')
    expect(await tried(managing)).toBe('self-signing')
    expect(await tried(enrolment.mentor!)).toBe('not-allowed')
    expect([await tried(stranger), await tried(admin)]).toEqual(['not-found', 'not-found'])
    expect(await findEnrolmentRelation(db, enrolment.id, stranger.id)).not.toBeNull()
    await expect(
      db
        .insertInto('waiver')
        .values({
          id: 'w',
          enrolment_id: enrolment.id,
          subject: 'D18-2',
          revision: 1,
          verdict: 'waived',
          reason: REASON,
          decided_by: enrolment.trainee.id,
          decided_at: 1,
        })
        .execute(),
    ).rejects.toThrow()
  })

  it('of two managers at once is written by one; the other reads the list again', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const other = await aPerson(db, { roles: ['manager'] })
    const both = await Promise.all([manager, other].map((by) => waivePrecondition(db, asked(enrolment, by))))
    expect(both.map(reasonOf).sort()).toEqual(['ok', 'stale'])
    expect((await listOf(db, enrolment)).waived).toHaveLength(2)
  })

  it('opens the final once nothing is left', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const begin = () =>
      startAttempt(db, {
        actor: { id: enrolment.trainee.id, requestId: null },
        now: onDay(22),
        enrolmentId: enrolment.id,
        blueprint: BLUEPRINTS.final,
        content: examContent(),
      })
    expect(reasonOf(await begin())).toBe('needs-ready')
    const { missing } = await listOf(db, enrolment)
    const inbox = async () => (await getInbox(db, { viewer: manager, courses: testCourses(), now: onDay(22) })).unready
    expect(await inbox()).toMatchObject([{ enrolmentId: enrolment.id, missing: missing.length - OF_FINAL.length }])
    const subjects = missing.map((p) => p.subject).filter((subject) => !OF_FINAL.includes(subject))
    expect(reasonOf(await waivePrecondition(db, asked(enrolment, manager, { subjects })))).toBe('ok')
    expect(await inbox()).toEqual([])
    expect(reasonOf(await begin())).toBe('ok')
  })
})

describeDatabases('a promotion', (open) => {
  const promote = (scene: Scene) => decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-28' })

  it('keeps what it rests on before its day has come: neither a waiver nor a signature is taken back beneath it', async () => {
    const { db } = await open()
    const scene = await afterFinal(db, 92)
    const { enrolment, manager } = scene
    const acting = { actor: { id: manager.id, requestId: null }, now: DAY_22 + 2 * DAY_MS, enrolmentId: enrolment.id }
    const rows = await db.selectFrom('waiver').select('subject').execute()
    const unwaive = () =>
      takeBackWaiver(db, {
        ...asked(enrolment, manager, { ...acting, subjects: [rows[0]!.subject], expectedRevision: rows.length }),
      })
    const unsign = (verdict: 'withdrawn' | 'not_yet') =>
      signActivity(db, {
        ...{ ...acting, content, signer: manager, activityId: 'D22-1', slot: 'manager', verdict },
        ...{ comment: '这一项还要再看', redoByOn: null, tookPlaceOn: null, expectedRevision: 1 },
      })
    const mayWaive = async () =>
      (await getPreconditionsPage(db, { enrolmentId: enrolment.id, content, now: acting.now }))!.list.mayWaive
    expect(await mayWaive()).toBe(true)
    made(await promote(scene))
    expect(reasonOf(await unwaive())).toBe('promoted-upon')
    expect(reasonOf(await unsign('withdrawn'))).toBe('promoted-upon')
    expect(reasonOf(await unsign('not_yet'))).toBe('promoted-upon')
    expect(await mayWaive()).toBe(false)
  })

  it('is held up by what is neither there nor waived, and keeps what was waived with its evidence', async () => {
    const { db } = await open()
    const scene = await afterFinal(db, 92)
    await db
      .insertInto('waiver')
      .values({
        id: 'back',
        enrolment_id: scene.enrolment.id,
        subject: 'D18-2',
        revision: 2,
        verdict: 'withdrawn',
        reason: REASON,
        decided_by: scene.manager.id,
        decided_at: DAY_22,
      })
      .execute()
    expect(await promote(scene)).toMatchObject({ ok: false, reason: 'needs-ready', detail: '1' })
    const again = asked(scene.enrolment, scene.manager, { subjects: ['D18-2'], now: DAY_22 })
    const { revision } = await listOf(db, scene.enrolment)
    expect(reasonOf(await waivePrecondition(db, { ...again, expectedRevision: revision }))).toBe('ok')
    const id = made(await promote(scene))
    const { evidence } = await db
      .selectFrom('decision')
      .select('evidence')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const { preconditions } = JSON.parse(evidence).facts
    expect(preconditions.missing).toEqual([])
    expect(preconditions.waived).toContainEqual({
      subject: 'D18-2',
      title: content.activityById.get('D18-2')!.title,
      reason: REASON,
      waivedByName: scene.manager.displayName,
      waivedAt: DAY_22,
    })
  })

  it.each([
    ['nobody has heard', []],
    ['one examiner has heard', [80]],
    ['two examiners apart have heard', [100, 33.3]],
  ])('is held up by a final that %s', async (_, percents) => {
    const { db } = await open()
    const scene = await aScene(db, 'final_passed')
    await nothingBefore(db, scene.enrolment, scene.manager)
    await signedFinal(db, scene.enrolment, scene.manager)
    await anExamResult(db, { enrolment_id: scene.enrolment.id, kind: 'final', percent: 92, started_at: DAY_22 })
    const people = [scene.manager, scene.manager2]
    const sheets = percents.map((percent, n) => ({ by: people[n]!, percent }))
    if (sheets.length > 0) await heard(db, scene.enrolment, 'D22-1', sheets)
    expect(await promote(scene)).toMatchObject({ ok: false, reason: 'needs-ready', detail: '1' })
  })

  it('after a retake waits for the examiners of the retake too', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'retake_passed')
    await nothingBefore(db, scene.enrolment, scene.manager)
    for (const [kind, percent, at] of [
      ['final', 70, DAY_22],
      ['retake', 90, DAY_22 + 1],
    ] as const)
      await anExamResult(db, { enrolment_id: scene.enrolment.id, kind, percent, started_at: at })
    const begin = () => decide(scene, 'retake-pass', 'probation')
    expect(await begin()).toMatchObject({ ok: false, reason: 'evidence-missing' })
    await heard(db, scene.enrolment, 'D23-3', BOTH_HEARD(scene))
    expect(reasonOf(await begin())).toBe('ok')
  })

  it('that is still missing after the final is named to the trainee, and only that', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'final_passed')
    const { enrolment, manager } = scene
    await nothingBefore(db, enrolment, manager)
    await signedFinal(db, enrolment, manager)
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 92, started_at: DAY_22 })
    const before = async () => {
      const today = await getTraineeToday(db, { traineeId: enrolment.trainee.id, content, now: DAY_22 + DAY_MS })
      return today?.beforePromotion.map(({ subject }) => subject)
    }
    // The final itself waits for its examiners, and says so in a place of its own.
    expect(await before()).toEqual([])
    const { revision } = await listOf(db, enrolment)
    const back = { subjects: ['D15-2'], reason: REASON, expectedRevision: revision, now: DAY_22 + DAY_MS }
    expect(await takeBackWaiver(db, asked(enrolment, manager, back))).toMatchObject({ ok: true })
    expect(await before()).toEqual(['D15-2'])
  })
})
