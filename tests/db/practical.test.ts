// The practical exam: begun once, frozen, read by its examiners first, and part of what a promotion rests on.
import { expect, it } from 'vitest'
import type { Content } from '#app/content/content.server'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { listPromotionPreconditions } from '#app/features/activities/preconditions'
import { sendMessage } from '#app/features/chats/at-desk.server'
import { closeOverdueChats, finishChat } from '#app/features/chats/close-chat.server'
import { findDeskView, getChatPractice } from '#app/features/chats/desk-view.server'
import { isPracticalReleased } from '#app/features/chats/practical-release.server'
import { findPracticalStart } from '#app/features/chats/practical-start.server'
import { findReplay, findSittingPlace } from '#app/features/chats/replay.server'
import { readChatContent } from '#app/features/chats/sitting'
import { startChat } from '#app/features/chats/start-chat.server'
import { startPractical } from '#app/features/chats/start-practical.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { loadCase } from '#app/features/promotion/case.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { listBlindSheets } from '#app/features/rubrics/blind-sheets.server'
import { drawQuestions } from '#app/features/rubrics/draw-questions.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import type { Db } from '#db/connect'
import { findEnrolment } from '#db/queries/enrolments'
import { testContent, testCourses } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult, aReadyEnrolment, heard, nothingBefore, signedFinal } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { aScene, BOTH_HEARD, DAY_22, decide, type Scene } from './promotion-scene'
import { reasonOf } from './reason-of'

const content = testContent()
const AT = DAY_22 + 5 * 60 * MINUTE_MS

const actorOf = ({ trainee }: BuiltEnrolment) => ({ id: trainee.id, requestId: null })
const begin = (db: Db, enrolment: BuiltEnrolment, change: Partial<Parameters<typeof startPractical>[1]> = {}) =>
  startPractical(db, {
    actor: actorOf(enrolment),
    now: AT,
    content,
    enrolmentId: enrolment.id,
    activityId: 'D22-3',
    ...change,
  })

async function begun(db: Db, enrolment: BuiltEnrolment, change = {}): Promise<string> {
  const started = await begin(db, enrolment, change)
  if (!started.ok) throw new Error(started.reason)
  return started.value
}

const end = (db: Db, enrolment: BuiltEnrolment, sittingId: string, now = AT + 10 * MINUTE_MS) =>
  finishChat(db, { actor: actorOf(enrolment), now, content, sittingId })

async function customersOf(db: Db, sittingId: string) {
  const row = await db.selectFrom('chat_sitting').selectAll().where('id', '=', sittingId).executeTakeFirstOrThrow()
  return { ...row, scripts: readChatContent(row.content).seats.map(({ script }) => script) }
}

const R12 = content.rubricById.get('R12')!
/** Of four levels the third on every line: 66.7; or the best: 100. */
async function mark(db: Db, enrolment: BuiltEnrolment, by: BuiltPerson, level: 1 | 2 | 3, now = AT + 20 * MINUTE_MS) {
  const given = { actor: { id: by.id, requestId: null }, examiner: viewerOf(by), now, content }
  const place = { enrolmentId: enrolment.id, activityId: 'D22-3' }
  const drawn = await drawQuestions(db, { ...given, ...place })
  if (!drawn.ok) return drawn
  const own = await db
    .selectFrom('rubric_sheet')
    .select('revision')
    .where('enrolment_id', '=', enrolment.id)
    .where('examiner_id', '=', by.id)
    .orderBy('revision', 'desc')
    .executeTakeFirst()
  return recordSheet(db, {
    ...given,
    ...place,
    levels: Object.fromEntries(R12.criteria.map(({ id }) => [id, level])),
    notes: Object.fromEntries(R12.criteria.map(({ id }) => [id, '话里有依据'])),
    hardFaults: [],
    comment: '三位都照看到了，备注写得别人看得懂，下一步都说了时间。',
    why: own ? '又考了一次' : '',
    stateMark: null,
    tookPlaceOn: null,
    expectedRevision: own?.revision ?? 0,
  })
}

async function openCase(db: Db, enrolmentId: string) {
  const enrolment = await findEnrolment(db, enrolmentId)
  return enrolment && loadCase(db, enrolment, { content, now: AT + DAY_MS })
}

