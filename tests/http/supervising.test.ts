// An exam that is being sat, as browsers meet it: what its page tells and hears, the board, and what forms get wrong.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PaperLive } from '#app/features/attempts/paper-live'
import type { LiveBoard } from '#app/features/supervision/live-board'
import { anAttempt } from '#tests/builders/exam'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'

describeDatabases('an exam under supervision', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  async function aPaper() {
    const enrolment = await aReadyEnrolment(server.database.db)
    const { id, deadlineAt } = await anAttempt(server.database.db, enrolment, { exam: 'short', now: Date.now() })
    const trainee = await server.visitorAs(enrolment.trainee)
    const mentor = await server.visitorAs(enrolment.mentor!)
    const tell = (body: object) =>
      trainee.send('POST', `/exams/attempts/${id}/answers`, JSON.stringify(body), {
        Origin: trainee.origin,
        'Content-Type': 'application/json',
      })
    return { id, deadlineAt, trainee, mentor, tell }
  }
  const here = (change = {}) => ({ kind: 'here', device: 'browser-one', seen: [], signals: [], ...change })

  it('goes from the mentor’s form to the page and back as seen', async () => {
    const { id, deadlineAt, trainee, mentor, tell } = await aPaper()
    const form = { intent: 'say', to: `paper:${id}`, minutes: '30', text: '补停电的时间 <b>' }
    expect((await mentor.post('/mentor/exams/live', form)).status).toBe(302)
    const live = JSON.parse((await tell(here())).text) as PaperLive
    expect(live).toMatchObject({ open: true, deadlineAt: deadlineAt + 30 * 60_000, time: { minutes: 60, extra: 30 } })
    const [word] = live.words
    expect(word).toMatchObject({ minutes: 30, text: '补停电的时间 <b>', seenAt: null })
    // Without a script the page says it too, with the sum and its parts.
    const page = await trainee.get(`/exams/attempts/${id}`)
    expect(page.text).toContain('90 分钟（60 + 30）')
    expect(page.text).toContain('补停电的时间 &lt;b&gt;')
    expect((await trainee.post(`/exams/attempts/${id}`, { intent: 'seen', word: word!.id })).status).toBe(302)
    const board = JSON.parse((await mentor.get('/mentor/exams/live/state')).text) as LiveBoard
    expect(board.exams[0]?.open[0]).toMatchObject({ attemptId: id, connection: 'here', words: [{ id: word!.id }] })
    expect(board.exams[0]?.open[0]?.words[0]?.seenAt).not.toBeNull()
  })

  it.each([
    ['nothing to say', { text: ' ' }, 400],
    ['half a minute', { minutes: '0.5' }, 400],
    ['no number', { minutes: 'many' }, 400],
    ['too many minutes', { minutes: '121' }, 400],
    ['minutes that are taken', { minutes: '-5' }, 400],
    ['a text without end', { text: '好'.repeat(501) }, 400],
    ['nobody', { to: '' }, 400],
    ['somebody strange', { to: 'paper:' }, 400],
    ['a paper that is not there', { to: 'paper:nothing' }, 409],
  ])('a form with %s is told so', async (_title, change, status) => {
    const { id, mentor } = await aPaper()
    const form = { intent: 'say', to: `paper:${id}`, minutes: '', text: '请往后坐' }
    expect((await mentor.post('/mentor/exams/live', { ...form, ...change })).status).toBe(status)
    expect(JSON.parse((await mentor.get('/mentor/exams/live/state')).text).exams[0].open[0].words).toEqual([])
  })

  it.each([
    ['no name of its browser', here({ device: 'x' })],
    ['a note of its own making', here({ signals: [{ key: 'signal-1', kind: 'device', position: 1, amount: 1 }] })],
    [
      'a note of a question that cannot be',
      here({ signals: [{ key: 'signal-1', kind: 'away', position: 0, amount: 1 }] }),
    ],
    ['more than it should', { ...here(), state: 'graded' }],
  ])('a report with %s is none', async (_title, body) => {
    const { tell } = await aPaper()
    expect((await tell(body)).status).toBe(400)
  })

  it('tells one person’s page nothing of another’s', async () => {
    const mine = await aPaper()
    const other = await aPaper()
    for (const path of [`/exams/attempts/${other.id}/live`, `/exams/attempts/${other.id}/answers`])
      expect((await mine.trainee.get(path)).status).toBe(404)
    const board = JSON.parse((await mine.mentor.get('/mentor/exams/live/state')).text) as LiveBoard
    expect(board.exams.flatMap(({ open }) => open.map(({ attemptId }) => attemptId))).toEqual([mine.id])
    const reach = { intent: 'say', to: `paper:${other.id}`, minutes: '5', text: '请往后坐' }
    expect((await mine.mentor.post('/mentor/exams/live', reach)).status).toBe(404)
  })

  it('a page that listens is told by a stream, which ends with the paper', async () => {
    const { id, trainee } = await aPaper()
    await trainee.post(`/exams/attempts/${id}`, { intent: 'submit' })
    const { text } = await trainee.get(`/exams/attempts/${id}/live`, { Accept: 'text/event-stream' })
    expect(text).toMatch(/^retry: 2000\n\nid: [\w-]+\ndata: \{"open":false/)
  })
})
