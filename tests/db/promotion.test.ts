import { describe, expect, test } from 'vitest'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { fileAppeal } from '#app/features/grading/file-appeal.server'
import { waiveAppeal } from '#app/features/grading/waive-appeal.server'
import { applyExamResult } from '#app/features/promotion/apply-exam-result.server'
import { getCertificate } from '#app/features/promotion/certificate.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { finishModule } from '#app/features/promotion/finish-module.server'
import { logModuleMinutes } from '#app/features/promotion/log-module-minutes.server'
import { drawQuiz } from '#app/features/promotion/remedial'
import { startModule } from '#app/features/promotion/start-module.server'
import { takeModuleQuiz } from '#app/features/promotion/take-module-quiz.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findEnrolment, listTransitions } from '#db/queries/enrolments'
import { listModules } from '#db/queries/remedial'
import { inTransaction } from '#db/transaction'
import { testContent, testCourses } from '#tests/builders/content'
import { viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult, heard, settledGates } from '#tests/builders/promotion'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { noticeKinds } from './notice-kinds'
import {
  acknowledge,
  afterFinal,
  aScene,
  BOTH_HEARD,
  confirm,
  DAY_22,
  decide,
  doesNotAppeal,
  made,
  namesOf,
  plan,
  refusal,
  type Scene,
  stateOf,
  testedAt,
  WEAK,
} from './promotion-scene'

