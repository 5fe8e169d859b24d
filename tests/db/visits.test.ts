// Mystery customers at the practice desk: planned, played by a person or by a script, unseen until the debrief.
import { expect, it } from 'vitest'
import type { Content } from '#app/content/content.server'
import type { ShopCase } from '#app/content/shop-case'
import { canOnEnrolment } from '#app/features/accounts/permissions'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { sendMessage } from '#app/features/chats/at-desk.server'
import { closeIfOver, finishChat } from '#app/features/chats/close-chat.server'
import { findDeskView, getChatPractice } from '#app/features/chats/desk-view.server'
import { findReplay } from '#app/features/chats/replay.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { debriefMystery } from '#app/features/rubrics/debrief-mystery.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { actAtVisit } from '#app/features/visits/at-visit.server'
import { openDesk } from '#app/features/visits/open-desk.server'
import { callOffVisit, planVisit } from '#app/features/visits/plan-visit.server'
import { listQuotableLines } from '#app/features/visits/quotable-lines.server'
import { findVisitView, getVisitPlanning, revealedSeats } from '#app/features/visits/visits.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { aScript } from '#tests/builders/chat'
import { testContent } from '#tests/builders/content'
import { aJudge } from '#tests/builders/judge'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { handedIn, LATER } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const S = 1_000
const file = aJudge({ apology: ['抱歉'], 'by-when': ['<span>'] }, 'visits')
const aCase = (id: string, name: string): ShopCase => ({
  id,
  customer: { name, history: [] },
  looksAt: [],
  orders: [],
  board: [],
  slots: {},
})
const real = testContent()
const states = aScript().states.map(({ next, ...state }) => ({
  ...state,
  next: next.filter(({ when }) => !Array.isArray(when)),
}))
const content: Content = {
  ...real,
  chatScripts: [
    aScript({ states }),
    aScript({ id: 'CS-902', states, title: '另一位' }),
    aScript({ id: 'CS-401', form: 'mystery', case: 'K-401', title: '暗访的剧本', states }),
    aScript({ id: 'CS-402', form: 'mystery', case: 'K-402', stage: 'after', title: '售后的剧本', states }),
  ],
  cases: [aCase('K-901', '小鹿'), aCase('K-401', '晚风'), aCase('K-402', '山茶')],
  forbidden: [],
  judgeFile: () => file,
  judgeVersion: file.version,
}
const TODAY = localDateOf(LATER, real.course.zone)

async function aScene(db: Db) {
  const enrolment = await aReadyEnrolment(db)
  const visitor = await aPerson(db, { roles: ['delegate'] })
  return { db, enrolment, visitor, mentor: enrolment.mentor! }
}
type Scene = Awaited<ReturnType<typeof aScene>>

function plan({ db, enrolment, mentor, visitor }: Scene, change: Record<string, unknown> = {}) {
  return planVisit(db, {
    actor: { id: mentor.id, requestId: null },
    planner: mentor,
    now: LATER,
    content,
    enrolmentId: enrolment.id,
    activityId: 'D10-3',
    visitorId: visitor.id as string | null,
    scriptId: 'CS-401',
    fromOn: TODAY,
    untilOn: TODAY,
    ...change,
  })
}

async function planned(scene: Scene, change: Record<string, unknown> = {}): Promise<string> {
  const outcome = await plan(scene, change)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

function openOf({ db, enrolment }: Scene, change: Partial<Parameters<typeof openDesk>[1]> = {}) {
  return openDesk(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now: LATER,
    content,
    enrolmentId: enrolment.id,
    seats: 1,
    ...change,
  })
}

