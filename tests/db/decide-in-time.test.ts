// A gate is decided within so many working days: trainee and manager read the same date, and a gate whose time has come waits again.
import { expect, it } from 'vitest'
import { getActivityPage, listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { readNotice } from '#app/features/notifications/notice'
import { noticeText } from '#app/features/notifications/notice-text'
import { getInbox } from '#app/features/promotion/inbox.server'
import { releaseExam } from '#app/features/promotion/release-exam.server'
import { remindWaitingGates } from '#app/features/promotion/remind-waiting-gates.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult, settledGates } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, HOUR_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const courses = testCourses()
const content = testContent()
const WORKDAYS = content.promotion.decideWithinWorkdays

/** Day 1 is Monday the 5th; the d1 gate stands on it. */
const onJanuary = (day: number) => NOW + (day - 5) * DAY_MS

async function aHouse(db: Db, its?: BuiltEnrolment) {
  const enrolment = its ?? (await anEnrolment(db))
  const manager = await aPerson(db, { roles: ['manager'] })
  const asTrainee = (day: number) => ({ traineeId: enrolment.trainee.id, content, now: onJanuary(day) })
  return {
    enrolment,
    manager,
    steps: (day: number) => listOwnFailedSteps(db, asTrainee(day)),
    today: async (day: number) => (await getTraineeToday(db, asTrainee(day)))!,
    pageOf: (activityId: string, day: number) =>
      getActivityPage(db, { ...asTrainee(day), displayName: enrolment.trainee.displayName, activityId }),
    desk: async (day: number) => {
      const asked = { viewer: viewerOf(manager), courses, now: onJanuary(day) }
      const [team, inbox] = [await getManagerToday(db, asked), await getInbox(db, asked)]
      return { count: team.decisions, waiting: team.waiting, inbox: inbox.wanted }
    },
  }
}

function peopleOf({ enrolment, manager }: Awaited<ReturnType<typeof aHouse>>) {
  return { enrolment: enrolment.id, trainee: enrolment.trainee.id, mentor: enrolment.mentor!.id, manager: manager.id }
}

async function noticesOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('notification').selectAll().where('person_id', '=', personId).execute()
  return rows.map((row) => noticeText(readNotice(row.kind, row.payload)!, 'zh-CN'))
}

