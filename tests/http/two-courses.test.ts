// A house with two courses: every page of the small one's people opens, and no door leads from one course into the other.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { publishPlan } from '#app/features/cohorts/plan-versions.server'
import { localDateOf } from '#app/rules/dates'
import { newId } from '#db/ids'
import { confirmedYearsUntil } from '#tests/builders/calendar'
import { aCohort } from '#tests/builders/cohort'
import { teaHouse } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabase } from '#tests/setup/databases'
import { fillPath, listRoutes } from './route-list'
import { startServer, type TestServer } from './server'
import { buildTwoCourses } from './two-courses'
import type { Visitor } from './visitor'

const NAMES = ['trainee', 'mentor', 'manager', 'admin', 'other'] as const

describeDatabase('sqlite', 'a house with two courses', (open) => {
  let server: TestServer
  let small: BuiltEnrolment
  let attemptId: string
  let decisionId: string
  const visitors = {} as Record<(typeof NAMES)[number], Visitor>

  beforeAll(async () => {
    server = await startServer(open, { cwd: await buildTwoCourses() })
    const { db } = server.database
    const content = teaHouse()
    const [admin, manager, mentor] = await Promise.all(
      (['admin', 'manager', 'mentor'] as const).map((role) => aPerson(db, { roles: [role] })),
    )
    await confirmedYearsUntil(db, localDateOf(Date.now(), content.course.zone), admin!)
    const cohort = await aCohort(db, {
      name: '茶馆一期',
      course_id: content.course.id,
      zone: content.course.zone,
      plan_version_id: await publishPlan(db, content, NOW),
      mentors: [mentor!.id],
    })
    small = await anEnrolment(db, { cohort, mentor: mentor! })
    const other = await anEnrolment(db, { mentor: mentor! })
    const attempt = await startAttempt(db, {
      actor: { id: small.trainee.id, requestId: null },
      now: Date.now(),
      enrolmentId: small.id,
      blueprint: content.blueprintById.get('d02-small')!,
      content,
    })
    if (!attempt.ok) throw new Error(attempt.reason)
    attemptId = attempt.value.attemptId
    decisionId = newId()
    await db
      .insertInto('decision')
      .values({
        id: decisionId,
        enrolment_id: small.id,
        kind: 'withdrawal',
        revision: 1,
        verdict: 'withdraw',
        reason: '家里另有安排',
        due_on: null,
        effective_on: null,
        evidence: '{}',
        trainee_id: small.trainee.id,
        decided_by: manager!.id,
        decided_at: NOW,
      })
      .execute()
    const people: Record<(typeof NAMES)[number], BuiltPerson> = {
      trainee: small.trainee,
      mentor: mentor!,
      manager: manager!,
      admin: admin!,
      other: other.trainee,
    }
    for (const name of NAMES) visitors[name] = await server.visitorAs(people[name])
  }, 240_000)
  afterAll(() => server?.stop())

  function titleOf(text: string): string {
    return /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''
  }

  it('every page of it opens to its people, or is not theirs', async () => {
    const choices = ['D01-1', 'D01-2', 'D02-1'].map((activityId, n) => ({
      activityId,
      enrolmentId: small.id,
      cohortId: small.cohort.id,
      personId: small.trainee.id,
      lessonId: 'd01-leaves',
      examId: 'd02-small',
      day: String((n % 2) + 1),
      id: 'house',
      number: '1',
      kind: ['promotion', 'd1-gate', 'withdrawal'][n]!,
      attemptId,
      decisionId,
    }))
    const opened = new Set<string>()
    for (const { path } of (await listRoutes()).filter((route) => route.hasLoader && route.hasPage))
      for (const name of ['trainee', 'mentor', 'manager', 'admin'] as const)
        for (const url of new Set(choices.map((ids) => fillPath(path, ids)))) {
          const answer = await visitors[name].get(url)
          expect(answer.status, `${name} ${url}`).toBeLessThan(500)
          if (answer.status === 200) opened.add(path)
        }
    for (const path of [
      '/plan/:day',
      '/lessons/:lessonId',
      '/activities/:activityId',
      '/exams/:examId',
      '/manager/board',
    ])
      expect([...opened]).toContain(path)
    expect(server.output()).not.toContain('"level":50')
  }, 120_000)

  it('titles and texts are those of the own course', async () => {
    const titles: [keyof typeof visitors, string, string][] = [
      ['trainee', '/activities/D01-1', '店里的三种茶'],
      ['trainee', '/lessons/d01-leaves', '店里的三种茶'],
      ['trainee', '/exams/d02-small', '第二天小考'],
      ['trainee', '/library/rules/house', '茶馆店规'],
      ['other', '/activities/D01-1', '新老员工互相自我介绍'],
      ['mentor', `/mentor/trainees/${small.id}/activities/D01-2`, '读店规'],
    ]
    for (const [name, url, title] of titles) expect(titleOf((await visitors[name].get(url)).text), url).toContain(title)
    const texts: [keyof typeof visitors, string, string][] = [
      ['trainee', '/plan/2', '不看笔记，答出三种茶怎么泡'],
      ['trainee', '/library/products', '白露龙井'],
      ['trainee', '/practice/phrases', '您好，里面请'],
      ['trainee', '/search?q=%E4%B8%89%E7%A7%8D%E8%8C%B6', 'href="/lessons/d01-leaves"'],
      ['trainee', '/lessons', '店里的三种茶'],
      ['mentor', `/mentor/trainees/${small.id}`, '考一考'],
      ['admin', '/admin/settings', '茶馆两日入门'],
      // Colleagues are on no course: they read what any trainee is given.
      ['mentor', '/lessons/d01-leaves', '绿茶的叶子扁而嫩'],
      ['mentor', '/library/rules/house', '壶嘴不对着客人'],
      ['mentor', '/lessons/d01-company', '公司'],
    ]
    for (const [name, url, text] of texts) expect((await visitors[name].get(url)).text, url).toContain(text)
  })

  it('nobody opens a lesson, an exam, an activity or a list of the other course', async () => {
    const foreign: Partial<Record<keyof typeof visitors, string[]>> = {
      trainee: ['/lessons/d01-company', '/exams/d01-basic', '/activities/D01-4', '/library/rules/conduct', '/plan/3'],
      other: ['/lessons/d01-leaves', '/exams/d02-small', '/library/rules/house'],
      mentor: [`/mentor/trainees/${small.id}/activities/D01-4`, `/mentor/trainees/${small.id}/days/3`],
    }
    for (const [name, urls] of Object.entries(foreign))
      for (const url of urls) expect((await visitors[name as keyof typeof visitors].get(url)).status, url).toBe(404)
    const read = (name: keyof typeof visitors, lesson: string) =>
      visitors[name].post(`/lessons/${lesson}`, { intent: 'read' })
    expect((await read('trainee', 'd01-company')).status).toBe(404)
    expect((await read('other', 'd01-leaves')).status).toBe(404)
    expect((await read('trainee', 'd01-leaves')).status).toBe(302)
  })

  it('a new cohort is asked for its course, which must be one of the house', async () => {
    const { manager } = visitors
    const page = await manager.get('/admin/cohorts/new')
    for (const title of ['茶馆两日入门', '客服部新人 23 天上岗培训']) expect(page.text).toContain(title)
    expect(page.text).toContain('name="courseId"')
    const make = (form: Record<string, string>) =>
      manager.post('/admin/cohorts/new', { startOn: '2027-03-01', restPattern: 'none', ...form })
    for (const form of [{ courseId: '' }, { courseId: 'coffee-house' }]) {
      const answer = await make({ name: '没有课程的班', ...form })
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('id="courseId-error"')
    }
    expect((await make({ name: '茶馆二期', courseId: 'tea-house' })).status).toBe(302)
    const { db } = server.database
    const rows = await db
      .selectFrom('cohort')
      .select(['name', 'course_id'])
      .where('start_on', '=', '2027-03-01')
      .execute()
    expect(rows).toEqual([{ name: '茶馆二期', course_id: 'tea-house' }])
  })

  it('is not ready when a course that a cohort is on was taken away', async () => {
    const { db } = server.database
    const ready = async () => JSON.parse((await visitors.admin.get('/readyz')).text)
    expect(await ready()).toMatchObject({ ready: true, checks: { content: 'ok' } })
    const gone = await aCohort(db, { course_id: 'coffee-house' })
    expect(await ready()).toMatchObject({ ready: false, checks: { content: 'missing' } })
    await db.deleteFrom('cohort').where('id', '=', gone.id).execute()
  })
})