async function opened(scene: Scene, change: Partial<Parameters<typeof openDesk>[1]> = {}): Promise<string> {
  const outcome = await openOf(scene, change)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

const at = (seconds: number) => LATER + seconds * S

function asVisitor({ db, visitor }: Scene, visitId: string, who: BuiltPerson = visitor) {
  const base = { visitorId: who.id, today: TODAY, content, visitId }
  return {
    come: (seconds: number, clientKey = `come-${seconds}-key`) =>
      actAtVisit(db, { ...base, now: at(seconds), clientKey, intent: 'come' }),
    say: (seconds: number, text: string, clientKey = `say-${seconds}-key`) =>
      actAtVisit(db, { ...base, now: at(seconds), clientKey, intent: 'message', text }),
    leave: (seconds: number) =>
      actAtVisit(db, { ...base, now: at(seconds), clientKey: `leave-${seconds}-key`, intent: 'leave', how: 'settled' }),
    look: (seconds: number) =>
      findVisitView(db, { visitId, viewerId: who.id, content, now: at(seconds), today: TODAY }),
  }
}

function asTrainee({ db, enrolment }: Scene, sittingId: string) {
  const actor = { id: enrolment.trainee.id, requestId: null }
  return {
    say: (seconds: number, text: string) =>
      sendMessage(db, {
        actor,
        content,
        sittingId,
        seat: 0,
        now: at(seconds),
        clientKey: `agent-${seconds}-key`,
        text,
      }),
    look: (seconds: number) => findDeskView(db, { sittingId, traineeId: actor.id, content, now: at(seconds) }),
    finish: (seconds: number) => finishChat(db, { actor, content, sittingId, now: at(seconds) }),
  }
}

/** A chat with a person that is over: planned, opened, played, left. */
async function held(scene: Scene) {
  const visitId = await planned(scene)
  const sittingId = await opened(scene)
  const [visitor, trainee] = [asVisitor(scene, visitId), asTrainee(scene, sittingId)]
  await visitor.come(10)
  await trainee.say(12, '239 元')
  await visitor.say(30, '能不能送个枕套')
  await trainee.say(50, '抱歉，没有这个赠品')
  await visitor.leave(70)
  await trainee.finish(80)
  return { visitId, sittingId, visitor, trainee }
}

describeDatabases('a mystery visit', (open) => {
  it('is planned by a mentor; whoever plays hears of it, and the trainee of nothing', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    await planned(scene)
    expect(await noticeKinds(db, scene.visitor.id)).toEqual(['visit-planned'])
    expect(await noticeKinds(db, scene.enrolment.trainee.id)).toEqual([])
    expect(await auditLines(db)).toEqual(['plan:visit'])
    expect(reasonOf(await plan(scene))).toBe('visit-known')
    expect(reasonOf(await plan(scene, { activityId: 'D10-1', scriptId: 'CS-402' }))).toBe('invalid-reference')
    expect(reasonOf(await plan(scene, { visitorId: scene.enrolment.trainee.id, scriptId: 'CS-402' }))).toBe(
      'self-signing',
    )
    const asked = { enrolmentId: scene.enrolment.id, content, now: LATER }
    const planning = await getVisitPlanning(db, asked)
    expect(planning?.visits.map(({ phase }) => phase)).toEqual(['planned'])
    expect(planning?.scripts.map(({ id }) => id)).toEqual(['CS-402'])
    expect(planning?.people.map(({ id }) => id)).not.toContain(scene.enrolment.trainee.id)
  })

  it('takes the place of one customer who was drawn, in its days only, and not where a customer was picked', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const tomorrow = localDateOf(LATER + DAY_MS, real.course.zone)
    await planned(scene, { fromOn: tomorrow, untilOn: tomorrow })
    const ids = async (sittingId: string) => {
      const row = await db
        .selectFrom('chat_sitting')
        .select('content')
        .where('id', '=', sittingId)
        .executeTakeFirstOrThrow()
      return (JSON.parse(row.content) as { seats: { script: { id: string } }[] }).seats.map(({ script }) => script.id)
    }
    const early = await opened(scene, { seats: 2 })
    expect(await ids(early)).not.toContain('CS-401')
    await asTrainee(scene, early).finish(10)
    const picked = await opened(scene, { now: LATER + DAY_MS, scriptId: 'CS-901' })
    expect(await ids(picked)).toEqual(['CS-901'])
    await finishChat(db, {
      actor: { id: scene.enrolment.trainee.id, requestId: null },
      content,
      sittingId: picked,
      now: LATER + DAY_MS + 10,
    })
    const sittingId = await opened(scene, { now: LATER + DAY_MS + 20, seats: 2 })
    expect((await ids(sittingId)).filter((id) => id === 'CS-401')).toHaveLength(1)
    expect(await noticeKinds(db, scene.visitor.id)).toEqual(['visit-planned', 'visit-begun'])
  })

  it('goes into one desk once, and not at all when it was called off', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const visitId = await planned(scene)
    const off = {
      actor: { id: scene.mentor.id, requestId: null },
      planner: scene.mentor,
      now: LATER,
      today: TODAY,
      enrolmentId: scene.enrolment.id,
      visitId,
    }
    expect(reasonOf(await callOffVisit(db, { ...off, enrolmentId: 'other' }))).toBe('not-found')
    expect(reasonOf(await callOffVisit(db, off))).toBe('ok')
    expect(reasonOf(await callOffVisit(db, off))).toBe('already-done')
    const row = () => db.selectFrom('mystery_visit').selectAll().orderBy('planned_at').orderBy('id').execute()
    await opened(scene)
    expect((await row()).map(({ sitting_id }) => sitting_id)).toEqual([null])
  })

  it('is either called off or begun, whichever comes first, and never both', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const visitId = await planned(scene)
    const off = {
      actor: { id: scene.mentor.id, requestId: null },
      planner: scene.mentor,
      now: LATER,
      today: TODAY,
      enrolmentId: scene.enrolment.id,
      visitId,
    }
    const [sittingId, calledOff] = await Promise.all([opened(scene), callOffVisit(db, off)])
    const { content: seated } = await db
      .selectFrom('chat_sitting')
      .select('content')
      .where('id', '=', sittingId)
      .executeTakeFirstOrThrow()
    const row = await db.selectFrom('mystery_visit').selectAll().executeTakeFirstOrThrow()
    const isBegun = row.sitting_id !== null
    expect([calledOff.ok, row.called_off_at !== null, seated.includes('CS-401')]).toEqual([!isBegun, !isBegun, isBegun])
    expect((await auditLines(db, {})).filter((line) => line.startsWith('begin:visit'))).toEqual(
      isBegun ? ['begin:visit -'] : [],
    )
  })

  it('is in the record from its beginning, for whoever may read that, and the trainee may not', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    await planned(scene)
    await opened(scene)
    expect(await auditLines(db)).toEqual(['plan:visit', 'start:chat', 'begin:visit'])
    const relation = await findEnrolmentRelation(db, scene.enrolment.id, scene.enrolment.trainee.id)
    expect(canOnEnrolment(viewerOf(scene.enrolment.trainee), 'read:audit', relation!)).toBe(false)
    const own = await getOwnFile(db, {
      enrolmentId: scene.enrolment.id,
      traineeId: scene.enrolment.trainee.id,
      content: real,
      now: LATER,
    })
    expect(JSON.stringify(own)).not.toContain('visit')
  })

  it('is the script’s until the person comes, and then the person’s alone', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const visitId = await planned(scene)
    const before = asVisitor(scene, visitId)
    expect((await before.look(0))?.visit.phase).toBe('planned')
    expect(reasonOf(await before.come(1))).toBe('wrong-state')
    const sittingId = await opened(scene)
    const [visitor, trainee] = [asVisitor(scene, visitId), asTrainee(scene, sittingId)]
    // The customer comes two seconds after the start.
    expect(reasonOf(await visitor.come(1))).toBe('wrong-state')
    expect(reasonOf(await visitor.say(9, '在不在'))).toBe('wrong-state')
    expect(reasonOf(await visitor.come(10))).toBe('ok')
    expect(reasonOf(await visitor.say(20, '能不能送个枕套'))).toBe('ok')
    expect(reasonOf(await visitor.say(20, '能不能送个枕套'))).toBe('ok')
    const seen = await trainee.look(21)
    expect(seen?.seats[0]?.lines.map(({ text }) => text)).toEqual(['在吗', '多少钱', '能不能送个枕套'])
    expect(seen?.seats[0]?.help?.length).toBeGreaterThan(0)
    await trainee.say(25, '抱歉，没有枕套送')
    const own = await visitor.look(26)
    expect(own?.seats[0]?.lines.at(-1)).toMatchObject({ from: 'agent', text: '抱歉，没有枕套送' })
    expect(own?.kept).toEqual(['come-10-key', 'say-20-key'])
    // Nobody but the person who was asked.
    expect(reasonOf(await asVisitor(scene, visitId, scene.mentor).say(30, '我是师傅'))).toBe('not-found')
    expect(reasonOf(await visitor.leave(40))).toBe('ok')
    expect(reasonOf(await visitor.say(41, '还有'))).toBe('already-done')
    expect((await trainee.look(42))?.seats[0]?.ended).toMatchObject({ how: 'settled' })
  })

  it('goes on as the script where the person does not come', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const visitId = await planned(scene)
    const sittingId = await opened(scene)
    const trainee = asTrainee(scene, sittingId)
    await trainee.say(20, '239 元')
    const view = await trainee.look(40)
    expect(view?.seats[0]?.lines.map(({ text }) => text)).toContain('买了')
    expect(view?.seats[0]?.ended?.how).toBe('content')
    expect(reasonOf(await asVisitor(scene, visitId).come(41))).toBe('already-done')
  })

  it('two tabs of the visitor, and a trainee who writes at the same moment, keep one order', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const visitId = await planned(scene)
    const sittingId = await opened(scene)
    const [visitor, trainee] = [asVisitor(scene, visitId), asTrainee(scene, sittingId)]
    const comes = await Promise.all([visitor.come(10, 'tab-one-key'), visitor.come(10, 'tab-two-key')])
    expect(comes.map((one) => reasonOf(one)).sort()).toEqual(['already-done', 'ok'])
    await Promise.all([
      visitor.say(20, '一', 'tab-one-say'),
      visitor.say(20, '二', 'tab-two-say'),
      trainee.say(20, '好的'),
    ])
    const [mine, theirs] = [await visitor.look(30), await trainee.look(30)]
    expect(mine?.seats[0]?.lines).toEqual(theirs?.seats[0]?.lines)
    expect(mine?.seats[0]?.lines).toHaveLength(5)
  })

  it('is closed with the sitting, and nobody writes into it afterwards', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const { visitId, visitor } = await held(scene)
    expect(reasonOf(await visitor.say(90, '还在吗'))).toBe('already-done')
    expect((await asVisitor(scene, visitId).look(90))?.visit.phase).toBe('held')
  })

  it('does not take place where the trainee wrote nothing', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    const visitId = await planned(scene)
    const sittingId = await opened(scene)
    await closeIfOver(db, sittingId, LATER + 3_600_000, content)
    expect((await asVisitor(scene, visitId).look(3_600))?.visit.phase).toBe('missed')
    expect(await listQuotableLines(db, { enrolmentId: scene.enrolment.id, activityId: 'D10-3', content })).toEqual([])
  })
})

