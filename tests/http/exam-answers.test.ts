// What the server says to a paper's page that sends one question twice: to its plain form, and to its script.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAnswers } from '#db/queries/attempts'
import { anAttempt } from '#tests/builders/exam'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'

describeDatabases('the page of a paper', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  async function aPaper() {
    const { db } = server.database
    const enrolment = await aReadyEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'short', now: Date.now() })
    const { position, item } = form.questions.find((question) => question.item.type === 'fill')!
    const visitor = await server.visitorAs(enrolment.trainee)
    const answers = async () => (await listAnswers(db, id)).map((row) => JSON.parse(row.value).answer.blanks)
    return { id, visitor, answers, position, item: item.id }
  }

  it('keeps what its form without a script sent last, however often it is pressed', async () => {
    const { id, visitor, answers, position, item } = await aPaper()
    const rendered = { intent: 'save', position: `${position}`, item, seen: '0', writer: 'page-one', go: 'review' }
    const press = (text: string, change = {}) =>
      visitor.post(`/exams/attempts/${id}`, { ...rendered, 'blank-0': text, ...change })
    expect((await press('first')).status).toBe(302)
    expect((await press('second')).status).toBe(302)
    expect((await press('second')).status).toBe(302)
    expect(await answers()).toEqual([['second']])

    const other = await press('third', { writer: 'page-two' })
    expect(other.status).toBe(409)
    expect(other.text).toContain('third')
    expect(other.text).toContain('second')
    // The head of the page does not call saved what is not.
    expect(other.text).not.toMatch(/已保存 \d/)
    expect(await answers()).toEqual([['second']])
  })

  it('takes two presses of hand in as one', async () => {
    const { id, visitor } = await aPaper()
    const press = () => visitor.post(`/exams/attempts/${id}`, { intent: 'submit' })
    const both = await Promise.all([press(), press()])
    expect(both.map((answer) => answer.status)).toEqual([302, 302])
    const audited = await server.database.db.selectFrom('audit_event').selectAll().where('entity_id', '=', id).execute()
    expect(audited.filter((row) => row.action === 'submit:attempt')).toHaveLength(1)
  })

  it('takes no answer of a form that does not say which page it is', async () => {
    const { id, visitor, answers, position, item } = await aPaper()
    const form = { intent: 'save', position: `${position}`, item, seen: '0', 'blank-0': 'text' }
    expect((await visitor.post(`/exams/attempts/${id}`, form)).status).toBe(400)
    expect(await answers()).toEqual([])
  })

  it('answers one number with two texts to the script as a conflict', async () => {
    const { id, visitor, answers, position, item } = await aPaper()
    const save = (text: string) =>
      visitor.send(
        'POST',
        `/exams/attempts/${id}/answers`,
        JSON.stringify({
          kind: 'save',
          writer: 'page-one',
          position,
          item,
          revision: 1,
          seen: 0,
          answer: { type: 'fill', blanks: [text] },
        }),
        { Origin: visitor.origin, 'Content-Type': 'application/json' },
      )
    expect((await save('first')).status).toBe(200)
    const second = await save('second')
    expect(second.status).toBe(409)
    expect(JSON.parse(second.text)).toMatchObject({ theirs: { answer: { blanks: ['first'] } } })
    expect(await answers()).toEqual([['first']])
  })
})
