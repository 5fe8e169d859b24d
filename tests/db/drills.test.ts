import { describe, expect, it } from 'vitest'
import { evidenceOf } from '#app/features/activities/evidence'
import { factsOf } from '#app/features/activities/facts'
import { loadFacts } from '#app/features/activities/facts.server'
import { answerCard, finishDrill, showNextCard } from '#app/features/drills/answer-card.server'
import { closeOverdueDrills } from '#app/features/drills/close-drill.server'
import { findClosedBook } from '#app/features/drills/closed-book.server'
import { LEFT_ALONE_MS, readDrillContent } from '#app/features/drills/drill-content'
import { findActivityDrill, findDrillView, getPhrasesDue, getPracticeView } from '#app/features/drills/drills.server'
import { listFastReplies } from '#app/features/drills/fast-replies.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listActivityDrills } from '#db/queries/facts'
import { testContent } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { noticeKinds } from './notice-kinds'

const content = testContent()
/** Day 3 of a cohort without rest days, ten in the morning. */
const DAY_3 = NOW + 2 * DAY_MS + 60 * MINUTE_MS

function actorOf(enrolment: BuiltEnrolment) {
  return { id: enrolment.trainee.id, requestId: null }
}

async function startedGate(db: Db, enrolment: BuiltEnrolment, now = DAY_3) {
  const started = await startDrill(db, {
    actor: actorOf(enrolment),
    now,
    content,
    enrolmentId: enrolment.id,
    setId: 'S2',
    activityId: 'D03-2',
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value
}

function answer(
  db: Db,
  enrolment: BuiltEnrolment,
  drillId: string,
  position: number,
  now: number,
  reply = '您好，马上为您看',
) {
  return answerCard(db, { actor: actorOf(enrolment), now, content, drillId, position, code: 'hy', reply })
}

async function viewOf(db: Db, enrolment: BuiltEnrolment, drillId: string, now = NOW) {
  const view = await findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now })
  if (!view) throw new Error('no view')
  return view
}

