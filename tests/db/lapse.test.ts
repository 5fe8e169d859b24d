// What a proposal rests on may change before the second person speaks: then it lapses, says so, and has to be made anew.
import { expect, test } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { loadProgress } from '#app/features/activities/progress.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getPlanPage } from '#app/features/plan/plan-page.server'
import { applyExamResult } from '#app/features/promotion/apply-exam-result.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { lapseDecisions, lapseOf } from '#app/features/promotion/lapse-decisions.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { TraineeToday } from '#app/features/today/today-view'
import type { Db } from '#db/connect'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { testContent, testCourses } from '#tests/builders/content'
import { type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult, settledGates } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { noticeKinds } from './notice-kinds'
import {
  acknowledge,
  afterFinal,
  aScene,
  confirm,
  DAY_22,
  decide,
  made,
  namesOf,
  plan,
  refusal,
  type Scene,
  stateOf,
  testedAt,
} from './promotion-scene'

const courses = testCourses()
const NOW = DAY_22 + DAY_MS

const view = ({ db }: Scene, viewer: BuiltPerson, decisionId: string) =>
  getDecisionView(db, { decisionId, viewer, courses, now: NOW })
const look = ({ db }: Scene) => lapseDecisions(db, { now: NOW + 1, courses })
const inboxOf = ({ db }: Scene, person: BuiltPerson) =>
  getInbox(db, { viewer: viewerOf(person), courses, now: NOW + 2 })

/** The paper that was not passed has these points by now. */
const regraded = ({ db }: Scene, percent: number) =>
  db
    .updateTable('attempt')
    .set({ percent, points: percent, passed: percent >= 60 ? 1 : 0 })
    .where('passed', '=', 0)
    .execute()

/** As an upheld appeal does it: the enrolment moves on, and what rested on the old result is looked at. */
const passes = ({ db, enrolment, manager }: Scene, kind: 'final' | 'retake') =>
  inTransaction(db, async (tx) => {
    const actor = { id: manager.id, requestId: null }
    const moved = await applyExamResult(tx, { actor, now: NOW, enrolmentId: enrolment.id, kind, passed: true })
    if (!moved.ok) throw new Error(moved.reason)
    await lapseOf(tx, { now: NOW, courses, enrolmentId: enrolment.id })
  })

async function proposedAtD3(db: Db) {
  const scene = await aScene(db, 'in_training')
  await aDecision(db, { enrolment: scene.enrolment, by: scene.manager, kind: 'd1-gate', verdict: 'pass' })
  await testedAt(scene, 'D3', 50)
  return { scene, decisionId: made(await decide(scene, 'd3-gate', 'eliminate')) }
}