const R4 = real.rubricById.get('R4')!

function sheetOf({ db, enrolment, mentor }: Scene, lines: Record<string, string> = {}) {
  return recordSheet(db, {
    actor: { id: mentor.id, requestId: null },
    examiner: viewerOf(mentor),
    now: at(200),
    content,
    enrolmentId: enrolment.id,
    activityId: 'D10-3',
    levels: Object.fromEntries(R4.criteria.map(({ id }) => [id, 2])),
    notes: {},
    hardFaults: [],
    comment: '接待平稳，赠品没有先查',
    why: '',
    stateMark: null,
    tookPlaceOn: null,
    expectedRevision: 0,
    lines,
  })
}

function debriefOf(
  { db, enrolment, mentor }: Scene,
  gaps: { text: string; source: string; dueOn: string | null; closed: boolean }[],
) {
  return debriefMystery(db, {
    actor: { id: mentor.id, requestId: null },
    viewer: viewerOf(mentor),
    now: at(300),
    content,
    enrolmentId: enrolment.id,
    activityId: 'D10-3',
    note: '一起看了对话，学员说出了问题',
    gaps,
  })
}

describeDatabases('what a mystery visit leaves behind', (open) => {
  it('lines of the chat are evidence: of a criterion, and of each gap; any other is refused', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    await handedIn(db, scene.enrolment, 'D10-1')
    await held(scene)
    const where = { enrolmentId: scene.enrolment.id, activityId: 'D10-3', content }
    const lines = await listQuotableLines(db, where)
    expect(lines.map(({ text }) => text.replace(/^[\d:]+ /, ''))).toEqual([
      '客户：在吗',
      '客户：多少钱',
      '学员：239 元',
      '客户：能不能送个枕套',
      '学员：抱歉，没有这个赠品',
    ])
    const key = lines[4]!.key
    expect(reasonOf(await sheetOf(scene, { [R4.criteria[0]!.id]: 'made.up' }))).toBe('line-unknown')
    expect(reasonOf(await sheetOf(scene, { [R4.criteria[0]!.id]: key }))).toBe('ok')
    const desk = await getActivityDesk(db, {
      viewer: viewerOf(scene.mentor),
      now: at(250),
      gapQuery: {},
      ...where,
    })
    expect(desk.ok && desk.value.sheet?.visible[0]?.quotes).toEqual({ [R4.criteria[0]!.id]: lines[4]!.text })
    const gap = { text: '赠品没有先查', dueOn: null, closed: true }
    expect(reasonOf(await debriefOf(scene, [{ ...gap, source: '没有说过的话' }]))).toBe('line-unknown')
    expect(reasonOf(await debriefOf(scene, [{ ...gap, source: key }]))).toBe('ok')
    const entry = await db.selectFrom('activity_entry').selectAll().where('kind', '=', 'gap').executeTakeFirstOrThrow()
    expect([
      entry.state,
      JSON.parse(String(typeof entry.data === 'string' ? entry.data : JSON.stringify(entry.data))),
    ]).toEqual(['closed', { text: '赠品没有先查', source: lines[4]!.text }])
  })

  it('a debrief without a gap is none, and each gap is closed or has its day', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    await handedIn(db, scene.enrolment, 'D10-1')
    await held(scene)
    await sheetOf(scene)
    const gap = { text: '赠品没有先查', source: '' }
    expect(reasonOf(await debriefOf(scene, []))).toBe('gaps-needed')
    expect(reasonOf(await debriefOf(scene, [{ ...gap, dueOn: null, closed: false }]))).toBe('gap-open')
    const soon = localDateOf(LATER + 2 * DAY_MS, real.course.zone)
    expect(reasonOf(await debriefOf(scene, [{ ...gap, dueOn: soon, closed: true }]))).toBe('gap-open')
    const many = Array.from({ length: 6 }, () => ({ ...gap, dueOn: soon, closed: false }))
    expect(reasonOf(await debriefOf(scene, many))).toBe('limit-reached')
    expect(reasonOf(await debriefOf(scene, [{ ...gap, dueOn: soon, closed: false }]))).toBe('ok')
    expect(reasonOf(await plan(scene, { scriptId: 'CS-402' }))).toBe('already-done')
  })

  it('tells the trainee nothing before the debrief, and who it was after it', async () => {
    const { db } = await open()
    const scene = await aScene(db)
    await handedIn(db, scene.enrolment, 'D10-1')
    const own = { traineeId: scene.enrolment.trainee.id, content, now: at(250) }
    const told = async (sittingId: string) =>
      JSON.stringify([
        await findDeskView(db, { ...own, sittingId }),
        await findReplay(db, sittingId, content),
        await getChatPractice(db, own),
        await getActivityPage(db, { ...own, displayName: '', activityId: 'D10-3' }),
      ])
    const { sittingId, visitId } = await held(scene)
    const secrets = [
      'mystery-shopper',
      visitId,
      scene.visitor.id,
      'CS-401',
      'K-401',
      '暗访的剧本',
      'mystery_visit',
      '一起看了对话',
      'parting',
      'nextAt',
    ]
    const before = await told(sittingId)
    for (const secret of secrets) expect([secret, before.includes(secret)]).toEqual([secret, false])
    expect(await revealedSeats(db, sittingId, { content, now: at(250) })).toEqual([])
    expect(await noticeKinds(db, scene.enrolment.trainee.id)).toEqual([])
    await sheetOf(scene)
    const dueOn = localDateOf(LATER + 2 * DAY_MS, real.course.zone)
    await debriefOf(scene, [{ text: '赠品没有先查', source: '', dueOn, closed: false }])
    expect(await revealedSeats(db, sittingId, { content, now: at(350) })).toEqual([0])
    expect(await noticeKinds(db, scene.enrolment.trainee.id)).toEqual(['debriefed'])
  })
})