describeDatabases('promotion: every way to every end', (open) => {
  test('a passed final is promoted from the next day on', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const decisionId = made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-27' }))
    const enrolment = await findEnrolment(scene.db, scene.enrolment.id)
    expect(enrolment).toMatchObject({ state: 'promoted', promoted_on: '2026-01-27' })
    expect(enrolment!.ended_at).not.toBeNull()
    expect(await acknowledge(scene, decisionId)).toEqual({ ok: true, value: undefined })
    expect((await verifyAudit(scene.db)).fault).toBeNull()
    expect(await auditLines(scene.db, namesOf(scene))).toEqual([
      'make:decision manager',
      'promoted:enrolment manager',
      'acknowledge:decision trainee',
    ])
    const stored = await scene.db
      .selectFrom('decision')
      .select('evidence')
      .where('id', '=', decisionId)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(stored.evidence)).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      facts: {
        exams: [{ kind: 'final', percent: 88 }],
        practical: [{ activityId: 'D01-5' }, { activityId: 'D10-3' }, { activityId: 'D22-3' }],
      },
    })
  })

  test('D1 far below is proposed, confirmed by a second person, and ends the training', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const decisionId = made(await decide(scene, 'd1-gate', 'eliminate'))
    expect(await stateOf(scene)).toBe('in_training')
    expect(await confirm(scene, decisionId, scene.manager2)).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('eliminated')
    const record = (now: number) => acknowledge(scene, decisionId, scene.manager, 'refused', '本人当面表示不签字', now)
    expect(await record(DAY_22 + 2 * DAY_MS + HOUR_MS)).toMatchObject({ reason: 'too-early', detail: '2026-01-29' })
    expect(await record(DAY_22 + 3 * DAY_MS)).toMatchObject({ ok: true })
    const kinds = await noticeKinds(scene.db, scene.enrolment.trainee.id)
    expect(kinds).toEqual(['decision-made', 'refusal-recorded'])
    const own = [scene.enrolment.trainee, 'acknowledged', '今天看了', DAY_22 + 4 * DAY_MS] as const
    expect(await acknowledge(scene, decisionId, ...own)).toMatchObject({ ok: true })
    expect(await acknowledge(scene, decisionId, ...own)).toEqual(refusal('already-done'))
    const view = await getDecisionView(scene.db, {
      ...{ decisionId, viewer: viewerOf(scene.manager), courses: testCourses(), now: DAY_22 + 4 * DAY_MS },
    })
    expect(view?.acknowledgements.map(({ kind, note }) => [kind, note])).toEqual([
      ['refused', '本人当面表示不签字'],
      ['acknowledged', '今天看了'],
    ])
    expect(await auditLines(scene.db, namesOf(scene))).toEqual([
      'propose:decision manager',
      'confirm:decision second manager',
      'gate-eliminated:enrolment second manager',
      'record-refusal:decision manager',
      'acknowledge:decision trainee',
    ])
  })

  test('a gate may ask to improve, be passed later, and raise the targets', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 55)
    const first = made(
      await decide(scene, 'd1-gate', 'improve', { dueOn: '2026-02-01', asked: { improve: '折扣计算' } }),
    )
    await acknowledge(scene, first)
    const after = { expectedRevision: 1, now: Date.parse('2026-02-04T09:00:00+08:00') }
    const why = { asked: { whyBelow: '折扣计算已经当面补考，都答对了' } }
    const second = made(await decide(scene, 'd1-gate', 'pass', { ...after, ...why }))
    await acknowledge(scene, second)
    await testedAt(scene, 'D3', 85)
    const third = made(await decide(scene, 'd3-gate', 'pass'))
    expect(await decide(scene, 'raised-targets', 'targets', { asked: { typingSpeed: 65 } })).toEqual(
      refusal('acknowledgement-missing'),
    )
    await acknowledge(scene, third)
    made(await decide(scene, 'raised-targets', 'targets', { asked: { typingSpeed: 65, phraseSeconds: 20 } }))
    expect(await stateOf(scene)).toBe('in_training')
  })

  test('a declined elimination leads nowhere and may be proposed anew', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const first = made(await decide(scene, 'd1-gate', 'eliminate'))
    expect(await confirm(scene, first, scene.manager2, 'declined', '应当先给一次改进的机会')).toMatchObject({
      ok: true,
    })
    expect(await stateOf(scene)).toBe('in_training')
    expect(await acknowledge(scene, first)).toEqual(refusal('not-found'))
    made(await decide(scene, 'd1-gate', 'improve', { expectedRevision: 1, dueOn: '2026-02-01' }))
  })

  test('a failed final: plan, remedial training, retake passed, probation of a month, promoted', async () => {
    const scene = await afterFinal((await open()).db, 70)
    const { db, enrolment } = scene
    const planId = made(await plan(scene))
    const [module, ...others] = await listModules(db, enrolment.id)
    expect(others).toEqual([])
    expect(module).toMatchObject({ topic: 'T02', minutes_planned: 120, minutes_done: 0 })
    const content = testContent()
    const own = {
      actor: { id: enrolment.trainee.id, requestId: null },
      traineeId: enrolment.trainee.id,
      content,
      enrolmentId: enrolment.id,
      moduleId: module!.id,
    }
    const start = DAY_22 + DAY_MS
    expect(await startModule(db, { ...own, now: start })).toEqual(refusal('acknowledgement-missing'))
    await acknowledge(scene, planId)
    expect(await startModule(db, { ...own, now: DAY_22 - 10 * DAY_MS })).toEqual(refusal('day-locked'))
    expect(await startModule(db, { ...own, now: start })).toMatchObject({ ok: true })
    expect(await startModule(db, { ...own, now: start })).toEqual(refusal('already-done'))
    expect(await plan(scene, { expectedRevision: 1 })).toEqual(refusal('already-done'))
    expect(await logModuleMinutes(db, { ...own, now: start + 60 * MINUTE_MS, minutes: 61 })).toEqual(
      refusal('minutes-too-many'),
    )
    expect(await logModuleMinutes(db, { ...own, now: start + 60 * MINUTE_MS, minutes: 60 })).toMatchObject({ ok: true })
    expect(await finishModule(db, { ...own, now: start + 60 * MINUTE_MS })).toEqual(refusal('evidence-missing'))
    expect(await logModuleMinutes(db, { ...own, now: start + 3 * HOUR_MS, minutes: 60 })).toMatchObject({ ok: true })
    expect(await finishModule(db, { ...own, now: start + 3 * HOUR_MS })).toEqual(refusal('evidence-missing'))

    const right = new Map(
      drawQuiz(content.items, 'T02', 'a').map((item) => [
        item.id,
        item.type === 'truefalse'
          ? [String(item.answer)]
          : item.options.flatMap((o, n) => (o.correct ? [String(n)] : [])),
      ]),
    )
    expect(await takeModuleQuiz(db, { ...own, now: start + 3 * HOUR_MS, seed: 'a', chosen: () => [] })).toMatchObject({
      ok: true,
      value: { percent: 0 },
    })
    expect(
      await takeModuleQuiz(db, { ...own, now: start + 3 * HOUR_MS, seed: 'a', chosen: (id) => right.get(id) ?? [] }),
    ).toMatchObject({ ok: true, value: { percent: 100 } })
    const told = (now: number) => listOwnFailedSteps(db, { traineeId: enrolment.trainee.id, content, now })
    expect(await told(start + DAY_MS)).toMatchObject([{ what: 'remedial', on: '2026-01-29' }])
    // Two days are over: a date that moves with the day is none.
    expect(await told(start + 3 * DAY_MS)).toMatchObject([{ what: 'remedial', on: null }])
    expect(await finishModule(db, { ...own, now: start + 3 * HOUR_MS })).toMatchObject({ ok: true })
    expect(await told(start + DAY_MS)).toMatchObject([{ what: 'retake-ahead', on: '2026-01-29' }])
    expect(await told(start + 2 * DAY_MS)).toMatchObject([{ what: 'retake-open', to: '/exams/retake' }])

    const retakeAt = DAY_22 + 3 * DAY_MS
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'retake', percent: 84, started_at: retakeAt })
    await heard(db, enrolment, 'D23-3', BOTH_HEARD(scene))
    await inTransaction(db, (tx) =>
      applyExamResult(tx, {
        actor: { id: scene.manager.id, requestId: null },
        now: retakeAt + HOUR_MS,
        enrolmentId: enrolment.id,
        kind: 'retake',
        passed: true,
      }),
    )
    const begun = made(await decide(scene, 'retake-pass', 'probation', { now: retakeAt + 2 * HOUR_MS }))
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({
      state: 'on_probation',
      probation_until_on: '2026-02-28',
    })
    await acknowledge(scene, begun)
    // Five working days before its last day the Spring Festival lies between.
    const end = { now: Date.parse('2026-02-13T09:00:00+08:00'), effectiveOn: '2026-02-28' }
    expect(await decide(scene, 'probation-end', 'promote', end)).toEqual(refusal('too-early'))
    const later = { now: Date.parse('2026-02-28T09:00:00+08:00') }
    expect(await decide(scene, 'probation-end', 'promote', { ...later, effectiveOn: '2026-02-27' })).toEqual(
      refusal('date-passed'),
    )
    made(await decide(scene, 'probation-end', 'promote', { ...later, effectiveOn: '2026-02-28' }))
    expect(await stateOf(scene)).toBe('promoted')
    expect((await listTransitions(db, enrolment.id)).map((t) => t.event)).toEqual([
      'retake-passed',
      'probation-begun',
      'promoted',
    ])
  })

  async function afterFailedRetake(db: Db): Promise<Scene> {
    const scene = await aScene(db, 'retake_failed')
    await settledGates(db, scene.enrolment, scene.manager)
    await aDecision(db, { enrolment: scene.enrolment, by: scene.manager, kind: 'next-step', verdict: 'plan' })
    await anExamResult(db, {
      enrolment_id: scene.enrolment.id,
      kind: 'final',
      percent: 70,
      started_at: DAY_22,
      topics: WEAK,
    })
    await anExamResult(db, {
      enrolment_id: scene.enrolment.id,
      kind: 'retake',
      percent: 75,
      started_at: DAY_22 + DAY_MS,
    })
    await heard(db, scene.enrolment, 'D23-3', BOTH_HEARD(scene))
    return scene
  }

  test('a failed retake may end the training by two people', async () => {
    const scene = await afterFailedRetake((await open()).db)
    await doesNotAppeal(scene)
    const decisionId = made(await decide(scene, 'retake-fail', 'eliminate'))
    expect(await stateOf(scene)).toBe('retake_failed')
    await confirm(scene, decisionId, scene.manager2)
    expect(await stateOf(scene)).toBe('eliminated')
  })

  test('nobody is removed on a result that may still be appealed against, in whatever step of it', async () => {
    const scene = await afterFailedRetake((await open()).db)
    const { db, enrolment } = scene
    const actor = { id: enrolment.trainee.id, requestId: null }
    const eliminate = (now: number) => decide(scene, 'retake-fail', 'eliminate', { now })
    const [final, retake] = await db.selectFrom('attempt').select('id').orderBy('started_at').execute()
    expect(await eliminate(DAY_22 + 4 * DAY_MS)).toMatchObject({ reason: 'appeal-possible', detail: '2026-01-30' })
    const page = async (now: number) => {
      const asked = { enrolmentId: enrolment.id, kind: 'retake-fail' as const, content: testContent(), now }
      return (await getDecisionPage(db, { ...asked, replaces: false, readsAll: true }))!.preconditions
    }
    expect((await page(DAY_22 + DAY_MS)).find((p) => p.key === 'window')).toEqual({
      key: 'window',
      block: { what: 'appeal-possible', titles: ['转正考试', '补考'], on: '2026-01-30' },
      only: 'eliminate',
    })
    const proposed = made(await eliminate(DAY_22 + 5 * DAY_MS))
    const confirmedAt = (now: number) => confirm(scene, proposed, scene.manager2, 'confirmed', '都看过', now)
    // The clock of the second person may lie before the last day of asking.
    expect(await confirmedAt(DAY_22 + 3 * DAY_MS)).toMatchObject({ reason: 'appeal-possible' })
    const say = (attemptId: string, by = actor) => waiveAppeal(db, { actor: by, now: DAY_22 + DAY_MS, attemptId })
    expect(await say(final!.id, { ...actor, id: scene.manager.id })).toEqual(refusal('not-found'))
    expect([await say(final!.id), await say(final!.id)].map(({ ok }) => ok)).toEqual([true, false])
    expect(await confirmedAt(DAY_22 + 3 * DAY_MS)).toMatchObject({ reason: 'appeal-possible' })
    expect(await say(retake!.id)).toMatchObject({ ok: true })
    expect(await noticeKinds(db, scene.manager.id)).toContain('appeal-waived')
    // Who changes their mind in time is heard first.
    const appeal = { actor, now: DAY_22 + 2 * DAY_MS, attemptId: retake!.id, position: null, reason: '第三题判得不对' }
    expect(await fileAppeal(db, appeal)).toMatchObject({ ok: true })
    expect(await confirmedAt(DAY_22 + 3 * DAY_MS)).toEqual(refusal('open-appeal'))
    await db.updateTable('appeal').set({ state: 'rejected', decided_by: scene.manager.id, decided_at: 1 }).execute()
    expect(await confirmedAt(DAY_22 + 3 * DAY_MS)).toMatchObject({ ok: true })
    expect(await auditLines(db, namesOf(scene))).toContain('waive:appeal trainee')
  })

  test('only the trainee says that they do not appeal, once, and it stays said', async () => {
    const scene = await afterFailedRetake((await open()).db)
    const { db, enrolment, manager } = scene
    const { id: attempt_id } = await db.selectFrom('attempt').select('id').executeTakeFirstOrThrow()
    const said = (stated_by: string) =>
      db
        .insertInto('appeal_waiver')
        .values({ attempt_id, enrolment_id: enrolment.id, stated_by, stated_at: 1 })
        .execute()
    await expect(said(manager.id)).rejects.toThrow()
    await said(enrolment.trainee.id)
    await expect(said(enrolment.trainee.id)).rejects.toThrow()
    await expect(db.deleteFrom('appeal_waiver').execute()).rejects.toThrow('append-only')
  })

  test('an answered appeal leaves nothing to wait for', async () => {
    const scene = await afterFailedRetake((await open()).db)
    const { db, enrolment } = scene
    for (const { id } of await db.selectFrom('attempt').select('id').execute())
      await db
        .insertInto('appeal')
        .values({
          ...{ id: newId(), enrolment_id: enrolment.id, attempt_id: id, position: null, reason: '第三题判得不对' },
          ...{ filed_at: DAY_22, due_on: '2026-01-29', state: 'rejected', answer: '看过了' },
          ...{ decided_by: scene.manager2.id, decided_at: DAY_22 + 1 },
        })
        .execute()
    expect(await decide(scene, 'retake-fail', 'eliminate')).toMatchObject({ ok: true })
  })

  test.each(['promote', 'eliminate'] as const)(
    'a failed retake may extend probation, which ends with: %s',
    async (verdict) => {
      const scene = await afterFailedRetake((await open()).db)
      const extend = (contractMonths: number) =>
        decide(scene, 'retake-fail', 'extend', { dueOn: '2026-03-15', asked: { contractMonths, monthsUsed: 1 } })
      expect([await extend(2), await extend(24)].map(({ ok }) => ok)).toEqual([false, false])
      expect(await extend(24)).toMatchObject({ reason: 'probation-too-long', detail: '2' })
      const extended = made(await extend(36))
      // Longer, too, it is only proposed until a second person agrees.
      expect(await stateOf(scene)).toBe('retake_failed')
      expect(await acknowledge(scene, extended)).toEqual(refusal('second-person-needed'))
      expect(await confirm(scene, extended, scene.manager)).toEqual(refusal('second-person-needed'))
      expect(await confirm(scene, extended, scene.manager2)).toMatchObject({ ok: true })
      const { details } = await scene.db
        .selectFrom('decision')
        .select('details')
        .where('id', '=', extended)
        .executeTakeFirstOrThrow()
      expect(JSON.parse(details)).toMatchObject({
        warnings: [{ what: 'only-once' }],
      })
      expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({
        state: 'on_probation',
        probation_until_on: '2026-03-15',
        contract_months: 36,
      })
      const now = Date.parse('2026-03-15T09:00:00+08:00')
      expect(await decide(scene, 'probation-end', verdict, { now, effectiveOn: '2026-03-15' })).toEqual(
        refusal('acknowledgement-missing'),
      )
      await acknowledge(scene, extended)
      const end = { now, effectiveOn: '2026-03-15' }
      const decisionId = made(await decide(scene, 'probation-end', verdict, end))
      // Over a retake that was not passed nobody is promoted by one person alone.
      expect(await stateOf(scene)).toBe('on_probation')
      const nextDay = verdict === 'promote' ? now + DAY_MS : now
      await confirm(scene, decisionId, scene.manager2, 'confirmed', '都看过', nextDay)
      expect(await stateOf(scene)).toBe(verdict === 'promote' ? 'promoted' : 'eliminated')
      // Not before the signature that decides.
      if (verdict === 'promote') {
        expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({ promoted_on: '2026-03-16' })
        const own = { enrolmentId: scene.enrolment.id, content: testContent(), now: nextDay }
        expect(await getCertificate(scene.db, own)).toMatchObject({ promotedOn: '2026-03-16' })
        expect(
          await decide(scene, 'probation-end', 'promote', {
            ...end,
            now: nextDay + DAY_MS,
            expectedRevision: 1,
            why: '签字时日期写错了，应当是另一天',
          }),
        ).toEqual(refusal('date-passed'))
      }
    },
  )

  test.each(['in_training', 'final_passed', 'final_failed', 'retake_passed', 'retake_failed', 'on_probation'] as const)(
    '%s may be withdrawn with a reason and a second person',
    async (state) => {
      const scene = await aScene((await open()).db, state)
      const record = (askedOn: string | undefined) =>
        decide(scene, 'withdrawal', 'withdraw', { asked: { askedOn }, effectiveOn: '2026-01-28' })
      for (const askedOn of ['2026-01-04', '2026-02-20', undefined])
        expect(await record(askedOn)).toEqual(refusal('asked-when'))
      const left = made(await record('2026-01-26'))
      expect(await stateOf(scene), 'one person alone ends nothing').toBe(state)
      expect(await confirm(scene, left, scene.manager)).toEqual(refusal('second-person-needed'))
      expect(await confirm(scene, left, scene.manager2)).toMatchObject({ ok: true })
      expect(await stateOf(scene)).toBe('withdrawn')
      expect(await decide(scene, 'withdrawal', 'withdraw', { expectedRevision: 1 })).toEqual(refusal('already-done'))
    },
  )

  test('an upheld appeal turns a failed final into a passed one', async () => {
    const scene = await afterFinal((await open()).db, 79)
    const result = {
      actor: { id: scene.manager.id, requestId: null },
      now: DAY_22 + DAY_MS,
      enrolmentId: scene.enrolment.id,
      kind: 'final' as const,
      passed: true,
    }
    expect(await inTransaction(scene.db, (tx) => applyExamResult(tx, result))).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('final_passed')
  })
})

describe('the scene', () => {
  test('day 22 is the day the plan gives to the final', () => {
    expect(testContent().activityById.get('D22-1')?.day).toBe(22)
  })
})