describeDatabases('the practical exam', (open) => {
  async function onDay22(db: Db) {
    const enrolment = await aReadyEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const manager2 = await aPerson(db, { roles: ['manager'] })
    return { enrolment, manager, manager2 }
  }

  it('seats three customers of the final, one of each stage, for thirty minutes, and helps nobody', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const id = await begun(db, enrolment)
    const row = await customersOf(db, id)
    expect(row).toMatchObject({ purpose: 'exam', activity_id: 'D22-3', ends_at: AT + 30 * MINUTE_MS })
    expect(row.scripts.map(({ form }) => form)).toEqual(['final', 'final', 'final'])
    expect(new Set(row.scripts.map(({ stage }) => stage)).size).toBe(3)
    const view = await findDeskView(db, {
      sittingId: id,
      traineeId: enrolment.trainee.id,
      content,
      now: AT + MINUTE_MS,
    })
    expect(view?.seats.map(({ help }) => help)).toEqual([null, null, null])
    expect((await auditLines(db)).at(-1)).toBe('start:chat')
  })

  it('is begun once: a second press leads back, also after the end', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const [one, two] = await Promise.all([begin(db, enrolment), begin(db, enrolment)])
    expect(one).toEqual(two)
    const id = await begun(db, enrolment)
    expect(one).toEqual({ ok: true, value: id })
    expect((await end(db, enrolment, id)).ok).toBe(true)
    expect(reasonOf(await begin(db, enrolment, { now: AT + DAY_MS }))).toBe('already-done')
  })

  it('is for its trainee alone, on its day, after the paper', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const foreign = { actor: { id: manager.id, requestId: null } }
    expect(reasonOf(await begin(db, enrolment, foreign))).toBe('not-found')
    expect(reasonOf(await begin(db, enrolment, { activityId: 'D22-1' }))).toBe('not-found')
    expect(reasonOf(await begin(db, enrolment, { now: DAY_22 - 2 * DAY_MS }))).toBe('day-locked')
    expect(reasonOf(await begin(db, enrolment, { activityId: 'D23-6', now: AT + 3 * DAY_MS }))).toBe('not-found')
  })

  it('ends a practice desk that is open, and is found again from the practice page', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const asked = { actor: actorOf(enrolment), now: AT - MINUTE_MS, content, enrolmentId: enrolment.id, seats: 1 }
    const practice = await startChat(db, asked)
    if (!practice.ok) throw new Error(practice.reason)
    const own = { traineeId: enrolment.trainee.id, content, now: AT }
    expect(await findPracticalStart(db, { ...own, activityId: 'D22-3' })).toMatchObject({ endsPractice: true })
    const id = await begun(db, enrolment)
    expect((await customersOf(db, practice.value)).state).not.toBe('in_progress')
    expect((await getChatPractice(db, own)).openSittingId).toBe(id)
    expect(await startChat(db, { ...asked, now: AT + MINUTE_MS })).toEqual({ ok: true, value: id })
  })

  it('counts customers who had not come yet as not served, and is kept though nobody wrote a word', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const id = await begun(db, enrolment)
    await end(db, enrolment, id, AT + 3_000)
    const row = await customersOf(db, id)
    expect(row).toMatchObject({ state: 'finished' })
    expect(row.percent_high).toBeLessThan(40)
  })

  it('ends by itself when its time is over', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const id = await begun(db, enrolment)
    expect(await closeOverdueChats(db, AT + 31 * MINUTE_MS)).toBe(1)
    const row = await customersOf(db, id)
    expect(row.state).toBe('finished')
    expect(row.finished_at).toBeLessThanOrEqual(AT + 30 * MINUTE_MS)
    const late = { actor: actorOf(enrolment), now: AT + 32 * MINUTE_MS, content, sittingId: id, seat: 0 }
    expect(reasonOf(await sendMessage(db, { ...late, clientKey: 'late-word-1', text: '您好' }))).toBe('already-done')
  })

  it('says so where the course has too few customers left', async () => {
    const { db } = await open()
    const { enrolment } = await onDay22(db)
    const few: Content = { ...content, chatScripts: content.chatScripts.filter(({ form }) => form !== 'final') }
    expect(reasonOf(await begin(db, enrolment, { content: few }))).toBe('too-few-items')
  })

  it('is marked by two who have read it, and by nobody before it was sat', async () => {
    const { db } = await open()
    const { enrolment, manager, manager2 } = await onDay22(db)
    expect(reasonOf(await mark(db, enrolment, manager, 2))).toBe('evidence-missing')
    const id = await begun(db, enrolment)
    expect(reasonOf(await mark(db, enrolment, manager, 2))).toBe('evidence-missing')
    await end(db, enrolment, id)
    const desk = await getActivityDesk(db, {
      viewer: viewerOf(manager),
      content,
      now: AT + 15 * MINUTE_MS,
      enrolmentId: enrolment.id,
      activityId: 'D22-3',
      gapQuery: {} as never,
    })
    expect(desk.ok && desk.value.practical).toMatchObject({ isSat: true, sat: [{ id }] })
    expect((await mark(db, enrolment, manager, 2)).ok).toBe(true)
    const given = { content, now: AT + 30 * MINUTE_MS }
    const place = (await findSittingPlace(db, id))!
    expect(await isPracticalReleased(db, place, given)).toBe(false)
    expect((await mark(db, enrolment, manager2, 2)).ok).toBe(true)
    expect(await isPracticalReleased(db, place, given)).toBe(true)
    expect(await findReplay(db, id, content)).toMatchObject({ activityId: 'D22-3', purpose: 'exam' })
    const page = await getActivityPage(db, {
      ...given,
      traineeId: enrolment.trainee.id,
      displayName: '',
      activityId: 'D22-3',
    })
    expect(page?.view).toMatchObject({ type: 'chat-simulation', percent: 66.7, passed: false, mayBegin: false })
    const told = await db
      .selectFrom('notification')
      .select(['kind'])
      .where('person_id', '=', enrolment.trainee.id)
      .where('kind', '=', 'practical-marked')
      .execute()
    expect(told).toHaveLength(1)
  })

  it('tells the trainee no mark while one examiner is to come, and waits in the queue of who is asked', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const queueOf = async (person: BuiltPerson) => {
      const queue = await getQueue(db, { viewer: viewerOf(person), courses: testCourses(), now: AT + 40 * MINUTE_MS })
      return queue.groups.flatMap(({ items }) => items).filter(({ activityId }) => activityId === 'D22-3')
    }
    expect(await queueOf(enrolment.mentor!)).toEqual([])
    const id = await begun(db, enrolment)
    expect(await queueOf(enrolment.mentor!)).toEqual([])
    await end(db, enrolment, id)
    expect(await queueOf(enrolment.mentor!)).toMatchObject([{ kind: 'sheet' }])
    await mark(db, enrolment, manager, 3)
    const page = await getActivityPage(db, {
      content,
      now: AT + 30 * MINUTE_MS,
      traineeId: enrolment.trainee.id,
      displayName: '',
      activityId: 'D22-3',
    })
    expect(page?.view).toMatchObject({ percent: null, passed: null, sheets: [] })
  })

  it('may be read by whoever sat it and lost the paper: nobody marks it any more', async () => {
    const { db } = await open()
    const { enrolment, manager } = await onDay22(db)
    const id = await begun(db, enrolment)
    await end(db, enrolment, id)
    const given = { content, now: AT + DAY_MS }
    const place = (await findSittingPlace(db, id))!
    expect(await isPracticalReleased(db, place, given)).toBe(false)
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 60, started_at: DAY_22 })
    expect(await isPracticalReleased(db, place, given)).toBe(true)
    expect(reasonOf(await mark(db, enrolment, manager, 2))).toBe('wrong-state')
  })

  it('two far apart call for a third, whose mark decides', async () => {
    const { db } = await open()
    const { enrolment, manager, manager2 } = await onDay22(db)
    await end(db, enrolment, await begun(db, enrolment))
    await mark(db, enrolment, manager, 3, AT + 20 * MINUTE_MS)
    await mark(db, enrolment, manager2, 1, AT + 21 * MINUTE_MS)
    const given = { content, now: AT + 40 * MINUTE_MS }
    const page = async () =>
      (await getActivityPage(db, {
        ...given,
        traineeId: enrolment.trainee.id,
        displayName: '',
        activityId: 'D22-3',
      }))!.view
    expect(await page()).toMatchObject({ percent: null })
    expect((await mark(db, enrolment, enrolment.mentor!, 2, AT + 22 * MINUTE_MS)).ok).toBe(true)
    expect(await page()).toMatchObject({ percent: 66.7 })
  })
})

