import { describe, expect, test } from 'vitest'
import { verifyAudit } from '#app/features/audit/audit.server'
import { acknowledgeDecision } from '#app/features/promotion/acknowledge-decision.server'
import { applyExamResult } from '#app/features/promotion/apply-exam-result.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import type { DecisionKind, DecisionVerdict } from '#app/features/promotion/decision-kinds'
import { finishModule } from '#app/features/promotion/finish-module.server'
import { logModuleMinutes } from '#app/features/promotion/log-module-minutes.server'
import { type MakeDecisionInput, makeDecision } from '#app/features/promotion/make-decision.server'
import { drawQuiz } from '#app/features/promotion/remedial'
import { getRetakeGate } from '#app/features/promotion/retake-gate.server'
import { startModule } from '#app/features/promotion/start-module.server'
import { takeModuleQuiz } from '#app/features/promotion/take-module-quiz.server'
import type { Db } from '#db/connect'
import { findEnrolment, listTransitions } from '#db/queries/enrolments'
import { listModules } from '#db/queries/remedial'
import type { EnrolmentState } from '#db/tables/cohorts'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { aDecision, anExamResult, settledGates } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, HOUR_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'

/** Day 22 of a plan that began on Monday 2026-01-05 and rests on no day but the Spring Festival's is 2026-01-26. */
const DAY_22 = Date.parse('2026-01-26T09:00:00+08:00')
const WEAK = [
  { topic: 'T02', points: 5, max: 10, percent: 50 },
  { topic: 'T13', points: 9, max: 10, percent: 90 },
]

interface Scene {
  db: Db
  enrolment: BuiltEnrolment
  manager: BuiltPerson
  manager2: BuiltPerson
}

async function aScene(db: Db, state: EnrolmentState, columns: { probation_until_on?: string } = {}): Promise<Scene> {
  const enrolment = await anEnrolment(db, { state, ...columns })
  const manager = await aPerson(db, { roles: ['manager'] })
  const manager2 = await aPerson(db, { roles: ['manager'] })
  return { db, enrolment, manager, manager2 }
}

/** Gates settled and a released final on day 22. */
async function afterFinal(db: Db, percent: number): Promise<Scene> {
  const scene = await aScene(db, percent >= 80 ? 'final_passed' : 'final_failed')
  await settledGates(db, scene.enrolment, scene.manager)
  await anExamResult(db, { enrolment_id: scene.enrolment.id, kind: 'final', percent, started_at: DAY_22, topics: WEAK })
  return scene
}

function decide(
  scene: Scene,
  kind: DecisionKind,
  verdict: DecisionVerdict,
  change: Partial<MakeDecisionInput> & { by?: BuiltPerson } = {},
) {
  const { by = scene.manager, ...rest } = change
  return makeDecision(scene.db, {
    actor: { id: by.id, requestId: null },
    decider: by,
    now: DAY_22 + DAY_MS,
    content: testContent(),
    enrolmentId: scene.enrolment.id,
    kind,
    verdict,
    expectedRevision: 0,
    reason: '三项成绩齐全，表现稳定，按规则决定',
    dueOn: null,
    effectiveOn: null,
    fromOn: null,
    ownerId: null,
    asked: {},
    sentence: '您将作出这项决定',
    ...rest,
  })
}

function confirm(
  scene: Scene,
  decisionId: string,
  by: BuiltPerson,
  verdict: 'confirmed' | 'declined' = 'confirmed',
  note = '已看过全部档案',
) {
  return confirmDecision(scene.db, {
    actor: { id: by.id, requestId: null },
    confirmerId: by.id,
    now: DAY_22 + 2 * DAY_MS,
    content: testContent(),
    decisionId,
    verdict,
    note,
  })
}

function acknowledge(
  scene: Scene,
  decisionId: string,
  by: BuiltPerson = scene.enrolment.trainee,
  kind: 'acknowledged' | 'refused' = 'acknowledged',
  note = '',
) {
  return acknowledgeDecision(scene.db, {
    actor: { id: by.id, requestId: null },
    person: by,
    now: DAY_22 + DAY_MS + 1,
    decisionId,
    kind,
    note,
  })
}

