// "You can see your file at any time" is said on several pages: the way to it and the page itself, in every state there is.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EnrolmentState } from '#db/tables/cohorts'
import { anEnrolment } from '#tests/builders/enrolment'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse } from './house'
import { startServer, type TestServer } from './server'

const ENDED: EnrolmentState[] = ['promoted', 'eliminated', 'withdrawn']
const RUNNING: EnrolmentState[] = ['in_training', 'final_failed', 'retake_failed', 'on_probation']

describeDatabases('one’s own file', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
    await aHouse(server.database.db)
  })
  afterAll(() => server?.stop())

  async function visit(state: EnrolmentState) {
    const { trainee } = await anEnrolment(server.database.db, {
      state,
      ...(state === 'promoted' ? { promoted_on: '2026-02-01' } : {}),
      ...(state === 'on_probation' ? { probation_until_on: '2099-01-01' } : {}),
    })
    return server.visitorAs(trainee)
  }

  it.each(ENDED)('is one tap from Today for who is %s', async (state) => {
    const visitor = await visit(state)
    expect((await visitor.get('/today')).text).toContain('href="/file"')
    expect((await visitor.get('/file')).status).toBe(200)
  })

  it.each([...RUNNING, ...ENDED])('is one tap from the results for who is %s', async (state) => {
    const visitor = await visit(state)
    expect((await visitor.get('/results')).text).toContain('href="/file"')
    expect((await visitor.get('/file')).status).toBe(200)
  })
})
