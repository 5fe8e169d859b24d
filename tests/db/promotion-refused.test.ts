import { expect, test } from 'vitest'
import { verifyAudit } from '#app/features/audit/audit.server'
import { startModule } from '#app/features/promotion/start-module.server'
import { listTransitions } from '#db/queries/enrolments'
import { listModules } from '#db/queries/remedial'
import { aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { aPerson } from '#tests/builders/person'
import { aDecision, anExamResult } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import {
  acknowledge,
  afterFinal,
  aScene,
  confirm,
  DAY_22,
  decide,
  made,
  plan,
  refusal,
  type Scene,
  testedAt,
} from './promotion-scene'

describeDatabases('promotion: what is refused', (open) => {
  const promote = (scene: Scene, change: Parameters<typeof decide>[3] = {}) =>
    decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-27', ...change })

  test('a date before the day after the release', async () => {
    const scene = await afterFinal((await open()).db, 88)
    expect(await promote(scene, { effectiveOn: '2026-01-26' })).toEqual({
      ok: false,
      reason: 'date-passed',
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
    expect(await confirm(scene, decisionId, scene.enrolment.trainee)).toEqual(refusal('self-signing'))
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
    const leaves = { asked: { askedOn: '2026-01-26' }, effectiveOn: '2026-01-28' }
    const left = made(await decide(scene, 'withdrawal', 'withdraw', leaves))
    expect(await confirm(scene, left, scene.manager2)).toMatchObject({ ok: true })
    expect(await confirm(scene, decisionId, scene.manager2)).toEqual(refusal('proposal-lapsed'))
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
    expect(await plan(scene, { fromOn: '2026-01-30', dueOn: '2026-01-28' })).toEqual(refusal('date-passed'))
    expect(await plan(scene, { fromOn: '2026-01-20' })).toEqual(refusal('date-passed'))
  })

  test('acknowledging for somebody else, twice, or recording a refusal without a word', async () => {
    const scene = await afterFinal((await open()).db, 70)
    const decisionId = made(await plan(scene))
    expect(await acknowledge(scene, decisionId, scene.manager)).toEqual(refusal('not-allowed'))
    const nextDay = DAY_22 + 2 * DAY_MS
    expect(await acknowledge(scene, decisionId, scene.manager, 'refused', '', nextDay)).toEqual(
      refusal('comment-needed'),
    )
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