const plan = (scene: Scene, change: Partial<MakeDecisionInput> = {}) =>
  decide(scene, 'next-step', 'plan', {
    fromOn: '2026-01-27',
    dueOn: '2026-01-30',
    ownerId: scene.enrolment.mentor!.id,
    asked: { planText: '先补商品知识，再做练习题' },
    ...change,
  })

function made(outcome: Awaited<ReturnType<typeof decide>>): string {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${outcome.detail ?? ''}`)
  return outcome.value.decisionId
}

const refusal = (reason: string) => expect.objectContaining({ ok: false, reason })
const namesOf = ({ enrolment, manager, manager2 }: Scene) => ({
  [enrolment.trainee.id]: 'trainee',
  [manager.id]: 'manager',
  [manager2.id]: 'second manager',
})
const stateOf = async (scene: Scene) => (await findEnrolment(scene.db, scene.enrolment.id))!.state

/** All tests of a gate's day with these results. */
async function testedAt(scene: Scene, gate: 'D1' | 'D3', percent: number) {
  const rows = soundRows({
    enrolment: scene.enrolment.id,
    trainee: scene.enrolment.trainee.id,
    mentor: scene.enrolment.mentor!.id,
    manager: scene.manager.id,
  })
  if (gate === 'D1') {
    await anExamResult(scene.db, { enrolment_id: scene.enrolment.id, kind: 'baseline', percent })
    await scene.db
      .insertInto('typing_run')
      .values({ ...rows.typing_run, finished_at: NOW, typed: '', speed: 60, accuracy: 96, band: 'pass' })
      .execute()
    await scene.db
      .insertInto('rubric_sheet')
      .values({ ...rows.rubric_sheet, percent })
      .execute()
    return
  }
  await anExamResult(scene.db, { enrolment_id: scene.enrolment.id, kind: 'stage', percent })
  await scene.db
    .insertInto('drill')
    .values({
      ...rows.drill,
      activity_id: 'D03-2',
      set_id: 'S2',
      mode: 'reply',
      state: 'finished',
      finished_at: NOW,
      percent,
      passed: percent >= 80 ? 1 : 0,
    })
    .execute()
}

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
      facts: { exams: [{ kind: 'final', percent: 88 }] },
    })
  })

  test('D1 far below is proposed, confirmed by a second person, and ends the training', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const decisionId = made(await decide(scene, 'd1-gate', 'eliminate'))
    expect(await stateOf(scene)).toBe('in_training')
    expect(await confirm(scene, decisionId, scene.manager2)).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('eliminated')
    expect(await acknowledge(scene, decisionId, scene.manager, 'refused', '本人当面表示不签字')).toMatchObject({
      ok: true,
    })
    expect(await auditLines(scene.db, namesOf(scene))).toEqual([
      'propose:decision manager',
      'confirm:decision second manager',
      'gate-eliminated:enrolment second manager',
      'record-refusal:decision manager',
    ])
  })

  test('a gate may ask to improve, be passed later, and raise the targets', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 55)
    const first = made(
      await decide(scene, 'd1-gate', 'improve', { dueOn: '2026-02-01', asked: { improve: '折扣计算' } }),
    )
    await acknowledge(scene, first)
    const second = made(await decide(scene, 'd1-gate', 'pass', { expectedRevision: 1 }))
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
      refusal('limit-reached'),
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
    const asked = (now: number) =>
      getRetakeGate(
        db,
        { id: enrolment.id, zone: 'Asia/Shanghai', state: 'final_failed' },
        { now, promotion: content.promotion },
      )
    expect(await asked(start + 3 * DAY_MS)).toMatchObject({ remedialDone: false, open: false })
    expect(await finishModule(db, { ...own, now: start + 3 * HOUR_MS })).toMatchObject({ ok: true })
    expect(await asked(start + DAY_MS)).toMatchObject({ allowedFromOn: '2026-01-29', remedialDone: true, open: false })
    expect(await asked(start + 2 * DAY_MS)).toMatchObject({ planAcknowledged: true, open: true })

    const retakeAt = DAY_22 + 3 * DAY_MS
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'retake', percent: 84, started_at: retakeAt })
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
    const end = { now: Date.parse('2026-02-27T09:00:00+08:00'), effectiveOn: '2026-02-28' }
    expect(await decide(scene, 'probation-end', 'promote', end)).toEqual(refusal('too-early'))
    const later = { now: Date.parse('2026-02-28T09:00:00+08:00') }
    expect(await decide(scene, 'probation-end', 'promote', { ...later, effectiveOn: '2026-02-27' })).toEqual(
      refusal('too-early'),
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
    return scene
  }

  test('a failed retake may end the training by two people', async () => {
    const scene = await afterFailedRetake((await open()).db)
    const decisionId = made(await decide(scene, 'retake-fail', 'eliminate'))
    expect(await stateOf(scene)).toBe('retake_failed')
    await confirm(scene, decisionId, scene.manager2)
    expect(await stateOf(scene)).toBe('eliminated')
  })

  test.each(['promote', 'eliminate'] as const)(
    'a failed retake may extend probation, which ends with: %s',
    async (verdict) => {
      const scene = await afterFailedRetake((await open()).db)
      const extended = made(
        await decide(scene, 'retake-fail', 'extend', {
          dueOn: '2026-03-15',
          asked: { contractMonths: 24, monthsUsed: 1 },
        }),
      )
      const { details } = await scene.db
        .selectFrom('decision')
        .select('details')
        .where('id', '=', extended)
        .executeTakeFirstOrThrow()
      expect(JSON.parse(details)).toMatchObject({
        warnings: [{ what: 'only-once' }, { what: 'too-long', capMonths: 2 }],
      })
      expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({
        state: 'on_probation',
        probation_until_on: '2026-03-15',
        contract_months: 24,
      })
      const now = Date.parse('2026-03-15T09:00:00+08:00')
      expect(await decide(scene, 'probation-end', verdict, { now, effectiveOn: '2026-03-15' })).toEqual(
        refusal('acknowledgement-missing'),
      )
      await acknowledge(scene, extended)
      const decisionId = made(await decide(scene, 'probation-end', verdict, { now, effectiveOn: '2026-03-15' }))
      if (verdict === 'eliminate') await confirm(scene, decisionId, scene.manager2)
      expect(await stateOf(scene)).toBe(verdict === 'promote' ? 'promoted' : 'eliminated')
    },
  )

  test.each(['in_training', 'final_passed', 'final_failed', 'retake_passed', 'retake_failed', 'on_probation'] as const)(
    '%s may be withdrawn with a reason',
    async (state) => {
      const scene = await aScene((await open()).db, state)
      made(await decide(scene, 'withdrawal', 'withdraw', { asked: { askedOn: '2026-01-26' } }))
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

describeDatabases('promotion: what is refused', (open) => {
  const promote = (scene: Scene, change: Parameters<typeof decide>[3] = {}) =>
    decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-27', ...change })

  test('a date before the day after the release', async () => {
    const scene = await afterFinal((await open()).db, 88)
    expect(await promote(scene, { effectiveOn: '2026-01-26' })).toEqual({
      ok: false,
      reason: 'too-early',
      detail: '2026-01-27',
    })
  })

  test('a person without the permission, and the trainee', async () => {
    const scene = await afterFinal((await open()).db, 88)
    expect(await promote(scene, { by: scene.enrolment.mentor! })).toEqual(refusal('not-allowed'))
    const both = { ...scene.enrolment.trainee, roles: ['trainee', 'manager'] as const }
    expect(await promote(scene, { by: both })).toEqual(refusal('self-signing'))
  })

  test('a reason of few characters', async () => {
    const scene = await afterFinal((await open()).db, 88)
    expect(await promote(scene, { reason: '   表现很好   ' })).toEqual({
      ok: false,
      reason: 'comment-needed',
      detail: '10',
    })
  })

  test('an open appeal', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const { id } = await scene.db
      .selectFrom('attempt')
      .select('id')
      .where('kind', '=', 'final')
      .executeTakeFirstOrThrow()
    await scene.db
      .insertInto('appeal')
      .values({
        id: 'appeal',
        enrolment_id: scene.enrolment.id,
        attempt_id: id,
        position: null,
        reason: '第三题有歧义',
        filed_at: NOW,
        decided_by: null,
        decided_at: null,
        answer: null,
      })
      .execute()
    expect(await promote(scene)).toEqual(refusal('open-appeal'))
  })

  test('an answer that is not marked', async () => {
    const scene = await afterFinal((await open()).db, 88)
    await anExamResult(scene.db, { enrolment_id: scene.enrolment.id, kind: 'makeup', percent: 70, state: 'submitted' })
    expect(await promote(scene)).toEqual(refusal('ungraded-answers'))
  })

  test('gates that are missing, unsettled, unconfirmed or unread', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'final_passed')
    await anExamResult(db, { enrolment_id: scene.enrolment.id, kind: 'final', percent: 88, started_at: DAY_22 })
    expect(await promote(scene)).toEqual(refusal('evidence-missing'))
    await aDecision(db, {
      enrolment: scene.enrolment,
      by: scene.manager,
      kind: 'd1-gate',
      verdict: 'pass',
      acknowledged: false,
    })
    expect(await promote(scene)).toEqual(refusal('acknowledgement-missing'))
    const [d1] = await db.selectFrom('decision').select('id').execute()
    await acknowledge(scene, d1!.id)
    await aDecision(db, {
      enrolment: scene.enrolment,
      by: scene.manager,
      kind: 'd3-gate',
      verdict: 'improve',
      due_on: '2026-01-10',
    })
    expect(await promote(scene)).toEqual(refusal('evidence-missing'))
    await aDecision(db, {
      enrolment: scene.enrolment,
      by: scene.manager,
      kind: 'd3-gate',
      verdict: 'eliminate',
      revision: 2,
      acknowledged: false,
    })
    expect(await promote(scene)).toEqual(refusal('second-person-needed'))
  })

  test('a decision by the only marker; another manager may', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const { id } = await scene.db
      .selectFrom('attempt')
      .select('id')
      .where('kind', '=', 'final')
      .executeTakeFirstOrThrow()
    const rows = soundRows({
      enrolment: scene.enrolment.id,
      trainee: scene.enrolment.trainee.id,
      mentor: scene.manager.id,
      manager: scene.manager.id,
    })
    await scene.db
      .insertInto('mark')
      .values({ ...rows.mark, attempt_id: id })
      .execute()
    expect(await promote(scene)).toEqual(refusal('second-person-needed'))
    made(await promote(scene, { by: scene.manager2 }))
  })

  test('confirming one’s own proposal, twice, without permission, or as the trainee', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const decisionId = made(await decide(scene, 'd1-gate', 'eliminate'))
    expect(await confirm(scene, decisionId, scene.manager)).toEqual(refusal('second-person-needed'))
    expect(await confirm(scene, decisionId, scene.enrolment.mentor!)).toEqual(refusal('not-allowed'))
    expect(await confirm(scene, decisionId, scene.enrolment.trainee)).toEqual(refusal('not-allowed'))
    expect(await confirm(scene, decisionId, scene.manager2, 'declined', ' ')).toEqual(refusal('comment-needed'))
    expect(await acknowledge(scene, decisionId)).toEqual(refusal('second-person-needed'))
    expect(await decide(scene, 'd1-gate', 'pass', { expectedRevision: 1 })).toEqual(refusal('already-done'))
    const hr = await aPerson(scene.db, { roles: ['delegate'] })
    expect(await confirm(scene, decisionId, hr)).toEqual(refusal('not-allowed'))
    await aDelegation(scene.db, {
      cohort_id: scene.enrolment.cohort.id,
      activity_id: 'D01-6',
      person_id: hr.id,
      role: 'hr',
    })
    expect(await confirm(scene, decisionId, hr)).toMatchObject({ ok: true })
    expect(await confirm(scene, decisionId, scene.manager2)).toEqual(refusal('already-done'))
  })

  test('confirming after something new has come up', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const decisionId = made(await decide(scene, 'd1-gate', 'eliminate'))
    await anExamResult(scene.db, {
      enrolment_id: scene.enrolment.id,
      kind: 'baseline',
      percent: 70,
      state: 'submitted',
      exam_id: 'd01-again',
    })
    expect(await confirm(scene, decisionId, scene.manager2)).toEqual(refusal('ungraded-answers'))
    made(await decide(scene, 'withdrawal', 'withdraw'))
    expect(await confirm(scene, decisionId, scene.manager2)).toEqual(refusal('wrong-state'))
  })

  test('passing or removing somebody who was not tested; asking to improve is possible', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    expect(await decide(scene, 'd1-gate', 'pass')).toEqual(refusal('evidence-missing'))
    expect(await decide(scene, 'd1-gate', 'eliminate')).toEqual(refusal('evidence-missing'))
    expect(await decide(scene, 'd1-gate', 'improve', { dueOn: '2026-01-27' })).toEqual(refusal('date-passed'))
    made(await decide(scene, 'd1-gate', 'improve', { dueOn: '2026-01-30' }))
    expect(await decide(scene, 'd1-gate', 'improve', { dueOn: '2026-01-30' })).toEqual(refusal('stale'))
  })

  test('D3 before D1, and anything out of its state', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D3', 90)
    expect(await decide(scene, 'd3-gate', 'pass')).toEqual(refusal('evidence-missing'))
    expect(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-27' })).toEqual(refusal('wrong-state'))
    expect(await decide(scene, 'next-step', 'plan', {})).toEqual(refusal('wrong-state'))
    expect(await decide(scene, 'd1-gate', 'promote', {})).toEqual(refusal('invalid-reference'))
  })

  test('a plan without an owner, with dates that run backwards, or in the past', async () => {
    const scene = await afterFinal((await open()).db, 70)
    const stranger = await aPerson(scene.db, { roles: ['mentor'] })
    expect(await plan(scene, { ownerId: stranger.id })).toEqual(refusal('invalid-reference'))
    expect(await plan(scene, { fromOn: '2026-01-30', dueOn: '2026-01-28' })).toEqual(refusal('invalid-reference'))
    expect(await plan(scene, { fromOn: '2026-01-20' })).toEqual(refusal('date-passed'))
  })

  test('acknowledging for somebody else, twice, or recording a refusal without a word', async () => {
    const scene = await afterFinal((await open()).db, 70)
    const decisionId = made(await plan(scene))
    expect(await acknowledge(scene, decisionId, scene.manager)).toEqual(refusal('not-allowed'))
    expect(await acknowledge(scene, decisionId, scene.manager, 'refused', '')).toEqual(refusal('comment-needed'))
    expect(await acknowledge(scene, decisionId, scene.enrolment.trainee, 'refused', '我不签这个')).toEqual(
      refusal('not-allowed'),
    )
    expect(await acknowledge(scene, decisionId)).toMatchObject({ ok: true })
    expect(await acknowledge(scene, decisionId)).toEqual(refusal('already-done'))
  })

  test('another trainee’s module', async () => {
    const scene = await afterFinal((await open()).db, 70)
    await acknowledge(scene, made(await plan(scene)))
    const [module] = await listModules(scene.db, scene.enrolment.id)
    const other = await aPerson(scene.db)
    const input = {
      actor: { id: other.id, requestId: null },
      traineeId: other.id,
      now: DAY_22 + DAY_MS,
      content: testContent(),
      enrolmentId: scene.enrolment.id,
      moduleId: module!.id,
    }
    expect(await startModule(scene.db, input)).toEqual(refusal('not-found'))
  })

  test('ten managers at once: one promotion', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => promote(scene, { by: n % 2 ? scene.manager : scene.manager2 })),
    )
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1)
    expect(outcomes.filter((o) => !o.ok).map((o) => !o.ok && o.reason)).toEqual(Array(9).fill('already-done'))
    expect(await listTransitions(scene.db, scene.enrolment.id)).toHaveLength(1)
    expect(await scene.db.selectFrom('decision').selectAll().where('kind', '=', 'promotion').execute()).toHaveLength(1)
    expect((await verifyAudit(scene.db)).fault).toBeNull()
  })
})

describe('the scene', () => {
  test('day 22 is the day the plan gives to the final', () => {
    expect(testContent().activityById.get('D22-1')?.day).toBe(22)
  })
})
