// The pages of a trainee, and those about one, show the terms that were signed, not those the course has today.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishPlan } from '#app/features/cohorts/plan-versions.server'
import { aCohort } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabase } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'

const SIGNED = '当天签收的这一条'

describeDatabase('sqlite', 'signed terms', (open) => {
  let server: TestServer
  let running: BuiltEnrolment

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    const content = testContent()
    const version = await publishPlan(
      db,
      {
        ...content,
        blueprints: content.blueprints.map((b) => ({ ...b, passPercent: 41 })),
        rules: content.rules.map((rule) => ({
          ...rule,
          clauses: rule.clauses.map((clause) => ({
            ...clause,
            text: SIGNED,
            ...(clause.offences ? { offences: clause.offences.map((o) => ({ ...o, name: SIGNED })) } : {}),
          })),
        })),
      },
      NOW,
    )
    running = await anEnrolment(db, { cohort: await aCohort(db, { plan_version_id: version }) })
  }, 240_000)
  afterAll(() => server?.stop())

  it('on the trainee’s own pages and in the library that goes with them', async () => {
    const trainee = await server.visitorAs(running.trainee)
    expect((await trainee.get('/exams/d01-basic')).text).toContain('41')
    expect((await trainee.get('/library/rules/conduct')).text).toContain(SIGNED)
  })

  it('on the pages of those who judge', async () => {
    const mentor = await server.visitorAs(running.mentor!)
    expect((await mentor.get(`/mentor/trainees/${running.id}`)).text).toContain(SIGNED)
    const reader = await server.visitorAs(await aPerson(server.database.db, { roles: ['manager'] }))
    expect((await reader.get('/library/rules/conduct')).text).not.toContain(SIGNED)
  })

  it('and say which cohort is behind, and what would change', async () => {
    const manager = await server.visitorAs(await aPerson(server.database.db, { roles: ['manager'] }))
    expect((await manager.get('/admin/versions')).text).toContain(running.cohort.name)
    const page = (await manager.get(`/admin/cohorts/${running.cohort.id}/plan`)).text
    expect(page).toContain(SIGNED)
    expect(page).toContain('合格线')
  })
})
