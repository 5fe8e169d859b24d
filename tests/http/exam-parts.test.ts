// A final whose written part is marked while its examiners lie apart: every page that shows it names what is missing and who is awaited.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { localDateOf } from '#app/rules/dates'
import { confirmedYearsUntil } from '#tests/builders/calendar'
import { aDelegation } from '#tests/builders/cohort'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { anAttempt } from '#tests/builders/exam'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { heard, nothingBefore } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'

describeDatabases('an exam of two parts', (open) => {
  let server: TestServer
  let enrolment: BuiltEnrolment
  let manager: BuiltPerson
  let third: BuiltPerson
  let pages: { own: string[]; staff: string[] }

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    const now = Date.now()
    manager = await aPerson(db, { roles: ['manager'] })
    const [one, two] = [await aPerson(db, { roles: ['delegate'] }), await aPerson(db, { roles: ['delegate'] })]
    third = await aPerson(db, { roles: ['mentor'] })
    await confirmedYearsUntil(db, localDateOf(now, 'Asia/Shanghai'), manager)
    enrolment = await anEnrolment(db, { mentor: third })
    for (const { id } of [one, two])
      await aDelegation(db, { cohort_id: enrolment.cohort.id, activity_id: 'D22-1', person_id: id })
    await nothingBefore(db, enrolment, manager)
    const { id } = await anAttempt(db, enrolment, { exam: 'final', now })
    await submitAttempt(db, {
      actor: { id: enrolment.trainee.id, requestId: null },
      now: now + 1,
      attemptId: id,
      writer: 'tab-aaaa',
      answers: [],
    })
    await heard(db, enrolment, 'D22-1', [
      { by: one, percent: 100 },
      { by: two, percent: 33.3 },
    ])
    pages = {
      own: ['/results', `/exams/attempts/${id}/result`, '/activities/D22-1'],
      staff: [
        `/exams/attempts/${id}/result`,
        `/mentor/trainees/${enrolment.id}/activities/D22-1`,
        `/manager/trainees/${enrolment.id}/decide/promotion`,
      ],
    }
  })
  afterAll(() => server?.stop())

  it('says the same everywhere: the written part waits for its release, a third examiner is wanted, and who that is', async () => {
    const [own, staff] = [await server.visitorAs(enrolment.trainee), await server.visitorAs(manager)]
    for (const [visitor, paths] of [
      [own, pages.own],
      [staff, pages.staff],
    ] as const)
      for (const path of paths) {
        const { status, text } = await visitor.get(path)
        expect([path, status]).toEqual([path, 200])
        expect([path, text.includes('笔试已评完，还没有公布')]).toEqual([path, true])
        expect([path, text.includes('口试：两位考核人相差太大，等第三位')]).toEqual([path, true])
        for (const { displayName } of [manager, third])
          expect([path, text.includes(`等：${displayName}`)]).toEqual([path, true])
        if (visitor === own) expect([path, text.includes('33.3')]).toEqual([path, false])
      }
  })
})
