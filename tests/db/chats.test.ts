import { expect, it } from 'vitest'
import type { Content } from '#app/content/content.server'
import type { ShopCase } from '#app/content/shop-case'
import { doAtDesk, sendMessage } from '#app/features/chats/at-desk.server'
import { closeOverdueChats, finishChat } from '#app/features/chats/close-chat.server'
import { findDeskView, getChatPractice, lookAtDesk } from '#app/features/chats/desk-view.server'
import { findReplay } from '#app/features/chats/replay.server'
import { startChat } from '#app/features/chats/start-chat.server'
import { watchDesk } from '#app/features/chats/watch-desk.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import type { Db } from '#db/connect'
import { aScript } from '#tests/builders/chat'
import { testContent } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aJudge } from '#tests/builders/judge'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { DAY_3 } from './drill-acts'
import { reasonOf } from './reason-of'

const SECOND_MS = 1_000
const file = aJudge({ apology: ['抱歉'], 'by-when': ['<span>'] }, 'chats')

const shopCase: ShopCase = {
  id: 'K-901',
  customer: { name: '小鹿', history: [] },
  looksAt: [],
  orders: [
    {
      tail: '4821',
      placed: '26h',
      state: 'paid',
      lines: [{ product: 'X101', size: '200×230cm 4.0斤', color: '云白', quantity: 1 }],
      goods: 239,
      freight: 0,
      insured: false,
      to: { name: '林', phoneTail: '8820', area: '浙江杭州', detail: '某路 1 号' },
    },
  ],
  board: [],
  slots: {},
}

const real = testContent()
const content: Content = {
  ...real,
  chatScripts: [aScript(), aScript({ id: 'CS-902', stage: 'after' })],
  cases: [shopCase],
  forbidden: [],
  judgeFile: () => file,
  judgeVersion: file.version,
}

function seatedAt(db: Db, enrolment: BuiltEnrolment, sittingId: string) {
  const desk = { actor: { id: enrolment.trainee.id, requestId: null }, content, sittingId, seat: 0 }
  const at = (seconds: number) => DAY_3 + seconds * SECOND_MS
  return {
    say: (seconds: number, text: string, clientKey = `say-${seconds}-${text.length}`) =>
      sendMessage(db, { ...desk, now: at(seconds), clientKey, text }),
    act: (seconds: number, act: Parameters<typeof doAtDesk>[1]['act']) =>
      doAtDesk(db, { ...desk, now: at(seconds), clientKey: `act-${seconds}-${act.act}`, act }),
    look: (seconds: number, traineeId = enrolment.trainee.id) =>
      findDeskView(db, { sittingId, traineeId, content, now: at(seconds) }),
    nextAt: async (seconds: number) =>
      (await lookAtDesk(db, { sittingId, traineeId: enrolment.trainee.id, content, now: at(seconds) }))?.nextAt,
    finish: (seconds: number) => finishChat(db, { ...desk, now: at(seconds) }),
  }
}

function startOf(enrolment: BuiltEnrolment, change: Partial<Parameters<typeof startChat>[1]> = {}) {
  return {
    actor: { id: enrolment.trainee.id, requestId: null },
    now: DAY_3,
    content,
    enrolmentId: enrolment.id,
    seats: 1,
    scriptId: 'CS-901',
    ...change,
  }
}

async function started(db: Db, enrolment: BuiltEnrolment) {
  const sitting = await startChat(db, startOf(enrolment))
  if (!sitting.ok) throw new Error(sitting.reason)
  return { sittingId: sitting.value, desk: seatedAt(db, enrolment, sitting.value) }
}

