// A desk as browsers meet it: with a script, by its state and its stream; without one, by plain forms.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DeskView } from '#app/features/chats/desk-view'
import { marked } from '#tests/builders/promotion'
import { describeDatabase } from '#tests/setup/databases'
import { aHouse, type TestHouse, type VisitorName, visitorsOf } from './house'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

const OWNER = 'X-Page-Owner'

describeDatabase('sqlite', 'a desk', (open) => {
  let server: TestServer
  let house: TestHouse
  let visitors: Record<VisitorName, Visitor>
  let at: string

  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
    visitors = await visitorsOf(server, house)
    at = `/practice/chats/${house.ids.chatId}`
    // The first customer comes two seconds after the start.
    await server.database.db
      .updateTable('chat_sitting')
      .set({ started_at: Date.now() - 20_000 })
      .where('id', '=', house.ids.chatId!)
      .execute()
  })
  afterAll(() => server?.stop())

  const message = (clientKey: string, text: string, seat = '0') => ({ intent: 'message', seat, clientKey, text })
  const view = async () => JSON.parse((await visitors.trainee.get(`${at}/state`)).text) as DeskView

  it('tells its state, and nothing to who knows it already', async () => {
    const { revision, seats } = await view()
    expect(seats).toHaveLength(1)
    const known = await visitors.trainee.get(`${at}/state?seen=${encodeURIComponent(revision)}`)
    // A line of the customer may have come between the two.
    const stands = (await view()).revision
    expect(known.status).toBe(stands === revision ? 204 : 200)
    expect((await visitors.trainee.get(`${at}/state?seen=old`)).status).toBe(200)
  })

  it('keeps a message once, however often it is sent, and answers with the desk', async () => {
    const first = await visitors.trainee.post(`${at}/state`, message('sent-twice', '您好'))
    const again = await visitors.trainee.post(`${at}/state`, message('sent-twice', '您好'))
    expect([first.status, again.status]).toEqual([200, 200])
    const { kept, seats } = JSON.parse(again.text) as DeskView
    expect(kept).toEqual(['sent-twice'])
    expect(seats[0]!.lines.filter(({ from }) => from === 'agent')).toHaveLength(1)
  })

  it.each([
    ['no words', message('empty-words', '  '), 400],
    ['too many words', message('too-many-words', '好'.repeat(501)), 400],
    ['no name of its own', message('', '好'), 400],
    ['a customer who is not there', message('nobody-there', '好', '2'), 404],
    ['no customer at all', message('no-seat', '好', 'x'), 400],
    ['an act that does not exist', { ...message('strange-act', ''), act: 'give-away' }, 400],
    ['a note without words', { ...message('empty-note', ''), act: 'write-note', order: '4821' }, 400],
    ['an order that is none', { ...message('no-order', ''), act: 'open-order', order: '12345' }, 400],
    ['a price below nothing', { ...message('below-zero', ''), act: 'change-price', order: '4821', yuan: '-5' }, 400],
    ['an order of somebody else', { ...message('other-order', ''), act: 'open-order', order: '9999' }, 404],
  ])('refuses %s', async (_, form, status) => {
    for (const path of [at, `${at}/state`]) {
      const answer = await visitors.trainee.post(path, form)
      expect([path, answer.status]).toEqual([path, status])
    }
    expect((await view()).kept).toEqual(['sent-twice'])
  })

  it('takes plain forms, and shows what came of them', async () => {
    const sent = await visitors.trainee.post(`${at}?seat=0&side=order`, message('by-plain-form', '稍等，我看看'))
    expect([sent.status, sent.location]).toEqual([302, `${at}?seat=0&side=order`])
    const page = await visitors.trainee.get(sent.location)
    expect(page.text).toContain('稍等，我看看')
    expect(page.text).toContain('看有没有新消息')
    const follow = {
      ...message('by-plain-act', '明早九点回电'),
      intent: 'act',
      act: 'plan-follow-up',
      order: '',
      to: '',
    }
    expect((await visitors.trainee.post(at, follow)).status).toBe(302)
    expect((await view()).seats[0]!.deeds).toMatchObject([{ act: { act: 'plan-follow-up', text: '明早九点回电' } }])
  })

  it('tells a page of somebody else who is signed in', async () => {
    const other = await visitors.trainee.post(`${at}/state`, message('wrong-page', '您好'), { [OWNER]: 'another' })
    expect([other.status, JSON.parse(other.text).refusal]).toEqual([403, 'someone-else'])
    expect((await server.visitor().post(`${at}/state`, message('signed-out', '您好'))).status).toBe(401)
  })

  it('asks before it ends; then the stream ends too, uncompressed and whole, and all lead to the replay', async () => {
    const asked = await visitors.trainee.post(at, { intent: 'finish' })
    expect([asked.status, asked.location]).toEqual([302, `${at}?end`])
    expect((await visitors.trainee.get(`${at}?end`)).text).toContain('现在结束这次接待？')
    const stream = visitors.trainee.get(`${at}/live`, { 'Accept-Encoding': 'gzip, br' })
    const ended = await visitors.trainee.post(at, { intent: 'finish', sure: 'yes' })
    expect([ended.status, ended.location]).toEqual([302, at])
    const { headers, text } = await stream
    expect(headers['content-type']).toContain('text/event-stream')
    expect(headers['content-encoding']).toBeUndefined()
    const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as DeskView)
    expect(events.at(-1)?.state).toBe('finished')
    expect((await visitors.trainee.get(at)).location).toBe(`${at}/replay`)
    const replay = await visitors.trainee.get(`${at}/replay`)
    expect(replay.status).toBe(200)
    expect(replay.text).toContain('稍等，我看看')
    expect((await visitors.trainee.post(`${at}/state`, message('too-late', '您好'))).status).toBe(409)
    expect((await visitors.trainee.post(at, { intent: 'finish', sure: 'yes' })).location).toBe(at)
  })

  it('gives the replay of an exam to whoever is around it, to its trainee once it is marked, of practice to nobody else', async () => {
    const statusOf = async (id: string | undefined, name: VisitorName) =>
      (await visitors[name].get(`/practice/chats/${id}/replay`)).status
    for (const name of ['mentor', 'manager'] as const)
      expect([name, await statusOf(house.ids.satChatId, name)]).toEqual([name, 200])
    const unmarked = await visitors.trainee.get(`/practice/chats/${house.ids.satChatId}/replay`)
    expect([unmarked.status, unmarked.location]).toEqual([302, '/activities/D22-3'])
    const sheets = [house.people.mentor, house.people.manager].map((by) => ({ by, percent: 80 }))
    await marked(server.database.db, house.enrolment, { activityId: 'D22-3', rubricId: 'R12' }, sheets)
    expect(await statusOf(house.ids.satChatId, 'trainee')).toBe(200)
    for (const name of ['otherTrainee', 'otherMentor', 'admin', 'delegate'] as const)
      expect([name, await statusOf(house.ids.satChatId, name)]).toEqual([name, 404])
    for (const name of ['mentor', 'manager'] as const)
      expect([name, await statusOf(house.ids.practisedChatId, name)]).toEqual([name, 404])
  })

  it('has only so many streams for one person, and the next is told to come by asking', async () => {
    const started = await visitors.trainee.post('/practice', { intent: 'chat', seats: '1' })
    expect(started.location).toMatch(/^\/practice\/chats\//)
    const streams = [1, 2, 3, 4].map(() => visitors.trainee.get(`${started.location}/live`))
    // Three go on; only the one too many is answered at once.
    expect((await Promise.race(streams)).status).toBe(503)
    expect((await visitors.trainee.get(`${started.location}/state`)).status).toBe(200)
    await visitors.trainee.post(started.location, { intent: 'finish', sure: 'yes' })
    const statuses = (await Promise.all(streams)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 200, 200, 503])
  })
})
