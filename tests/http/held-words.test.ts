// What stands still says why, and who can let it go on, on every page of those around the trainee; and in both languages.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDelegation } from '#tests/builders/cohort'
import { aPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'

describeDatabases('work on hold', (open) => {
  let server: TestServer
  let house: TestHouse

  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
  })
  afterAll(() => server?.stop())

  it('is explained to mentor and manager', async () => {
    const { enrolment, people } = house
    const [mentor, manager] = [await server.visitorAs(people.mentor), await server.visitorAs(people.manager)]
    const WORDS = { 'zh-CN': '等主管作决定，结论是“通过”就放行', en: 'the manager decides; “pass” lets it go on' }
    const pages = [
      '/mentor/queue',
      `/mentor/trainees/${enrolment.id}`,
      `/mentor/trainees/${enrolment.id}/days/7`,
      `/mentor/trainees/${enrolment.id}/activities/D07-3`,
    ]
    for (const locale of ['zh-CN', 'en'] as const) {
      await server.database.db.updateTable('person').set({ locale }).execute()
      for (const visitor of [mentor, manager])
        for (const page of pages)
          expect([page, (await visitor.get(page)).text.includes(WORDS[locale])]).toEqual([page, true])
      const board = (await manager.get('/manager/board?show=all')).text
      expect(board).toContain(locale === 'en' ? 'on hold, waiting for:' : '项先放着，等：')
    }
  })

  it('of a trainee is not told to who is named for one activity of theirs', async () => {
    const { db } = server.database
    const delegate = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, {
      cohort_id: house.enrolment.cohort.id,
      activity_id: 'D01-6',
      person_id: delegate.id,
      role: 'hr',
    })
    expect((await (await server.visitorAs(delegate)).get('/mentor/queue')).text).not.toContain('先放着的')
  })
})
