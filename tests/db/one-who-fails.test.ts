// One trainee who passes nothing at once: what they, their mentor and the managers read at every stop, from day 3 to the last decision.

import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { fileAppeal } from '#app/features/grading/file-appeal.server'
import { waiveAppeal } from '#app/features/grading/waive-appeal.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { answerExamAppeal, releaseExam } from '#app/features/promotion/release-exam.server'
import { getRemedialPage } from '#app/features/promotion/remedial-page.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { getTraineeToday } from '#app/features/today/today.server'
import { testContent, testCourses } from '#tests/builders/content'
import { aPerson, viewerOf } from '#tests/builders/person'
import { type AttemptWish, aDecision, anExamResult, heard, waived } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { describeDatabases } from '#tests/setup/databases'
import { noticeKinds } from './notice-kinds'
import {
  acknowledge,
  aScene,
  BOTH_HEARD,
  confirm,
  decide,
  made,
  refusal,
  type Scene,
  stateOf,
  WEAK,
} from './promotion-scene'
import { reasonOf } from './reason-of'

const content = testContent()
const courses = testCourses()
const on = (date: string, time = '10:00') => Date.parse(`${date}T${time}:00+08:00`)
const WHY = '短语还要练，笔试已经补过一次，带着目标往下走'

/** Sat, marked, and released an hour later by the manager. */
async function sits(scene: Scene, at: number, wish: Omit<AttemptWish, 'enrolment_id'>): Promise<string> {
  const { db, enrolment, manager } = scene
  const paper = { enrolment_id: enrolment.id, started_at: at, state: 'graded' as const, topics: WEAK, ...wish }
  const attemptId = await anExamResult(db, paper)
  const actor = { id: manager.id, requestId: null }
  expect(await releaseExam(db, { actor, now: at + 3_600_000, attemptId, courses })).toMatchObject({ ok: true })
  return attemptId
}

/** What each of them is asked, and what the trainee is told, in one line each. */
async function read({ db, enrolment, manager }: Scene, now: number) {
  const today = (await getTraineeToday(db, { traineeId: enrolment.trainee.id, content, now }))!
  const queue = await getQueue(db, { viewer: viewerOf(enrolment.mentor!), courses, now })
  const inbox = await getInbox(db, { viewer: viewerOf(manager), courses, now })
  return {
    trainee: today.failedSteps.map((s) => [s.what, s.on, s.to].filter(Boolean).join(' ')),
    mentor: queue.groups.flatMap(({ items }) => items.map((item) => `${item.kind} ${item.activityId}`)),
    manager: inbox.wanted.map((w) => [w.kind, w.sinceOn, w.dueOn].filter(Boolean).join(' ')),
  }
}

async function pagesOf({ db, enrolment }: Scene, activityId: string, now: number) {
  const { trainee } = enrolment
  const asked = { traineeId: trainee.id, displayName: trainee.displayName, content, now, activityId }
  const viewer = viewerOf(enrolment.mentor!)
  const gapQuery = { status: 'all' } as never
  const desk = await getActivityDesk(db, { viewer, content, now, enrolmentId: enrolment.id, activityId, gapQuery })
  return { own: (await getActivityPage(db, asked))!, desk: desk.ok ? desk.value : null }
}

