// While a closed-book phrase exam is running nothing can be looked up: at no address, in no tab, with or without scripts.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { finishDrill } from '#app/features/drills/answer-card.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { listCodesAtHand } from '#app/features/quick-replies/phrase-library.server'
import { testContent } from '#tests/builders/content'
import { describeDatabase } from '#tests/setup/databases'
import { aHouse, type TestHouse, type VisitorName, visitorsOf } from './house'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

const CLOSED = '/library/closed'

describeDatabase('sqlite', 'a closed book', (open) => {
  let server: TestServer
  let house: TestHouse
  let visitors: Record<VisitorName, Visitor>
  let running: string
  const content = testContent()
  const addresses = () => [
    '/practice/phrases',
    '/practice/phrases?q=hy',
    '/search?q=hy',
    '/library',
    '/library/products',
    `/library/rules/${content.rules[0]!.id}`,
    `/library/checklists/${content.checklists[0]!.id}`,
    `/library/checklists/${content.checklists[0]!.id}/download`,
    `/library/transcripts/${content.transcripts[0]!.id}`,
    `/lessons/${content.lessons[0]!.id}`,
    `/lessons/${content.lessons[0]!.id}/checklists/1`,
    `/practice/drills/${house.ids.drillId}`,
    `/mentor/drills/${house.ids.satDrillId}`,
    `/practice/chats/${house.ids.chatId}`,
    `/practice/chats/${house.ids.practisedChatId}/replay`,
  ]
  const actor = () => ({ id: house.people.trainee.id, requestId: null })

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    house = await aHouse(db)
    visitors = await visitorsOf(server, house)
    const started = await startDrill(db, {
      actor: actor(),
      now: Date.now(),
      content,
      enrolmentId: house.enrolment.id,
      setId: 'S2',
      activityId: 'D03-2',
    })
    if (!started.ok) throw new Error(started.reason)
    running = started.value
  })
  afterAll(() => server.stop())

  it('sends every address to the page that says why and until when', async () => {
    for (const address of addresses()) {
      const answer = await visitors.trainee.get(address)
      expect([address, answer.status, answer.location]).toEqual([address, 302, CLOSED])
    }
    const page = await visitors.trainee.get(CLOSED)
    expect(page.status).toBe(200)
    expect(page.text).toContain('限时回复（第三天关口）')
    expect(page.text).toContain(`/practice/drills/${running}`)
  })

  it('opens no desk, and the one that was left open tells and takes nothing', async () => {
    const at = `/practice/chats/${house.ids.chatId}`
    const said = { intent: 'message', seat: '0', clientKey: 'left-open-1', text: '您好' }
    expect((await visitors.trainee.post(`${at}/state`, said)).status).toBe(409)
    expect((await visitors.trainee.post(at, said)).location).toBe(CLOSED)
    for (const path of [`${at}/state`, `${at}/live`]) expect((await visitors.trainee.get(path)).status).toBe(409)
    expect((await visitors.trainee.post('/practice', { intent: 'chat' })).status).toBe(409)
    expect((await visitors.trainee.get('/practice')).text).not.toContain('模拟接待')
  })

  it('gives the exam’s own page no table of codes and no ready text but the one whose whole code was typed', async () => {
    const page = await visitors.trainee.get(`/practice/drills/${running}`)
    expect(page.status).toBe(200)
    const beginnings = listCodesAtHand(content).map(({ code, text }) => ({ code, line: text.split('\n')[0]! }))
    const shownOn = (html: string) => beginnings.filter(({ line }) => html.includes(line)).map(({ code }) => code)
    expect(shownOn(page.text)).toEqual([])
    const brought = await visitors.trainee.get(`/practice/drills/${running}?card=0&code=hy`)
    expect(shownOn(brought.text)).toEqual(['hy'])
  })

  it('refuses a reply without a word, and brings the text of a code without scripts', async () => {
    const at = `/practice/drills/${running}`
    const empty = await visitors.trainee.post(at, { intent: 'answer', position: '0', code: '', reply: '' })
    expect(empty.status).toBe(400)
    expect(empty.text).toContain('还什么都没有写')
    const coded = await visitors.trainee.post(at, { intent: 'answer', position: '0', code: '', reply: '／hy' })
    expect([coded.status, coded.location]).toEqual([302, `${at}?card=0&code=hy`])
  })

  it('asks before it ends an exam', async () => {
    const at = `/practice/drills/${running}`
    const asked = await visitors.trainee.post(at, { intent: 'finish' })
    expect([asked.status, asked.location]).toEqual([302, `${at}?end`])
    expect((await visitors.trainee.get(`${at}?end`)).text).toContain('真的要结束考试吗')
    const row = await server.database.db.selectFrom('drill').select('state').where('id', '=', running).execute()
    expect(row).toEqual([{ state: 'in_progress' }])
  })

  it('is nobody else’s concern', async () => {
    for (const name of ['otherTrainee', 'mentor', 'manager'] as const)
      expect((await visitors[name].get('/practice/phrases')).status).toBe(200)
    expect((await visitors.otherTrainee.get(CLOSED)).location).toBe('/library')
  })

  it('opens with the end of the exam', async () => {
    await finishDrill(server.database.db, { actor: actor(), now: Date.now(), drillId: running })
    for (const address of addresses()) expect((await visitors.trainee.get(address)).location).not.toBe(CLOSED)
    expect((await visitors.trainee.get(CLOSED)).location).toBe('/library')
  })
})
