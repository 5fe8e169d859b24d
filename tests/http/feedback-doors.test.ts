// What a trainee writes about a lecture is read by nobody before five are in, and then by the lecturer alone: every page that
// others have of that trainee, cohort or lecture is read for it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveQuestionnaire } from '#app/features/lessons/save-questionnaire.server'
import { aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

const LECTURE = 'D13-1'
const SAID = '语速再慢一点'
const MARK = 3

describeDatabases('what trainees say about a lecture', (open) => {
  let server: TestServer
  let house: TestHouse
  let members: BuiltEnrolment[]
  let visitors: Record<'lecturer' | 'mentor' | 'manager' | 'admin' | 'otherTrainee' | 'delegate', Visitor>
  let pages: string[]

  const say = ({ id, trainee }: BuiltEnrolment) =>
    saveQuestionnaire(server.database.db, {
      actor: { id: trainee.id, requestId: null },
      now: Date.now(),
      content: testContent(),
      personId: trainee.id,
      enrolmentId: id,
      activityId: LECTURE,
      answers: { version: 1, scored: { content: MARK, delivery: MARK }, open: { 'advice-lecturer': SAID } },
    })

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    house = await aHouse(db)
    const { cohort, mentor } = house.enrolment
    const lecturer = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: LECTURE, person_id: lecturer.id, role: 'lecturer' })
    members = [house.enrolment]
    for (let n = 1; n < 5; n++) members.push(await anEnrolment(db, { cohort, mentor }))
    const { people } = house
    visitors = {
      lecturer: await server.visitorAs(lecturer),
      mentor: await server.visitorAs(people.mentor),
      manager: await server.visitorAs(people.manager),
      admin: await server.visitorAs(people.admin),
      otherTrainee: await server.visitorAs(people.otherTrainee),
      delegate: await server.visitorAs(people.delegate),
    }
    const { id } = house.enrolment
    pages = [
      '/today',
      '/notices',
      '/lessons/feedback',
      `/lessons/questionnaires/${LECTURE}`,
      `/search?q=${encodeURIComponent(SAID.slice(0, 4))}`,
      '/mentor/queue',
      '/mentor/trainees',
      `/mentor/trainees/${id}`,
      `/mentor/trainees/${id}/days/13`,
      `/mentor/trainees/${id}/activities/${LECTURE}`,
      `/manager/trainees/${id}`,
      `/manager/trainees/${id}/audit`,
      `/manager/trainees/${id}/preconditions`,
      `/manager/trainees/${id}/decide/promotion`,
      `/manager/reports/${cohort.id}`,
      `/admin/cohorts/${cohort.id}`,
    ]
  })
  afterAll(() => server?.stop())

  async function readEverywhere() {
    const found: string[] = []
    for (const [name, visitor] of Object.entries(visitors))
      for (const page of pages) {
        const { status, text } = await visitor.get(page)
        expect(status).toBeLessThan(500)
        if (text.includes(SAID)) found.push(`${name} ${page}`)
      }
    return found
  }

  it('is nowhere while fewer than five have answered, and on the lecturer’s page alone afterwards', async () => {
    for (const member of members.slice(0, 4)) expect(await say(member)).toMatchObject({ ok: true })
    expect(await readEverywhere()).toEqual([])
    expect((await visitors.lecturer.get('/lessons/feedback')).text).toContain('已交 4 份，满 5 份才能看')
    const own = await server.visitorAs(house.enrolment.trainee)
    expect((await own.get(`/lessons/questionnaires/${LECTURE}`)).text).toContain(SAID)
    expect(await say(members[4]!)).toMatchObject({ ok: true })
    expect(await readEverywhere()).toEqual(['lecturer /lessons/feedback'])
    const page = await visitors.lecturer.get('/lessons/feedback')
    expect(page.text).toContain('平均 3（5 份）')
    for (const { trainee } of members) expect(page.text).not.toContain(trainee.displayName)
    expect((await visitors.manager.get(`/manager/reports/${house.enrolment.cohort.id}`)).text).toContain(
      '平均 3（5 份）',
    )
  })

  it('says on the trainee’s page who reads it and when, and can no longer be changed', async () => {
    const own = await server.visitorAs(house.enrolment.trainee)
    const page = await own.get(`/lessons/questionnaires/${LECTURE}`)
    expect(page.text).toContain('同班满 5 份，才一起交给讲师')
    const again = await own.post(`/lessons/questionnaires/${LECTURE}`, { 's-content': '10', 's-delivery': '10' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('不能再改')
  })
})
