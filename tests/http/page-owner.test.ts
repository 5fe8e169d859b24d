// A page outlives the session it was drawn for: what its script sends must not count for whoever is signed in by then.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAnswers } from '#db/queries/attempts'
import { anEnrolment } from '#tests/builders/enrolment'
import { anAttempt } from '#tests/builders/exam'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

describeDatabases('a page and whose it is', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  it('tells the page of a paper who else is signed in now, and keeps its answer from their session', async () => {
    const { db } = server.database
    const enrolment = await aReadyEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'short', now: Date.now() })
    const { person: other, visitor: taken } = await server.newcomer()
    const item = form.questions[0]?.item.id
    const message = { kind: 'save', writer: 'page-one', position: 1, item, revision: 1, seen: 0, answer: null }
    const save = (who: Visitor) =>
      who.send('POST', `/exams/attempts/${id}/answers`, JSON.stringify(message), {
        Origin: who.origin,
        'Content-Type': 'application/json',
        'X-Page-Owner': enrolment.trainee.id,
      })
    const refused = await save(taken)
    expect(refused.status).toBe(403)
    expect(JSON.parse(refused.text)).toEqual({ refusal: 'someone-else', name: other.displayName })
    const nobody = await save(server.visitor())
    expect(nobody.status).toBe(401)
    expect(JSON.parse(nobody.text)).toEqual({ refusal: 'signed-out' })
    expect(await listAnswers(db, id)).toEqual([])
    expect((await save(await server.visitorAs(enrolment.trainee))).status).toBe(200)
  })

  it('records no reading of a lesson for somebody else than its page was drawn for', async () => {
    const { person: reader } = await server.newcomer()
    const { id, trainee } = await anEnrolment(server.database.db)
    const visitor = await server.visitorAs(trainee)
    const tell = (owner: string) =>
      visitor.post('/lessons/d01-company/progress', { percent: '40' }, { 'X-Page-Owner': owner })
    const rows = () =>
      server.database.db.selectFrom('lesson_progress').select('percent').where('enrolment_id', '=', id).execute()
    expect(await tell(reader.id)).toMatchObject({ status: 403, text: expect.stringContaining(trainee.displayName) })
    expect(await rows()).toEqual([])
    expect((await tell(trainee.id)).status).toBe(204)
    expect(await rows()).toEqual([{ percent: 40 }])
  })

  it('a browser can be taken over by whoever signs in over the one who is signed in', async () => {
    const { visitor } = await server.newcomer()
    expect((await visitor.get('/login')).status).toBe(302)
    expect((await visitor.get('/login?switch')).status).toBe(200)
    const wrong = await visitor.post('/login?switch', {
      username: 'nobody-here',
      password: 'not-this-one',
      next: '/today',
    })
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('action="/login?switch"')
  })
})
