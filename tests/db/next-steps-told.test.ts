// Who did not pass is told in the same sentence what comes next and when, not only that there is something to open.
import { expect, it } from 'vitest'
import { getActivityPage, listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { announceSecondTests } from '#app/features/activities/announce-second-tests.server'
import { openSecondTest } from '#app/features/activities/open-second-test.server'
import { readNotice } from '#app/features/notifications/notice'
import { noticeText } from '#app/features/notifications/notice-text'
import { releaseExam } from '#app/features/promotion/release-exam.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { type AttemptWish, aDecision, anExamResult, settledGates } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, HOUR_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { afterFinal, made, plan } from './promotion-scene'
import { reasonOf } from './reason-of'

const courses = testCourses()

async function told(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notification')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => noticeText(readNotice(row.kind, row.payload)!, 'zh-CN'))
}

async function release(db: Db, enrolment: BuiltEnrolment, wish: Omit<AttemptWish, 'enrolment_id'>): Promise<string[]> {
  const manager = await aPerson(db, { roles: ['manager'] })
  const attemptId = await anExamResult(db, { enrolment_id: enrolment.id, state: 'graded', ...wish })
  const outcome = await releaseExam(db, {
    actor: { id: manager.id, requestId: null },
    now: NOW + 2 * HOUR_MS,
    attemptId,
    courses,
  })
  expect(outcome).toMatchObject({ ok: true })
  return told(db, enrolment.trainee.id)
}

describeDatabases('the notice of a result that was not passed', (open) => {
  it.each<[string, Omit<AttemptWish, 'enrolment_id'>, string]>([
    [
      'a stage exam',
      { kind: 'stage', exam_id: 'd05-stage', activity_id: 'D05-2', percent: 60 },
      '可以补考一次，现在就可以开始',
    ],
    ['an exam of a gate', { kind: 'stage', percent: 60 }, '主管看完这一天的全部成绩，和您当面谈，再作决定'],
    ['the final', { kind: 'final', percent: 60 }, '主管和师傅正在写下一步计划'],
  ])('says after %s what follows', async (_, wish, words) => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const [notice] = await release(db, enrolment, wish)
    expect(notice).toContain('未合格')
    expect(notice).toContain(words)
  })

  it('says after the retake who decides', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { state: 'final_failed' })
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 60, started_at: NOW - DAY_MS })
    expect((await release(db, enrolment, { kind: 'retake', percent: 60 }))[0]).toContain(
      '主管看完整份档案提出怎么办，第二个人确认之后才生效',
    )
  })

  it('tells whoever is to look after the plan that it is theirs', async () => {
    const { db } = await open()
    const scene = await afterFinal(db, 70)
    made(await plan(scene))
    const [owned] = (await told(db, scene.enrolment.mentor!.id)).filter((text) => text.includes('由您负责'))
    expect(owned).toContain('1月30日')
  })

  it('calls the mentor to what a failed make-up promises the trainee', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const stage = { kind: 'stage' as const, exam_id: 'd05-stage', activity_id: 'D05-2', percent: 60 }
    await anExamResult(db, { enrolment_id: enrolment.id, ...stage, started_at: NOW - DAY_MS })
    const [own] = await release(db, enrolment, { kind: 'makeup', percent: 60 })
    expect(own).toContain('师傅会和您一起看失分的主题')
    expect((await told(db, enrolment.mentor!.id)).join()).toContain('补考也未合格')
  })

  it('says nothing of the kind to who passed', async () => {
    const { db } = await open()
    const [notice] = await release(db, await anEnrolment(db), { kind: 'final', percent: 90 })
    expect(notice).toMatch(/笔试成绩已公布：合格。$/)
  })
})