describeDatabases('until when a gate is decided', (open) => {
  it('is told after a failed test: on Today, at the gate, in the notice, and to the manager, who sees when it is over', async () => {
    expect(WORKDAYS).toBe(2)
    const { db } = await open()
    const house = await aHouse(db)
    const attemptId = await anExamResult(db, {
      enrolment_id: house.enrolment.id,
      kind: 'baseline',
      percent: 40,
      state: 'graded',
    })
    const actor = { id: house.manager.id, requestId: null }
    expect((await releaseExam(db, { actor, now: NOW + 2 * HOUR_MS, attemptId, courses })).ok).toBe(true)
    expect((await noticesOf(db, house.enrolment.trainee.id))[0]).toContain('最迟 1月7日')
    expect(await house.steps(7)).toMatchObject([{ what: 'decision', on: '2026-01-07', isLate: false }])
    expect((await house.today(8)).failedSteps).toMatchObject([{ on: '2026-01-07', isLate: true }])
    const line = { kind: 'd1-gate', sinceOn: '2026-01-05', dueOn: '2026-01-07' }
    expect(await house.desk(5)).toMatchObject({ count: 1, waiting: [{ ...line, isLate: false }] })
    // The third day has come too, but waits for the first.
    expect(await house.desk(8)).toMatchObject({
      waiting: [{ ...line, isLate: true }],
      inbox: [{ ...line, isLate: true }],
    })
    expect(await remindWaitingGates(db, { courses, now: onJanuary(6) })).toBe(1)
    expect((await noticesOf(db, house.manager.id)).at(-1)).toContain('最迟 1月7日')
  })

  it('is told where every test was passed, too, and counts the working days of the house', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const gate = content.plan.days[0]!.activities.find(
      (a) => a.type === 'decision' && a.settings.decision === 'd1-gate',
    )!
    const { pending } = await house.today(6)
    expect(pending).toMatchObject([{ id: gate.id, decideBy: '2026-01-07', isLate: false }])
    await db.insertInto('holiday_override').values({ holiday_on: '2026-01-06', kind: 'rest', name: '停业' }).execute()
    expect((await house.today(7)).pending).toMatchObject([{ decideBy: '2026-01-08' }])
    expect((await house.desk(7)).waiting[0]).toMatchObject({ dueOn: '2026-01-08', isLate: false })
  })

  it('runs again from the date to improve by, which is counted and listed from that day on', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    await settledGates(db, house.enrolment, house.manager)
    await aDecision(db, {
      enrolment: house.enrolment,
      by: house.manager,
      kind: 'd3-gate',
      revision: 2,
      verdict: 'improve',
      due_on: '2026-01-08',
      decided_at: NOW + 2 * HOUR_MS,
    })
    const gates = async (day: number) => (await house.desk(day)).waiting.filter(({ kind }) => kind === 'd3-gate')
    expect(await gates(7)).toEqual([])
    expect(await gates(8)).toMatchObject([{ sinceOn: '2026-01-08', dueOn: '2026-01-12', isLate: false }])
    expect(await gates(13)).toMatchObject([{ isLate: true }])
    expect((await house.desk(8)).count).toBe((await house.desk(7)).count + 1)
    expect((await house.today(8)).standing).toMatchObject({ kind: 'improve', decideBy: '2026-01-12', isLate: false })
  })

  it('lies after the days of appealing once the training may end, after an answer, and moves with both', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { state: 'retake_failed' })
    const house = await aHouse(db, enrolment)
    const owned = { enrolment_id: enrolment.id }
    await anExamResult(db, { ...owned, kind: 'final', percent: 60, started_at: onJanuary(1) })
    const attemptId = await anExamResult(db, { ...owned, kind: 'retake', percent: 70, started_at: onJanuary(5) })
    const told = async (day: number) => {
      const [step] = await house.steps(day)
      const [line] = (await house.desk(day)).waiting
      expect({ on: step?.on, isLate: step?.isLate }).toEqual({ on: line?.dueOn, isLate: line?.isLate })
      return { on: step?.on, isLate: step?.isLate }
    }
    // Released on Monday: until Thursday it may be appealed against, then two working days.
    expect(await told(7)).toEqual({ on: '2026-01-12', isLate: false })
    const appeal = { ...soundRows(peopleOf(house)).appeal, attempt_id: attemptId }
    await db
      .insertInto('appeal')
      .values({ ...appeal, state: 'open', due_on: '2026-01-13' })
      .execute()
    expect(await told(13)).toEqual({ on: '2026-01-15', isLate: false })
    const answer = { decided_by: house.manager.id, decided_at: onJanuary(8), answer: '维持原来的分数' }
    await db
      .updateTable('appeal')
      .set({ ...answer, state: 'rejected' })
      .execute()
    expect(await told(12)).toEqual({ on: '2026-01-12', isLate: false })
    expect(await told(13)).toEqual({ on: '2026-01-12', isLate: true })
  })

  it('comes sooner for who wants no appeal', async () => {
    const { db } = await open()
    const house = await aHouse(db, await anEnrolment(db, { state: 'retake_failed' }))
    const owned = { enrolment_id: house.enrolment.id }
    const attemptId = await anExamResult(db, { ...owned, kind: 'retake', percent: 70 })
    const waiver = { ...owned, stated_by: house.enrolment.trainee.id, stated_at: onJanuary(6) }
    await db
      .insertInto('appeal_waiver')
      .values({ ...waiver, attempt_id: attemptId })
      .execute()
    expect((await house.desk(7)).waiting).toMatchObject([{ dueOn: '2026-01-08' }])
  })

  it('is the same at a gate whose paper is appealed against', async () => {
    const { db } = await open()
    const house = await aHouse(db)
    const owned = { enrolment_id: house.enrolment.id }
    const attemptId = await anExamResult(db, { ...owned, kind: 'baseline', percent: 40 })
    const appeal = { ...soundRows(peopleOf(house)).appeal, attempt_id: attemptId }
    const places = async (day: number) => {
      const gate = content.plan.days[0]!.activities.find(
        (a) => a.type === 'decision' && a.settings.decision === 'd1-gate',
      )!
      const page = await house.pageOf(gate.id, day)
      const view = page?.view.type === 'decision' ? page.view.awaited?.by : undefined
      const [step] = await house.steps(day)
      return [...new Set([view, step?.on, (await house.desk(day)).waiting[0]?.dueOn])]
    }
    expect(await places(6)).toEqual(['2026-01-07'])
    await db
      .insertInto('appeal')
      .values({ ...appeal, state: 'open', due_on: '2026-01-09' })
      .execute()
    expect(await places(6)).toEqual(['2026-01-13'])
    await db
      .updateTable('appeal')
      .set({ state: 'upheld', decided_at: onJanuary(8) })
      .execute()
    expect(await places(8)).toEqual(['2026-01-12'])
  })
})