describeDatabases('a promotion', (open) => {
  const promote = (scene: Scene) => decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-28' })

  it.each([
    ['sat and marked', [90, 90], 'ok'],
    ['sat, with one mark to come', [90], 'needs-ready'],
    ['marked far apart', [95, 60], 'needs-ready'],
  ] as const)('rests on a practical exam that was %s', async (_, percents, expected) => {
    const { db } = await open()
    const scene = await aScene(db, 'final_passed')
    const { enrolment, manager } = scene
    await nothingBefore(db, enrolment, manager)
    await heard(db, enrolment, 'D22-1', BOTH_HEARD(scene))
    const examiners = BOTH_HEARD(scene).map(({ by }) => by)
    await signedFinal(
      db,
      enrolment,
      manager,
      percents.map((percent, n) => ({ by: examiners[n]!, percent })),
    )
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 90, started_at: DAY_22 })
    expect(reasonOf(await promote(scene))).toBe(expected)
  })

  it('never waives it', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'final_passed')
    await nothingBefore(db, scene.enrolment, scene.manager)
    const { progress } = (await openCase(db, scene.enrolment.id))!
    const all = listPromotionPreconditions(progress.activities, { facts: progress.facts, today: '2026-01-27' })
    expect(all.find(({ subject }) => subject === 'D22-3')).toMatchObject({ state: 'missing', waivable: false })
  })

  it('put off for it, the exam is sat once more with other customers, and the new marks alone count', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'final_passed')
    const { enrolment, manager, manager2 } = scene
    await nothingBefore(db, enrolment, manager)
    const first = await begun(db, enrolment)
    await end(db, enrolment, first)
    await mark(db, enrolment, manager, 2)
    await mark(db, enrolment, manager2, 2)
    const improved = AT + DAY_MS
    await aDecision(db, {
      enrolment,
      by: manager,
      kind: 'promotion',
      verdict: 'improve',
      due_on: '2026-02-02',
      decided_at: improved,
    })
    const later = AT + 2 * DAY_MS
    expect(reasonOf(await begin(db, enrolment, { now: later }))).toBe('ok')
    const second = await begun(db, enrolment, { now: later })
    expect(second).not.toBe(first)
    const met = (await customersOf(db, first)).scripts.map(({ id }) => id)
    expect((await customersOf(db, second)).scripts.filter(({ id }) => met.includes(id))).toEqual([])
    await end(db, enrolment, second, later + 10 * MINUTE_MS)
    const page = async () =>
      (await getActivityPage(db, {
        content,
        now: later + DAY_MS,
        traineeId: enrolment.trainee.id,
        displayName: '',
        activityId: 'D22-3',
      }))!.view
    const own = async () => {
      const asked = { enrolmentId: enrolment.id, traineeId: enrolment.trainee.id, content, now: later + DAY_MS }
      const entry = (await getOwnFile(db, asked))?.sheets.find(({ activityId }) => activityId === 'D22-3')
      return entry?.sheets.map(({ percent }) => percent)
    }
    expect(await own()).toBeUndefined()
    expect(await page()).toMatchObject({ percent: null })
    expect((await mark(db, enrolment, manager, 3, later + 20 * MINUTE_MS)).ok).toBe(true)
    expect(await page()).toMatchObject({ percent: null })
    // One new sheet and one of before are not the two that are wanted: nobody reads the new one yet.
    const blind = async () => {
      const rows = await db.selectFrom('rubric_sheet').selectAll().where('activity_id', '=', 'D22-3').execute()
      const ids = await listBlindSheets(
        db,
        testCourses(),
        rows.map(({ id }) => id),
      )
      return rows.filter(({ id }) => ids.has(id)).map(({ made_at }) => Number(made_at))
    }
    expect(await own()).toBeUndefined()
    expect(await blind()).toEqual([later + 20 * MINUTE_MS])
    expect((await mark(db, enrolment, manager2, 3, later + 21 * MINUTE_MS)).ok).toBe(true)
    expect(await page()).toMatchObject({ percent: 100, passed: true })
    expect(await own()).toEqual([100, 100])
    expect(await blind()).toEqual([])
  })
})