describeDatabases('somebody who passes nothing at once', (open) => {
  it('reads at every stop what happened, what comes next and when, as the mentor and the managers do', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment, manager, manager2 } = scene
    const manager3 = await aPerson(db, { roles: ['manager'] })
    const { id: enrolmentId, trainee } = enrolment
    await aDecision(db, {
      enrolment,
      by: manager,
      kind: 'd1-gate',
      verdict: 'pass',
      decided_at: on('2026-01-05', '15:00'),
    })

    // Day 3 is not passed.
    const own = { enrolment: enrolmentId, trainee: trainee.id, mentor: enrolment.mentor!.id, manager: manager.id }
    const { drill } = soundRows(own)
    const sat = { purpose: 'exam' as const, activity_id: 'D03-2', set_id: 'S2', state: 'finished' as const }
    const good = {
      percent: 90,
      passed: 1 as const,
      started_at: on('2026-01-07', '10:00'),
      finished_at: on('2026-01-07', '10:20'),
    }
    await db
      .insertInto('drill')
      .values({ ...drill, ...sat, ...good })
      .execute()
    const third = { activity_id: 'D03-3', pass_percent: 70 }
    await sits(scene, on('2026-01-07', '09:00'), { ...third, exam_id: 'd03-morning', kind: 'stage', percent: 63 })
    expect(await read(scene, on('2026-01-07', '12:00'))).toMatchObject({
      trainee: ['decision 2026-01-09 /activities/D03-1'],
      manager: ['d3-gate 2026-01-07 2026-01-09'],
    })

    // Asked to improve: the date, then the test, which is told apart from the first one.
    const improve = made(
      await decide(scene, 'd3-gate', 'improve', {
        ...{ now: on('2026-01-08'), dueOn: '2026-01-12', asked: { improve: '笔试做到七十分' } },
      }),
    )
    expect(await acknowledge(scene, improve, trainee, 'acknowledged', '', on('2026-01-08', '11:00'))).toMatchObject({
      ok: true,
    })
    expect(await read(scene, on('2026-01-09'))).toMatchObject({
      trainee: [`second-ahead 2026-01-12 /decisions/${improve}`],
      manager: [],
    })
    expect((await read(scene, on('2026-01-12'))).trainee).toEqual(['second-open 2026-01-13 /exams/d03-makeup'])
    const open3 = await pagesOf(scene, 'D03-3', on('2026-01-12'))
    expect(open3.own).toMatchObject({ isLatePaper: false, earlierMarks: [{ value: 63 }] })
    expect(open3.desk).toMatchObject({ evidence: [], earlierMarks: [{ value: 63 }], isLatePaper: false })
    await sits(scene, on('2026-01-12', '11:00'), { ...third, exam_id: 'd03-makeup', kind: 'makeup', percent: 50 })
    // The training may end now, so the days of appealing come before the last day of deciding.
    expect(await read(scene, on('2026-01-12', '13:00'))).toMatchObject({
      trainee: ['decision-again 2026-01-19 /activities/D03-1'],
      manager: ['d3-gate 2026-01-12 2026-01-19'],
    })
    const below = { now: on('2026-01-13'), expectedRevision: 1 }
    expect(await decide(scene, 'd3-gate', 'pass', below)).toEqual(refusal('below-unexplained'))
    const passed = made(await decide(scene, 'd3-gate', 'pass', { ...below, asked: { whyBelow: WHY } }))
    await acknowledge(scene, passed, trainee, 'acknowledged', '', on('2026-01-13', '11:00'))
    expect(await read(scene, on('2026-01-13', '12:00'))).toMatchObject({
      trainee: [],
      // Asked for since the gate, not since the day it was planned on.
      manager: ['raised-targets 2026-01-13'],
    })

    // The final is not passed: until the plan is written, nothing of what follows it is offered.
    const rows = content.plan.days.flatMap(({ day, activities }) => (day < 22 ? activities : []))
    const before = rows.filter(({ type, holds }) => type !== 'decision' || !holds)
    await waived(db, enrolment, manager, [...before.map(({ id }) => id), 'attendance', 'conduct'])
    await sits(scene, on('2026-01-26', '09:00'), { kind: 'final', percent: 70 })
    expect(await stateOf(scene)).toBe('final_failed')
    expect(await read(scene, on('2026-01-26', '12:00'))).toMatchObject({
      trainee: ['plan-wanted 2026-01-26 /activities/D22-2'],
      manager: ['next-step 2026-01-26'],
    })
    const unplanned = await pagesOf(scene, 'D23-2', on('2026-01-27'))
    expect(unplanned.own.status).toMatchObject({ next: 'other', missing: [{ what: 'decision' }, {}] })
    expect((await getRemedialPage(db, { traineeId: trainee.id, content, now: on('2026-01-27') }))?.modules).toEqual([])
    const begin = (at: number) =>
      startAttempt(db, {
        ...{ actor: { id: trainee.id, requestId: null }, now: at, enrolmentId, content },
        blueprint: content.blueprintById.get('retake')!,
      })
    expect(reasonOf(await begin(on('2026-01-29')))).toBe('remedial-unfinished')

    // The plan, the training, and the two days before the retake.
    const plan = made(
      await decide(scene, 'next-step', 'plan', {
        ...{ now: on('2026-01-26', '14:00'), fromOn: '2026-01-27', dueOn: '2026-01-30' },
        ...{ ownerId: enrolment.mentor!.id, asked: { planText: '先补商品知识，再做练习题' } },
      }),
    )
    expect((await read(scene, on('2026-01-26', '15:00'))).trainee).toEqual([`plan-made /decisions/${plan}`])
    await acknowledge(scene, plan, trainee, 'acknowledged', '', on('2026-01-26', '15:00'))
    expect((await read(scene, on('2026-01-27'))).trainee).toEqual(['remedial /remedial'])
    const began = { started_at: on('2026-01-27', '11:00'), done_at: on('2026-01-28', '17:00'), quiz_percent: 90 }
    await db.updateTable('remedial_module').set(began).where('enrolment_id', '=', enrolmentId).execute()
    expect((await read(scene, on('2026-01-28', '18:00'))).trainee).toEqual(['retake-ahead 2026-01-29 /exams/retake'])
    expect(await read(scene, on('2026-01-29'))).toMatchObject({ trainee: ['retake-open /exams/retake'], manager: [] })
    const opened = await pagesOf(scene, 'D23-3', on('2026-01-29'))
    expect([opened.own.on, opened.desk?.on]).toEqual(['2026-01-29', '2026-01-29'])

    // The retake is not passed, is appealed against, and is decided by two people once that is answered.
    const retake = await sits(scene, on('2026-01-29', '11:00'), { kind: 'retake', percent: 40 })
    expect(await stateOf(scene)).toBe('retake_failed')
    expect(await read(scene, on('2026-01-29', '13:00'))).toMatchObject({
      trainee: ['retake-decision 2026-02-05 /activities/D23-5'],
      manager: ['retake-fail 2026-01-29 2026-02-05'],
    })
    await heard(db, enrolment, 'D23-3', BOTH_HEARD(scene))
    const appeal = { attemptId: retake, position: null, reason: '第九十题我写了核实的步骤' }
    const filed = { actor: { id: trainee.id, requestId: null }, now: on('2026-01-29', '14:00'), ...appeal }
    expect(reasonOf(await fileAppeal(db, filed))).toBe('ok')
    const ending = { now: on('2026-01-29', '15:00') }
    expect(await decide(scene, 'retake-fail', 'eliminate', ending)).toEqual(refusal('open-appeal'))
    const waits = await read(scene, on('2026-01-29', '15:00'))
    expect(waits.trainee[0]?.split(' ')[1]).toBe(waits.manager[0]?.split(' ')[2])
    const { id: appealId } = await db.selectFrom('appeal').select('id').executeTakeFirstOrThrow()
    const answered = await answerExamAppeal(db, {
      ...{ actor: { id: manager2.id, requestId: null }, now: on('2026-01-30'), appealId, inOffice: true, courses },
      ...{ verdict: 'rejected', answer: '第二句没有写核实的步骤，维持原来的分数', adjustment: null },
    })
    expect(reasonOf(answered)).toBe('ok')
    expect(await read(scene, on('2026-01-30', '11:00'))).toMatchObject({
      trainee: ['retake-decision 2026-02-03 /activities/D23-5'],
      manager: ['retake-fail 2026-01-29 2026-02-03'],
    })
    const noMore = { actor: { id: trainee.id, requestId: null }, now: on('2026-01-30', '11:00'), attemptId: retake }
    expect(reasonOf(await waiveAppeal(db, noMore))).toBe('ok')
    const end = made(await decide(scene, 'retake-fail', 'eliminate', { now: on('2026-01-30', '12:00') }))
    // Until the second person agrees the trainee reads what they read before.
    expect(await read(scene, on('2026-01-30', '13:00'))).toMatchObject({
      trainee: ['retake-decision 2026-02-03 /activities/D23-5'],
      manager: [],
    })
    expect(reasonOf(await confirm(scene, end, manager, 'confirmed', '我自己提的', on('2026-01-30', '13:00')))).not.toBe(
      'ok',
    )
    const last = await confirm(scene, end, manager3, 'confirmed', '看过全部材料', on('2026-01-30', '14:00'))
    expect(reasonOf(last)).toBe('ok')
    expect(await stateOf(scene)).toBe('eliminated')
    expect(await read(scene, on('2026-01-30', '15:00'))).toEqual({ trainee: [], mentor: [], manager: [] })
    const file = await getOwnFile(db, { enrolmentId, traineeId: trainee.id, content, now: on('2026-01-30', '15:00') })
    expect(file?.decisions.map((d) => d.kind).sort()).toEqual([
      'd1-gate',
      'd3-gate',
      'd3-gate',
      'next-step',
      'retake-fail',
    ])
    expect(new Set(await noticeKinds(db, trainee.id))).toEqual(
      new Set(['result-released', 'decision-made', 'remedial-opened', 'appeal-answered']),
    )
    expect((await verifyAudit(db)).fault).toBeNull()
  })
})
