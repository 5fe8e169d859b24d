// "You can see your file at any time" is said on several pages: the way to it and the page itself, in every state there is.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wordingOf } from '#app/content/rule'
import type { EnrolmentState } from '#db/tables/cohorts'
import { testContent } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { NOW } from '#tests/builders/time'
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

  it('holds the gaps that were closed, and each rule as it was signed', async () => {
    const { db } = server.database
    const enrolment = await anEnrolment(db)
    const rule = testContent().rules.find(({ id }) => id === 'conduct')!
    const row = { enrolment_id: enrolment.id, due_on: null, created_at: NOW, closed_at: null, closed_by: null }
    const signed = { ruleId: rule.id, version: rule.version, typedName: '林晓', wording: wordingOf(rule) }
    await db
      .insertInto('activity_entry')
      .values([
        {
          ...row,
          id: 'closed-gap',
          activity_id: 'D05-2',
          kind: 'gap',
          data: JSON.stringify({ text: '漏问身高' }),
          state: 'closed',
          created_by: enrolment.mentor!.id,
          closed_by: enrolment.mentor!.id,
          closed_at: NOW,
          outcome: '三段都先问了',
        },
        {
          ...row,
          id: 'signed-rule',
          activity_id: 'D01-10',
          kind: 'receipt',
          data: JSON.stringify(signed),
          state: 'open',
          created_by: enrolment.trainee.id,
          outcome: null,
        },
      ])
      .execute()
    const { text } = await (await server.visitorAs(enrolment.trainee)).get('/file')
    for (const words of ['漏问身高', '三段都先问了', rule.clauses[0]!.text, wordingOf(rule)])
      expect(text).toContain(words)
  })
})