describeDatabases('drills', (open) => {
  it('times every card on the server and ends with the last one', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    for (let n = 0; n < 10; n++) {
      const view = await viewOf(db, enrolment, drillId)
      expect(view.open.map((card) => card.position)).toEqual([n])
      expect((await answer(db, enrolment, drillId, n, DAY_3 + (n + 1) * 20_000)).ok).toBe(true)
    }
    const view = await viewOf(db, enrolment, drillId)
    expect(view.state).toBe('finished')
    expect(view.result).toMatchObject({ meanMs: 20_000 })
    expect(view.feedback).toHaveLength(10)
    expect(await auditLines(db)).toEqual(['start:drill', 'finish:drill'])
  })

  it('says nothing of keys, must-haves or explanations while an exam drill runs', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    await answer(db, enrolment, drillId, 0, DAY_3 + 5_000)
    const view = await viewOf(db, enrolment, drillId)
    expect(view.feedback).toEqual([])
    const shown = JSON.stringify(view)
    const { cards } = JSON.parse(
      (await db.selectFrom('drill').select('cards').where('id', '=', drillId).executeTakeFirstOrThrow()).cards,
    )
    for (const card of cards) {
      expect(shown).not.toContain(card.explain)
      expect(shown).not.toContain(card.mustNot[0].why)
      expect(shown).not.toContain(`"${card.code}"`)
    }
  })

  it('counts an answer once, in order, and only for its owner', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const other = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    expect(await answer(db, enrolment, drillId, 3, DAY_3 + 1_000)).toMatchObject({ reason: 'not-found' })
    expect(await answer(db, other, drillId, 0, DAY_3 + 1_000)).toMatchObject({ reason: 'not-found' })
    expect((await answer(db, enrolment, drillId, 0, DAY_3 + 1_000)).ok).toBe(true)
    expect(await answer(db, enrolment, drillId, 0, DAY_3 + 2_000, '别的话')).toMatchObject({ reason: 'already-done' })
    expect(await findDrillView(db, { drillId, traineeId: other.trainee.id, content, now: DAY_3 })).toBeNull()
    expect(await finishDrill(db, { actor: actorOf(other), now: DAY_3, drillId })).toMatchObject({ reason: 'not-found' })
  })

  it('never sends nothing: the customer goes on waiting, and a code alone asks for its text', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    const send = (code: string, reply: string) =>
      answerCard(db, { actor: actorOf(enrolment), now: DAY_3 + 9_000, content, drillId, position: 0, code, reply })
    expect(await send('', '')).toMatchObject({ reason: 'empty-reply' })
    expect(await send('', ' \n')).toMatchObject({ reason: 'empty-reply' })
    expect(await send('zzz', '')).toMatchObject({ reason: 'empty-reply' })
    expect(await send('/ＨＹ', '')).toMatchObject({ value: { finished: false, bring: 'hy' } })
    expect(await send('', '、hy')).toMatchObject({ value: { finished: false, bring: 'hy' } })
    const view = await viewOf(db, enrolment, drillId)
    expect(view).toMatchObject({ answered: 0, openBook: 'codes' })
    expect((await send('', '、hy 您好，请问您看中哪一款？')).ok).toBe(true)
    expect((await viewOf(db, enrolment, drillId)).answered).toBe(1)
  })

  it('begins no more once the training has ended, and what was practised stays to be seen', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const practise = () =>
      startDrill(db, { actor: actorOf(enrolment), now: DAY_3, content, enrolmentId: enrolment.id, setId: 'S5' })
    const before = await practise()
    if (!before.ok) throw new Error(before.reason)
    await answer(db, enrolment, before.value, 0, DAY_3 + 1000, '嗯')
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 2000, drillId: before.value })
    await db
      .updateTable('enrolment')
      .set({ state: 'withdrawn', ended_at: DAY_3 + 3000 })
      .execute()
    expect(await practise()).toMatchObject({ reason: 'wrong-state' })
    const view = await getPracticeView(db, { traineeId: enrolment.trainee.id, content, now: DAY_3 + 4000 })
    expect(view).toMatchObject({ isOver: true, openDrillId: null, weak: [], curve: [{ setId: 'S5' }] })
  })

  it('closes the book while an exam drill runs, and opens it with the end', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const other = await aReadyEnrolment(db)
    const whose = { traineeId: enrolment.trainee.id, now: DAY_3 + 1 }
    const practise = (setId: string, now: number) =>
      startDrill(db, { actor: actorOf(enrolment), now, content, enrolmentId: enrolment.id, setId })
    const before = await practise('S5', DAY_3 - 60_000)
    if (!before.ok) throw new Error(before.reason)
    await answer(db, enrolment, before.value, 0, DAY_3 - 20_000, '嗯')
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 - 10_000, drillId: before.value })
    expect(await findClosedBook(db, whose)).toBeNull()
    const due = () => getPhrasesDue(db, { enrolmentId: enrolment.id, content, now: DAY_3 + 1 })
    expect((await due()).weak).toHaveLength(1)

    const drillId = await startedGate(db, enrolment)
    expect(await findClosedBook(db, whose)).toMatchObject({ id: drillId, openBook: 'codes', moves: true })
    expect((await due()).weak).toEqual([])
    expect(await findClosedBook(db, { ...whose, traineeId: other.trainee.id })).toBeNull()
    expect(await practise('S5', DAY_3 + 2)).toMatchObject({ reason: 'attempt-open' })

    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 3, drillId })
    expect(await findClosedBook(db, whose)).toBeNull()
    expect((await practise('S5', DAY_3 + 4)).ok).toBe(true)
    expect(await findClosedBook(db, { ...whose, now: DAY_3 + 5 })).toBeNull()
  })

  it('notes replies that came sooner than reading and typing take, for whoever reviews the drill', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    const long = '您好，让您久等了，真是抱歉，我这就去仓库帮您看看这一款还有没有货'
    await answer(db, enrolment, drillId, 0, DAY_3 + 2_000, long)
    await answer(db, enrolment, drillId, 1, DAY_3 + 62_000, long)
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 70_000, drillId })
    const replies = await listFastReplies(db, { enrolmentId: enrolment.id, activityId: 'D03-2' })
    expect(replies).toMatchObject([{ position: 0, reply: long, tookMs: 2_000 }])
    expect(replies[0]!.fastestMs).toBeGreaterThan(2_000)
    const [drill] = await listActivityDrills(db, [enrolment.id])
    expect(drill?.fast_cards).toBe(1)
    const view = await viewOf(db, enrolment, drillId)
    expect(view.feedback.map((card) => card.score.fastestMs !== undefined)).toEqual([true, false])
  })

  it('says on the start page of an exam that is over what is on record', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const startPage = async () => {
      const asked = { traineeId: enrolment.trainee.id, content, now: DAY_3 + 90_000 }
      const { sets } = await getPracticeView(db, asked)
      return findActivityDrill(db, { ...asked, activityId: 'D03-2', sets })
    }
    expect(await startPage()).toMatchObject({ purpose: 'exam', set: { openBook: 'codes' }, over: null })
    const drillId = await startedGate(db, enrolment)
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 80_000, drillId })
    expect((await startPage())?.over).toEqual({
      drillId,
      at: DAY_3 + 80_000,
      percent: 0,
      percentHigh: 0,
      passed: false,
    })
  })

  it('lets an exam drill be sat once, and again after a signer said "not yet"', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    const again = (now: number) =>
      startDrill(db, {
        actor: actorOf(enrolment),
        now,
        content,
        enrolmentId: enrolment.id,
        setId: 'S2',
        activityId: 'D03-2',
      })
    expect(await again(DAY_3 + 1)).toMatchObject({ reason: 'attempt-open' })
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 2, drillId })
    expect(await again(DAY_3 + 3)).toMatchObject({ reason: 'already-done' })
    await db
      .insertInto('sign_off')
      .values({
        id: newId(),
        enrolment_id: enrolment.id,
        activity_id: 'D03-2',
        slot: 'examiner',
        revision: 1,
        trainee_id: enrolment.trainee.id,
        signer_id: enrolment.mentor!.id,
        verdict: 'not_yet',
        comment: '请再考一次',
        redo_by_on: null,
        signed_at: DAY_3 + 4,
      })
      .execute()
    expect((await again(DAY_3 + 5)).ok).toBe(true)
  })

  it('refuses a drill of a day that has not come, a set that is not the row’s, and a stranger', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const input = { now: NOW, content, enrolmentId: enrolment.id, setId: 'S2', activityId: 'D03-2' }
    expect(await startDrill(db, { ...input, actor: actorOf(enrolment) })).toMatchObject({ reason: 'day-locked' })
    expect(await startDrill(db, { ...input, actor: actorOf(enrolment), now: DAY_3, setId: 'S3' })).toMatchObject({
      reason: 'invalid-reference',
    })
    expect(
      await startDrill(db, { ...input, actor: actorOf(enrolment), now: DAY_3, activityId: 'D03-3' }),
    ).toMatchObject({ reason: 'not-found' })
    const stranger = await aPerson(db, { roles: ['trainee'] })
    expect(await startDrill(db, { ...input, now: DAY_3, actor: { id: stranger.id, requestId: null } })).toMatchObject({
      reason: 'not-found',
    })
  })

  it('waits with the next practice card until it is asked for, and shows it once', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const started = await startDrill(db, {
      actor: actorOf(enrolment),
      now: NOW,
      content,
      enrolmentId: enrolment.id,
      setId: 'S5',
    })
    if (!started.ok) throw new Error(started.reason)
    await answer(db, enrolment, started.value, 0, NOW + 1_000)
    expect((await viewOf(db, enrolment, started.value)).open).toEqual([])
    expect((await viewOf(db, enrolment, started.value)).feedback).toHaveLength(1)
    const step = { actor: actorOf(enrolment), drillId: started.value }
    await showNextCard(db, { ...step, now: NOW + 60_000 })
    await showNextCard(db, { ...step, now: NOW + 61_000 })
    expect((await viewOf(db, enrolment, started.value)).open).toMatchObject([{ position: 1, shownAt: NOW + 60_000 }])
  })

  it('keeps three customers at the desk and closes when the total time is over', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const started = await startDrill(db, {
      actor: actorOf(enrolment),
      now: NOW,
      content,
      enrolmentId: enrolment.id,
      setId: 'S4',
    })
    if (!started.ok) throw new Error(started.reason)
    expect((await viewOf(db, enrolment, started.value)).open).toHaveLength(3)
    await answer(db, enrolment, started.value, 1, NOW + 30_000)
    expect((await viewOf(db, enrolment, started.value)).open.map((c) => c.position)).toEqual([0, 2, 3])
    expect(await answer(db, enrolment, started.value, 0, NOW + 10 * MINUTE_MS + 1)).toMatchObject({
      ok: true,
      value: { finished: true },
    })
    const view = await viewOf(db, enrolment, started.value)
    expect(view.state).toBe('finished')
    expect(view.feedback).toHaveLength(1)
  })

  describe('a desk whose time is over', () => {
    const OVER = NOW + 10 * MINUTE_MS + 1

    async function atDesk(db: Db) {
      const enrolment = await aReadyEnrolment(db)
      const started = await startDrill(db, {
        actor: actorOf(enrolment),
        now: NOW,
        content,
        enrolmentId: enrolment.id,
        setId: 'S4',
      })
      if (!started.ok) throw new Error(started.reason)
      await answer(db, enrolment, started.value, 0, NOW + 20_000)
      return { enrolment, drillId: started.value }
    }

    const stored = (db: Db, id: string) =>
      db.selectFrom('drill').select(['state', 'finished_at', 'passed']).where('id', '=', id).executeTakeFirstOrThrow()
    const CLOSED = { state: 'finished', finished_at: NOW + 10 * MINUTE_MS, passed: 0 }

    it('is closed by the job at its deadline though nobody is there, and once', async () => {
      const { db } = await open()
      const { drillId } = await atDesk(db)
      expect(await closeOverdueDrills(db, OVER - 1)).toBe(0)
      expect(await closeOverdueDrills(db, OVER + DAY_MS)).toBe(1)
      expect(await closeOverdueDrills(db, OVER + DAY_MS)).toBe(0)
      expect(await stored(db, drillId)).toEqual(CLOSED)
      expect(
        await db.selectFrom('audit_event').select('actor_id').where('action', '=', 'finish:drill').execute(),
      ).toEqual([{ actor_id: null }])
    })

    it('is closed by whoever looks first: its page, the practice page, a late answer, a late end, a new start', async () => {
      const { db } = await open()
      const ways: ((enrolment: BuiltEnrolment, drillId: string) => Promise<unknown>)[] = [
        async (enrolment, id) => expect((await viewOf(db, enrolment, id, OVER)).state).toBe('finished'),
        async (enrolment) =>
          expect(
            (await getPracticeView(db, { traineeId: enrolment.trainee.id, content, now: OVER })).openDrillId,
          ).toBeNull(),
        async (enrolment, id) => expect((await answer(db, enrolment, id, 1, OVER)).ok).toBe(true),
        (enrolment, drillId) => finishDrill(db, { actor: actorOf(enrolment), now: OVER, drillId }),
        (enrolment) =>
          startDrill(db, { actor: actorOf(enrolment), now: OVER, content, enrolmentId: enrolment.id, setId: 'S4' }),
      ]
      for (const way of ways) {
        const { enrolment, drillId } = await atDesk(db)
        await way(enrolment, drillId)
        expect(await stored(db, drillId)).toEqual(CLOSED)
      }
    })

    it('shows no further customer', async () => {
      const { db } = await open()
      const { enrolment, drillId } = await atDesk(db)
      expect(await showNextCard(db, { actor: actorOf(enrolment), now: OVER, drillId })).toMatchObject({
        reason: 'deadline-passed',
      })
    })
  })

  describe('a drill that nobody touches any more', () => {
    const deadlineOf = async (db: Db, id: string) => {
      const row = await db.selectFrom('drill').select('deadline_at').where('id', '=', id).executeTakeFirstOrThrow()
      if (row.deadline_at === null) throw new Error('no deadline')
      return row.deadline_at
    }

    it('stays open while the customers still to come could wait, and every reply moves its end on', async () => {
      const { db } = await open()
      const enrolment = await aReadyEnrolment(db)
      const drillId = await startedGate(db, enrolment)
      const { cards } = readDrillContent(
        (await db.selectFrom('drill').select('cards').where('id', '=', drillId).executeTakeFirstOrThrow()).cards,
      )
      const limits = cards.map((card) => card.limitSeconds * 1000)
      const all = limits.reduce((sum, ms) => sum + ms, 0)
      const first = await deadlineOf(db, drillId)
      expect(first).toBe(DAY_3 + all + LEFT_ALONE_MS)
      const late = first - 1
      await answer(db, enrolment, drillId, 0, late)
      expect(await deadlineOf(db, drillId)).toBe(late + all - limits[0]! + LEFT_ALONE_MS)
      expect(await closeOverdueDrills(db, first + 1)).toBe(0)
      expect((await viewOf(db, enrolment, drillId, first + 1)).deadlineAt).toBeNull()
    })

    it('is closed by the job with what was sent; trainee and mentor are told, and the book opens', async () => {
      const { db } = await open()
      const enrolment = await aReadyEnrolment(db)
      const drillId = await startedGate(db, enrolment)
      await answer(db, enrolment, drillId, 0, DAY_3 + 5_000, '您好，抱歉让您久等了')
      const end = await deadlineOf(db, drillId)
      expect(await closeOverdueDrills(db, end)).toBe(0)
      expect(await closeOverdueDrills(db, end + DAY_MS)).toBe(1)
      const view = await viewOf(db, enrolment, drillId, end + DAY_MS)
      expect(view).toMatchObject({ state: 'finished', answered: 1, closed: { at: end, why: 'left' } })
      expect(await noticeKinds(db, enrolment.trainee.id)).toContain('drill-failed')
      expect(view.feedback).toHaveLength(1)
      expect(view.result?.percent).toBeGreaterThan(0)
      expect(await findClosedBook(db, { traineeId: enrolment.trainee.id, now: end + DAY_MS })).toBeNull()
      const facts = (await loadFacts(db, [enrolment.id])).get(enrolment.id)!
      const activity = content.activityById.get('D03-2')!
      expect(evidenceOf(activity, factsOf(facts, 'D03-2'), facts).map((e) => e.what)).toContain('drill-closed')
      expect(await auditLines(db)).toEqual(['start:drill', 'finish:drill'])
    })

    it('is closed by the next who looks, before any job: library, page, late reply', async () => {
      const { db } = await open()
      const enrolment = await aReadyEnrolment(db)
      const drillId = await startedGate(db, enrolment)
      const after = (await deadlineOf(db, drillId)) + 1
      expect(await findClosedBook(db, { traineeId: enrolment.trainee.id, now: after })).toBeNull()
      expect(await answer(db, enrolment, drillId, 0, after)).toMatchObject({ ok: true, value: { finished: true } })
      const view = await viewOf(db, enrolment, drillId, after)
      expect(view).toMatchObject({ state: 'finished', answered: 0, closed: { why: 'left' } })
    })

    it('tells no reason where the trainee ended it', async () => {
      const { db } = await open()
      const enrolment = await aReadyEnrolment(db)
      const drillId = await startedGate(db, enrolment)
      await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 1, drillId })
      expect((await viewOf(db, enrolment, drillId)).closed).toBeNull()
    })

    it('completes nothing when it was practice of a plan row, and lets go of the book all the same', async () => {
      const { db } = await open()
      const enrolment = await aReadyEnrolment(db)
      const started = await startDrill(db, {
        actor: actorOf(enrolment),
        now: DAY_3,
        content,
        enrolmentId: enrolment.id,
        setId: 'S1',
        activityId: 'D02-6',
      })
      if (!started.ok) throw new Error(started.reason)
      const drillId = started.value
      await answer(db, enrolment, drillId, 0, DAY_3 + 5_000)
      await showNextCard(db, { actor: actorOf(enrolment), now: DAY_3 + 60_000, drillId })
      const end = await deadlineOf(db, drillId)
      expect(end).toBeGreaterThan(DAY_3 + 60_000 + LEFT_ALONE_MS)
      expect(await closeOverdueDrills(db, end + 1)).toBe(1)
      expect(await viewOf(db, enrolment, drillId)).toMatchObject({ state: 'abandoned', result: null })
      expect(await findClosedBook(db, { traineeId: enrolment.trainee.id, now: end + 1 })).toBeNull()
      expect(await auditLines(db)).toEqual(['start:drill', 'abandon:drill'])
    })

    it('waits for ever in free practice, which closes no book', async () => {
      const { db } = await open()
      const enrolment = await aReadyEnrolment(db)
      const practice = { actor: actorOf(enrolment), now: NOW, content, enrolmentId: enrolment.id, setId: 'S5' }
      const started = await startDrill(db, practice)
      if (!started.ok) throw new Error(started.reason)
      expect(await closeOverdueDrills(db, NOW + 30 * DAY_MS)).toBe(0)
      expect((await viewOf(db, enrolment, started.value, NOW + 30 * DAY_MS)).state).toBe('in_progress')
    })
  })

  it('names the intents that go badly', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedGate(db, enrolment)
    await answer(db, enrolment, drillId, 0, DAY_3 + 500_000, '嗯')
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 600_000, drillId })
    const view = await getPracticeView(db, { traineeId: enrolment.trainee.id, content, now: DAY_3 + 700_000 })
    expect(view.weak).toHaveLength(1)
    expect(await getPhrasesDue(db, { enrolmentId: enrolment.id, content, now: DAY_3 + 700_000 })).toEqual({
      openDrillId: null,
      openPurpose: null,
      weak: view.weak,
    })
    expect(view.curve).toHaveLength(1)
  })
})