describeDatabases('a desk', (open) => {
  it('is one at a time: who has one open is led back to it', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const { sittingId } = await started(db, enrolment)
    expect(await startChat(db, startOf(enrolment, { scriptId: 'CS-902' }))).toEqual({ ok: true, value: sittingId })
    const { openSittingId } = await getChatPractice(db, { traineeId: enrolment.trainee.id, content, now: DAY_3 })
    expect(openSittingId).toBe(sittingId)
  })

  it('is not opened for somebody else, after the training, nor while an exam allows no book', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const other = await aReadyEnrolment(db)
    const foreign = startOf(enrolment, { actor: { id: other.trainee.id, requestId: null } })
    expect(reasonOf(await startChat(db, foreign))).toBe('not-found')
    const drill = { setId: 'S2', activityId: 'D03-2' }
    expect((await startDrill(db, { ...startOf(enrolment), content: real, ...drill })).ok).toBe(true)
    expect(reasonOf(await startChat(db, startOf(enrolment)))).toBe('attempt-open')
    await db.updateTable('enrolment').set({ ended_at: DAY_3 }).where('id', '=', other.id).execute()
    expect(reasonOf(await startChat(db, startOf(other)))).toBe('wrong-state')
    const { mayStart } = await getChatPractice(db, { traineeId: other.trainee.id, content, now: DAY_3 })
    expect(mayStart).toBe(false)
  })

  it('that is open tells and takes nothing while an exam allows no book', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const { desk, sittingId } = await started(db, enrolment)
    const look = watchDesk(db, { sittingId, traineeId: enrolment.trainee.id, content, now: () => DAY_3 + 9_000 })
    await startDrill(db, { ...startOf(enrolment), content: real, setId: 'S2', activityId: 'D03-2' })
    expect(reasonOf(await desk.say(9, '239 元'))).toBe('attempt-open')
    expect(await look()).toEqual({ view: null, isLast: true, nextAt: null })
  })

  it('exists for the one who sits there and for nobody else', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const other = await aReadyEnrolment(db)
    const { desk, sittingId } = await started(db, enrolment)
    expect(await desk.look(10, other.trainee.id)).toBeNull()
    const intruder = seatedAt(db, other, sittingId)
    expect(reasonOf(await intruder.say(10, '239 元'))).toBe('not-found')
    expect(reasonOf(await intruder.finish(10))).toBe('not-found')
    expect(await desk.look(10)).toMatchObject({ kept: [] })
  })

  it('keeps a message that is sent twice once', async () => {
    const { db } = await open()
    const { desk } = await started(db, await aReadyEnrolment(db))
    expect((await desk.say(20, '239 元', 'the-same-key')).ok).toBe(true)
    expect((await desk.say(24, '239 元', 'the-same-key')).ok).toBe(true)
    const view = (await desk.look(30))!
    expect(view.seats[0]!.lines.filter(({ from }) => from === 'agent')).toHaveLength(1)
    expect(view.kept).toEqual(['the-same-key'])
    expect(reasonOf(await desk.say(31, ' \n '))).toBe('empty-reply')
  })

  it('never lets time run back, whatever the clock of another server says', async () => {
    const { db } = await open()
    const { desk } = await started(db, await aReadyEnrolment(db))
    await desk.say(20, '5分钟回您')
    await desk.say(15, '239 元')
    const said = (await desk.look(40))!.seats[0]!.lines.filter(({ from }) => from === 'agent')
    expect(said.map(({ at, text }) => [at - DAY_3, text])).toEqual([
      [20_000, '5分钟回您'],
      [20_000, '239 元'],
    ])
  })

  it('refuses a word to a customer who has not come, and anything once it is over', async () => {
    const { db } = await open()
    const { desk } = await started(db, await aReadyEnrolment(db))
    expect(reasonOf(await desk.say(1, '您好'))).toBe('not-found')
    await desk.say(20, '239 元')
    expect((await desk.finish(40)).ok).toBe(true)
    expect(reasonOf(await desk.say(41, '谢谢'))).toBe('already-done')
    expect(reasonOf(await desk.finish(42))).toBe('already-done')
    expect(await desk.look(43)).toMatchObject({ state: 'finished' })
    expect(await desk.nextAt(43)).toBeNull()
  })

  it('does with an order what its state allows, once it is open', async () => {
    const { db } = await open()
    const { desk } = await started(db, await aReadyEnrolment(db))
    const note = { act: 'write-note', order: '4821', text: '[1130][阿宁][催单] 今天发', flag: 'yellow' } as const
    expect(reasonOf(await desk.act(5, note))).toBe('order-not-open')
    expect(reasonOf(await desk.act(6, { act: 'open-order', order: '1111' }))).toBe('not-found')
    expect((await desk.look(6))!.seats[0]!.orders).toEqual([{ tail: '4821', isOpen: false, detail: null }])
    expect((await desk.act(7, { act: 'open-order', order: '4821' })).ok).toBe(true)
    expect((await desk.act(8, note)).ok).toBe(true)
    expect(reasonOf(await desk.act(9, { act: 'change-price', order: '4821', yuan: 5 }))).toBe('order-state')
    expect(reasonOf(await desk.act(10, { act: 'look-up-parcel', order: '4821' }))).toBe('order-state')
    expect((await desk.look(11))!.seats[0]!.orders[0]!.detail).toMatchObject({
      notes: ['[1130][阿宁][催单] 今天发'],
      flag: 'yellow',
      toPay: 239,
    })
  })

  it('says when somebody waits, and when the next thing comes', async () => {
    const { db } = await open()
    const { desk } = await started(db, await aReadyEnrolment(db))
    expect(await desk.look(0)).toMatchObject({ customersToCome: 1, seats: [] })
    expect(await desk.nextAt(0)).toBe(DAY_3 + 2_000)
    const first = (await desk.look(4))!
    expect(first.seats[0]).toMatchObject({ waitsSince: DAY_3 + 3_000, help: [{ seen: false }, { seen: false }] })
    expect(await desk.nextAt(4)).toBe(DAY_3 + 7_000)
    const later = (await desk.look(7))!
    expect(later.revision).not.toBe(first.revision)
    await desk.say(20, '239 元')
    expect((await desk.look(21))!.seats[0]).toMatchObject({
      waitsSince: null,
      help: [{ seen: false }, { seen: true }],
    })
  })

  it('is looked at once when nothing has changed, and again as soon as something was kept or comes by itself', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const { desk, sittingId } = await started(db, enrolment)
    let now = DAY_3 + 8_000
    const look = watchDesk(db, { sittingId, traineeId: enrolment.trainee.id, content, now: () => now })
    expect((await look()).view?.seats).toHaveLength(1)
    expect((await look()).view).toBeNull()
    await desk.say(9, '5分钟回您')
    now = DAY_3 + 9_500
    const heard = await look()
    expect(heard.view?.kept).toHaveLength(1)
    now = heard.nextAt!
    expect((await look()).nextAt).toBeGreaterThan(now)
    now = DAY_3 + 30 * MINUTE_MS
    expect(await look()).toMatchObject({ isLast: true, view: { state: 'finished' } })
  })

  it('that nobody wrote a word at leaves no mark; another is marked when its time is over', async () => {
    const { db } = await open()
    const quiet = await aReadyEnrolment(db)
    const busy = await aReadyEnrolment(db)
    const left = await started(db, quiet)
    const worked = await started(db, busy)
    await worked.desk.say(20, '抱歉久等，5分钟回您')
    expect(await closeOverdueChats(db, DAY_3 + 9 * MINUTE_MS)).toBe(0)
    expect(await closeOverdueChats(db, DAY_3 + 11 * MINUTE_MS)).toBe(2)
    expect((await left.desk.look(900))?.state).toBe('abandoned')
    expect(await findReplay(db, left.sittingId, content)).toBeNull()
    const replay = (await findReplay(db, worked.sittingId, content))!
    // The customer gave up before the time was over; a minute later the desk closed by itself.
    expect(replay.seats[0]!.ended?.how).toBe('gone')
    expect(replay.finishedAt).toBe(replay.seats[0]!.ended!.at + MINUTE_MS)
    expect(replay.traineeName).toBe(busy.trainee.displayName)
    const { earlier } = await getChatPractice(db, { traineeId: busy.trainee.id, content, now: DAY_3 })
    expect(earlier).toMatchObject([{ id: worked.sittingId, titles: ['小鹿'], percent: replay.low }])
  })

  it('is replayed as it was marked, also by a house that has never seen it', async () => {
    const { db } = await open()
    const { desk, sittingId } = await started(db, await aReadyEnrolment(db))
    await desk.say(20, '抱歉久等，239 元')
    await desk.finish(60)
    const first = await findReplay(db, sittingId, content)
    const changed = { ...content, chatScripts: [], cases: [], judgeFile: real.judgeFile, judgeVersion: 'another' }
    expect(await findReplay(db, sittingId, changed)).toEqual(first)
    expect(first!.seats[0]!.passages[0]!.points).toMatchObject([{ answer: 'yes' }, { answer: 'yes' }])
    expect(first!.seats[0]!.waits).toEqual([{ repliedAt: DAY_3 + 20_000, waitedMs: 17_000 }])
    expect([first!.low, first!.high]).toEqual([first!.seats[0]!.low, first!.seats[0]!.high])
  })
})
