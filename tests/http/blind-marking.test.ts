// A paper that two mark independently reaches no marker under its name: every page they have is read for it, before the release.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { candidateCode } from '#app/features/grading/candidate'
import { fileAppeal } from '#app/features/grading/file-appeal.server'
import { markAnswer } from '#app/features/grading/mark-answer.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { releaseExam } from '#app/features/promotion/release-exam.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { localDateOf } from '#app/rules/dates'
import { confirmedYearsUntil } from '#tests/builders/calendar'
import { aDelegation } from '#tests/builders/cohort'

import { testContent, testCourses } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'

import { anAttempt, rightAnswer } from '#tests/builders/exam'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aReadyEnrolment, drawn } from '#tests/builders/promotion'
import { describeDatabase } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

const NAME = '温如许'
const LEVEL = { facts: 2, steps: 2, tone: 2, next: 2 }

describeDatabase('sqlite', 'blind marking', (open) => {
  let server: TestServer
  let enrolment: BuiltEnrolment
  let people: Record<'mentor' | 'second' | 'manager' | 'admin', BuiltPerson>
  let visitors: Record<keyof typeof people, Visitor>
  let attemptId: string
  let position: number

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    const now = Date.now()
    people = {
      mentor: await aPerson(db, { roles: ['mentor'] }),
      second: await aPerson(db, { roles: ['delegate'] }),
      manager: await aPerson(db, { roles: ['manager'] }),
      admin: await aPerson(db, { roles: ['admin'] }),
    }
    await confirmedYearsUntil(db, localDateOf(now, 'Asia/Shanghai'), people.admin)
    enrolment = await aReadyEnrolment(db, { mentor: people.mentor })
    await db.updateTable('person').set({ display_name: NAME }).where('id', '=', enrolment.trainee.id).execute()
    await aDelegation(db, {
      cohort_id: enrolment.cohort.id,
      activity_id: 'D22-1',
      person_id: people.second.id,
      role: 'examiner',
    })
    const { id, form } = await anAttempt(db, enrolment, { exam: 'final', now })
    attemptId = id
    position = form.questions.find(({ item }) => item.type === 'scenario')!.position
    await submitAttempt(db, {
      actor: { id: enrolment.trainee.id, requestId: null },
      now: now + 1,
      attemptId,
      writer: 'tab-aaaa',
      answers: form.questions.map((question) => ({
        position: question.position,
        item: question.item.id,
        revision: 1,
        seen: 0,
        answer: rightAnswer(question),
        flagged: false,
      })),
    })
    // The hearing is no secret; once it is marked, nothing but the paper is left for the second marker.
    const content = testContent()
    const rubric = content.rubricById.get('R1')!
    await drawn(db, enrolment, 'D22-1', people.second)
    await recordSheet(db, {
      actor: { id: people.second.id, requestId: null },
      examiner: viewerOf(people.second),
      now,
      content,
      enrolmentId: enrolment.id,
      activityId: 'D22-1',
      levels: Object.fromEntries(rubric.criteria.map((c) => [c.id, 2])),
      notes: Object.fromEntries(rubric.criteria.map((c) => [c.id, '当场看到的依据'])),
      hardFaults: [],
      comment: '整体稳，再练核对',
      stateMark: null,
      why: '',
      tookPlaceOn: null,
      expectedRevision: 0,
    })
    visitors = {
      mentor: await server.visitorAs(people.mentor),
      second: await server.visitorAs(people.second),
      manager: await server.visitorAs(people.manager),
      admin: await server.visitorAs(people.admin),
    }
  })
  afterAll(() => server?.stop())

  const marking = () => `/mentor/marking/${attemptId}`
  const mark = (person: BuiltPerson, level = LEVEL) =>
    markAnswer(server.database.db, {
      actor: { id: person.id, requestId: null },
      now: Date.now(),
      attemptId,
      position,
      sheet: { levels: level, hardFault: null },
      comment: null,
    })

  async function expectNameless(who: keyof typeof people, paths: readonly string[]): Promise<void> {
    for (const path of paths.flatMap((one) => [one, one.replace(/^([^?]*)/, '$1.data')])) {
      const { status, text, headers } = await visitors[who].get(path)
      for (const secret of [NAME, enrolment.trainee.id, enrolment.id])
        expect((text + JSON.stringify(headers)).includes(secret), `${who} ${path} (${status}) holds ${secret}`).toBe(
          false,
        )
    }
  }

  /** Everything that a paper to be marked is met on. The mentor's own lists name the trainee for other work. */
  const everywhere = () => {
    const search = `/search?q=${candidateCode(attemptId)}`
    const paper = ['/mentor/marking', marking(), '/notices', search, `/exams/attempts/${attemptId}/result`]
    return { paper, all: [...paper, '/today', '/mentor/queue'] }
  }

  it('shows its markers a code, in queue, day, notices, search and on the paper', { timeout: 60_000 }, async () => {
    const { paper, all } = everywhere()
    await expectNameless('second', all)
    await expectNameless('mentor', paper)
    await expectNameless('manager', paper)
    for (const where of ['/mentor/queue', '/today', '/mentor/marking', '/notices', marking()])
      expect((await visitors.second.get(where)).text, where).toContain(candidateCode(attemptId))
    expect((await visitors.second.get('/today')).text).toContain('href="/mentor/marking"')
  })

  it('keeps it so when the two lie apart and a third is asked', { timeout: 60_000 }, async () => {
    expect((await mark(people.mentor, { facts: 3, steps: 3, tone: 3, next: 3 })).ok).toBe(true)
    expect((await mark(people.second, { facts: 0, steps: 0, tone: 0, next: 0 })).ok).toBe(true)
    const { paper, all } = everywhere()
    await expectNameless('second', all)
    await expectNameless('mentor', paper)
    await expectNameless('manager', paper)
    const form = { intent: 'mark', position: String(position), facts: '3', steps: '3', tone: '3', next: '3' }
    expect((await visitors.second.post(marking(), form)).status).toBe(409)
    const reopen = { intent: 'reopen', position: String(position), reason: '评错了一行' }
    expect((await visitors.second.post(marking(), reopen)).status).toBe(404)
    expect((await visitors.manager.post(marking(), reopen)).status).toBe(302)
    await expectNameless('second', all)
    // The record says who marked, and nothing of the marks while a third has still to mark.
    for (const page of [`/manager/trainees/${enrolment.id}/audit`, '/admin/audit']) {
      const { text } = await visitors.manager.get(page)
      expect(text, page).toContain('评分要等结果公布')
      for (const mark of ['points', 'rubricId']) expect(text, `${page}: ${mark}`).not.toContain(mark)
    }
  })

  it('names the trainee to whoever publishes, and to the markers after that', { timeout: 60_000 }, async () => {
    // The two whose marks were reopened say first whether these stand.
    expect((await mark(people.mentor, { facts: 3, steps: 3, tone: 3, next: 3 })).ok).toBe(true)
    expect((await mark(people.second, { facts: 0, steps: 0, tone: 0, next: 0 })).ok).toBe(true)
    expect((await mark(people.manager)).ok).toBe(true)
    await expectNameless('second', everywhere().all)
    expect((await visitors.manager.get(marking())).text).toContain(NAME)
    const actor = { id: people.manager.id, requestId: null }
    const wish = { actor, now: Date.now(), attemptId, courses: testCourses() }
    expect((await releaseExam(server.database.db, wish)).ok).toBe(true)
    expect((await visitors.second.get(marking())).text).toContain(NAME)
    const record = await visitors.manager.get(`/manager/trainees/${enrolment.id}/audit`)
    expect(record.text).toContain('points')
  })

  it('opens the appeal to those who may answer it, and to nobody else', { timeout: 60_000 }, async () => {
    const { db } = server.database
    const filed = await fileAppeal(db, {
      actor: { id: enrolment.trainee.id, requestId: null },
      now: Date.now(),
      attemptId,
      position,
      reason: '我写了核实的步骤',
    })
    expect(filed.ok).toBe(true)
    const { id } = await db.selectFrom('appeal').select('id').executeTakeFirstOrThrow()
    const page = `/appeals/${id}`
    const statuses = async () =>
      Promise.all(
        (['mentor', 'second', 'manager', 'admin'] as const).map(async (who) => (await visitors[who].get(page)).status),
      )
    expect(await statuses()).toEqual([404, 404, 200, 404])
    expect((await visitors.manager.get(page)).text).not.toContain('value="answer-appeal"')
    const name = { intent: 'name-reviewer', reviewerId: people.admin.id, reason: '主管评过也公布过' }
    expect((await visitors.manager.post(page, name)).status).toBe(302)
    expect(await statuses()).toEqual([404, 404, 200, 200])
    expect((await visitors.admin.get('/today')).text).toContain(`href="${page}"`)
    const empty = await visitors.admin.post(page, { intent: 'answer-appeal', verdict: 'upheld', answer: '步骤写全了' })
    expect(empty.status).toBe(400)
    const answer = { intent: 'answer-appeal', verdict: 'upheld', gain: `${position}:4`, answer: '步骤写全了' }
    expect((await visitors.admin.post(page, answer)).status).toBe(302)
    expect(await statuses()).toEqual([404, 404, 200, 200])
  })
})