describeDatabases('a proposal whose ground has changed', (open) => {
  test('cannot be confirmed: it lapses, both are told, and it may be made anew', async () => {
    const { scene, decisionId } = await proposedAtD3((await open()).db)
    const { db, enrolment, manager, manager2 } = scene
    expect(await look(scene)).toBe(0)
    await regraded(scene, 73.3)
    expect(await confirm(scene, decisionId, manager2)).toEqual(refusal('proposal-lapsed'))
    expect(await confirm(scene, decisionId, manager2)).toEqual(refusal('proposal-lapsed'))
    expect(await confirm(scene, decisionId, manager2, 'declined')).toEqual(refusal('proposal-lapsed'))
    expect(await stateOf(scene)).toBe('in_training')
    expect(await noticeKinds(db, manager.id)).toContain('proposal-lapsed')
    expect(await noticeKinds(db, manager2.id)).toContain('proposal-lapsed')
    expect(await noticeKinds(db, enrolment.trainee.id)).not.toContain('proposal-lapsed')
    expect(await auditLines(db, namesOf(scene))).toContainEqual(expect.stringContaining('lapse:decision'))
    const shown = (await view(scene, manager2, decisionId))!
    expect(shown).toMatchObject({
      waitsForConfirmation: false,
      confirmation: null,
      can: { confirm: false, readCase: false },
      lapse: { cause: 'evidence', changes: [{ before: 50, after: 73.3 }] },
    })
    expect(await view(scene, enrolment.trainee, decisionId)).toBeNull()
    const inbox = await inboxOf(scene, manager2)
    expect(inbox.confirmations).toEqual([])
    expect(inbox.wanted).toContainEqual(expect.objectContaining({ kind: 'd3-gate', declinedId: decisionId }))
    expect(
      await decide(scene, 'd3-gate', 'pass', {
        expectedRevision: 1,
        asked: { whyBelow: '短语已经补练，师傅当面看过三组' },
      }),
    ).toMatchObject({ ok: true })
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  test('shows the trainee nothing while it waits: neither that it was made nor another date', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'in_training')
    await aDecision(db, { enrolment: scene.enrolment, by: scene.manager, kind: 'd1-gate', verdict: 'pass' })
    await testedAt(scene, 'D3', 50)
    const { id: traineeId, displayName } = scene.enrolment.trainee
    const asked = { traineeId, displayName, content: testContent(), now: NOW }
    const pages = async () => [
      await getTraineeToday(db, asked),
      await getPlanPage(db, asked),
      await getActivityPage(db, { ...asked, activityId: 'D03-1' }),
    ]
    const before = await pages()
    expect((before[0] as TraineeToday).failedSteps).not.toEqual([])
    made(await decide(scene, 'd3-gate', 'eliminate'))
    expect(await pages()).toEqual(before)
  })

  test('lapses by itself, once, without anybody opening it', async () => {
    const { scene, decisionId } = await proposedAtD3((await open()).db)
    await regraded(scene, 55)
    expect(await lapseDecisions(scene.db, { now: NOW, courses, enrolmentId: 'another' })).toBe(0)
    expect(await look(scene)).toBe(1)
    expect(await look(scene)).toBe(0)
    expect((await view(scene, scene.manager, decisionId))!.lapse).toMatchObject({ cause: 'evidence' })
  })

  test('lapses with the stage it was made from', async () => {
    const scene = await aScene((await open()).db, 'retake_failed')
    const { db, enrolment, manager } = scene
    await settledGates(db, enrolment, manager)
    const paper = { enrolment_id: enrolment.id, percent: 40, started_at: DAY_22 }
    await anExamResult(db, { ...paper, kind: 'final' })
    await anExamResult(db, { ...paper, kind: 'retake' })
    const decisionId = await aDecision(db, {
      ...{ enrolment, by: manager, kind: 'retake-fail', verdict: 'extend', second_person: 1, acknowledged: false },
      due_on: '2026-03-26',
    })
    expect(await look(scene)).toBe(0)
    await passes(scene, 'retake')
    expect(await stateOf(scene)).toBe('retake_passed')
    expect((await inboxOf(scene, scene.manager2)).confirmations).toEqual([])
    expect(await view(scene, manager, decisionId)).toMatchObject({ lapse: { cause: 'evidence' } })
  })

  test('the engine lets neither a lapsed one be confirmed nor a confirmed one lapse', async () => {
    const { scene, decisionId } = await proposedAtD3((await open()).db)
    const { db, enrolment, manager, manager2 } = scene
    const lapse = (id: string) =>
      db
        .insertInto('decision_lapse')
        .values({ decision_id: id, cause: 'evidence', details: '{"changes":[]}', lapsed_at: NOW })
        .execute()
    const agree = (id: string) =>
      db
        .insertInto('decision_confirmation')
        .values({
          ...{ decision_id: id, decided_by: manager.id, trainee_id: enrolment.trainee.id, confirmed_by: manager2.id },
          ...{ verdict: 'confirmed' as const, note: null, confirmed_at: NOW },
        })
        .execute()
    await lapse(decisionId)
    await expect(agree(decisionId)).rejects.toThrow()
    const next = made(await decide(scene, 'd3-gate', 'eliminate', { expectedRevision: 1 }))
    await agree(next)
    await expect(lapse(next)).rejects.toThrow()
    await expect(db.deleteFrom('decision_lapse').execute()).rejects.toThrow('append-only')
  })
})

describeDatabases('a next-step plan', (open) => {
  test('rests on the written paper alone: the hearing is marked after it, and not after the promotion', async () => {
    const scene = await afterFinal((await open()).db, 65)
    const { db, enrolment } = scene
    const isFixed = async () => {
      const row = (await findEnrolment(db, enrolment.id))!
      const [progress] = await loadProgress(db, [row], { content: testContent(), now: NOW })
      return progress!.activities.find(({ activity }) => activity.id === 'D22-1')!.decidedOn
    }
    made(await plan(scene))
    expect(await isFixed()).toBe(false)
    await db.updateTable('attempt').set({ percent: 85, passed: 1 }).execute()
    await passes(scene, 'final')
    expect(await isFixed()).toBe(false)
    made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-05' }))
    expect(await isFixed()).toBe(true)
  })

  test('is over when an appeal turns the final into a pass, and the promotion goes on', async () => {
    const scene = await afterFinal((await open()).db, 65)
    const { db, enrolment, manager } = scene
    const decisionId = made(await plan(scene))
    await acknowledge(scene, decisionId)
    expect(await db.selectFrom('remedial_module').select('id').execute()).not.toEqual([])
    await db.updateTable('attempt').set({ percent: 85, passed: 1 }).execute()
    await passes(scene, 'final')
    expect(await db.selectFrom('remedial_module').select('id').execute()).toEqual([])
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('plan-lapsed')
    expect(await noticeKinds(db, enrolment.mentor!.id)).toContain('mentee-plan-lapsed')
    expect(await view(scene, enrolment.trainee, decisionId)).toMatchObject({
      lapse: { cause: 'passed' },
      can: { acknowledge: false },
    })
    expect((await inboxOf(scene, manager)).acknowledgements).toEqual([])
    expect(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-05' })).toMatchObject({ ok: true })
  })
})