describeDatabases('a drill outside a gate that was not passed', (open) => {
  it('says on Today, in the results and at the activity what follows, and offers it again when that is asked for', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, trainee, mentor } = enrolment
    const now = NOW + 7 * DAY_MS
    const rows = soundRows({ enrolment: id, trainee: trainee.id, mentor: mentor!.id, manager: mentor!.id })
    const sat = { purpose: 'exam' as const, mode: 'reply' as const, state: 'finished' as const, finished_at: now }
    await db
      .insertInto('drill')
      .values({ ...rows.drill, ...sat, activity_id: 'D06-2', set_id: 'S3', started_at: now, percent: 60, passed: 0 })
      .execute()
    const asked = { traineeId: trainee.id, content: testContent(), now }
    const failed = { what: 'drill-failed', activityId: 'D06-2', to: '/practice' }
    expect(await listOwnFailedSteps(db, asked)).toMatchObject([failed])
    expect(await listOwnFailedSteps(db, asked, 'D06-2')).toMatchObject([failed])
    expect((await getTraineeToday(db, asked))?.failedSteps).toMatchObject([failed])
    const page = await getActivityPage(db, { ...asked, displayName: trainee.displayName, activityId: 'D06-2' })
    expect(page?.failedStep).toMatchObject(failed)
    const notYet = { activity_id: 'D06-2', slot: 'examiner' as const, verdict: 'not_yet' as const, comment: '再练一练' }
    await db
      .insertInto('sign_off')
      .values({ ...rows.sign_off, ...notYet, signed_at: now + 1 })
      .execute()
    const again = { what: 'drill-again', to: '/practice?activity=D06-2' }
    expect(await listOwnFailedSteps(db, asked, 'D06-2')).toMatchObject([again])
    expect(await getTraineeToday(db, asked)).toMatchObject({ failedSteps: [], next: { why: 'not-yet' } })
  })
})

describeDatabases('the day of a second test', (open) => {
  const DUE_ON = '2026-01-07'
  const DUE = NOW + 2 * DAY_MS

  async function askedToImprove(db: Db) {
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'baseline', percent: 40 })
    await aDecision(db, {
      enrolment,
      by: manager,
      kind: 'd1-gate',
      verdict: 'improve',
      due_on: DUE_ON,
      decided_at: NOW + 2 * HOUR_MS,
    })
    return enrolment
  }
  const announce = (db: Db, now: number) => announceSecondTests(db, { courses, now })

  it('is told to the trainee once, when it has come', async () => {
    const { db } = await open()
    const enrolment = await askedToImprove(db)
    expect(await announce(db, DUE - DAY_MS)).toBe(0)
    expect(await announce(db, DUE)).toBe(1)
    expect(await announce(db, DUE + DAY_MS)).toBe(0)
    expect(await told(db, enrolment.trainee.id)).toEqual([expect.stringContaining('今天起可以再次测试')])
  })

  it('is not told again where the mentor had opened it before', async () => {
    const { db } = await open()
    const { id, mentor } = await askedToImprove(db)
    const opened = await openSecondTest(db, {
      actor: { id: mentor!.id, requestId: null },
      viewer: { id: mentor!.id, roles: ['mentor'] },
      now: DUE - DAY_MS,
      content: testContent(),
      enrolmentId: id,
      activityId: 'D01-3',
      reason: '这两天练得很勤，可以提前测。',
    })
    expect(opened).toMatchObject({ ok: true })
    expect(await announce(db, DUE)).toBe(0)
  })

  it('is opened early by the mentor only where it was asked for, and only in training', async () => {
    const { db } = await open()
    const openFor = async ({ id, mentor }: BuiltEnrolment) =>
      reasonOf(
        await openSecondTest(db, {
          actor: { id: mentor!.id, requestId: null },
          viewer: { id: mentor!.id, roles: ['mentor'] },
          now: DUE - DAY_MS,
          content: testContent(),
          enrolmentId: id,
          activityId: 'D01-3',
          reason: '这两天练得很勤，可以提前测。',
        }),
      )
    expect(await openFor(await anEnrolment(db))).toBe('wrong-state')
    const gone = await askedToImprove(db)
    await db.updateTable('enrolment').set({ state: 'withdrawn' }).where('id', '=', gone.id).execute()
    expect(await openFor(gone)).toBe('wrong-state')
  })

  it('is told to nobody who passed in the first place', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await settledGates(db, enrolment, await aPerson(db, { roles: ['manager'] }))
    expect(await announce(db, DUE)).toBe(0)
  })
})
