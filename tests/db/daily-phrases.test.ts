// The daily ten minutes: what is due comes first, then what was taught, and everything that was answered decides when it comes back.
import { expect, it } from 'vitest'
import { answerCard, finishDrill, showNextCard } from '#app/features/drills/answer-card.server'
import { findDailyEnd, findDailyOffer, findDailyToday, findPhraseLines } from '#app/features/drills/daily.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { findDrillView, getPracticeView } from '#app/features/drills/drills.server'
import { startDaily } from '#app/features/drills/start-daily.server'
import { getResultsOverview } from '#app/features/grading/results.server'
import type { Db } from '#db/connect'
import { listAnsweredPhrases } from '#db/queries/drills'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { begun, content, DAY_3, drillOf, FINE, LACKS } from './drill-acts'

const actorOf = (enrolment: BuiltEnrolment) => ({ id: enrolment.trainee.id, requestId: null })
const offerOf = (db: Db, { id }: BuiltEnrolment, now: number) => findDailyOffer(db, { enrolmentId: id, content, now })
const linesOf = async (db: Db, { id }: BuiltEnrolment, now: number) =>
  (await findPhraseLines(db, { enrolmentId: id, content, now }))!.lines

function start(db: Db, enrolment: BuiltEnrolment, now: number) {
  return startDaily(db, { actor: actorOf(enrolment), now, content, enrolmentId: enrolment.id })
}

async function startedDaily(db: Db, enrolment: BuiltEnrolment, now = DAY_3) {
  const started = await start(db, enrolment, now)
  if (!started.ok) throw new Error(started.reason)
  return started.value
}

async function cardsOf(db: Db, drillId: string) {
  return readDrillContent((await drillOf(db, drillId)).cards).cards
}

/** Answers every card with its right code after ten seconds; answers when the last one was sent. */
async function practised(db: Db, enrolment: BuiltEnrolment, drillId: string, from: number, reply = FINE) {
  const actor = actorOf(enrolment)
  let now = from
  for (const [position, { code }] of (await cardsOf(db, drillId)).entries()) {
    if (position > 0) await showNextCard(db, { actor, now, drillId })
    now += 10_000
    const answered = await answerCard(db, { actor, now, content, drillId, position, code, reply })
    if (!answered.ok) throw new Error(answered.reason)
  }
  return now
}

describeDatabases('the daily ten minutes', (open) => {
  it('begin with what was taught so far, and bring back what is due before anything new', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const first = await offerOf(db, enrolment, DAY_3)
    expect(first).toMatchObject({ isOpen: false, due: 0 })
    expect(first!.fresh).toBeGreaterThan(3)

    const drillId = await startedDaily(db, enrolment)
    expect(await drillOf(db, drillId)).toMatchObject({ set_id: 'daily', purpose: 'practice', activity_id: null })
    const cards = await cardsOf(db, drillId)
    expect(cards).toHaveLength(first!.fresh)
    const end = await practised(db, enrolment, drillId, DAY_3, LACKS)

    const lines = await linesOf(db, enrolment, end)
    expect(new Set(lines.map(({ intentId }) => intentId))).toEqual(new Set(cards.map(({ intentId }) => intentId)))
    for (const line of lines) expect(line).toMatchObject({ times: 1, meanMs: 10_000 })
    const next = DAY_3 + 2 * DAY_MS
    expect((await offerOf(db, enrolment, next))!.due).toBeGreaterThan(0)
    const again = await cardsOf(db, await startedDaily(db, enrolment, next))
    expect(cards.map(({ intentId }) => intentId)).toContain(again[0]!.intentId)
    const heard = new Set(cards.map(({ utterance }) => utterance))
    expect(again.filter(({ utterance }) => heard.has(utterance))).toEqual([])
  })

  it('are begun once: a second tap leads back, and whoever comes back the next day was not slow', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await startedDaily(db, enrolment)
    expect(await startedDaily(db, enrolment, DAY_3 + 1_000)).toBe(drillId)
    const shown = () =>
      db.selectFrom('drill_card').select('shown_at').where('drill_id', '=', drillId).executeTakeFirstOrThrow()
    expect((await shown()).shown_at).toBe(DAY_3)
    expect((await offerOf(db, enrolment, DAY_3 + DAY_MS))!.isOpen).toBe(true)
    expect(await startedDaily(db, enrolment, DAY_3 + DAY_MS)).toBe(drillId)
    expect((await shown()).shown_at).toBe(DAY_3 + DAY_MS)
  })

  it('end with what was repeated and when it comes back, and give no mark of the whole', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const asked = { traineeId: enrolment.trainee.id, content, now: DAY_3 + MINUTE_MS }
    const drillId = await startedDaily(db, enrolment)
    const [first] = await cardsOf(db, drillId)
    const sent = { actor: actorOf(enrolment), now: DAY_3 + 10_000, content, drillId, position: 0 }
    await answerCard(db, { ...sent, code: first!.code, reply: FINE })
    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 20_000, drillId })

    const drill = (await findDrillView(db, { ...asked, drillId }))!
    expect(drill).toMatchObject({ isDaily: true, state: 'finished', answered: 1, result: null })
    const end = (await findDailyEnd(db, { ...asked, drill }))!
    expect(end.lines).toMatchObject([{ code: first!.code, times: 1, meanMs: 10_000 }])
    expect(end.lines[0]!.dueInDays).toBeGreaterThan(0)
    expect((await getPracticeView(db, asked)).curve).toEqual([])
    expect((await getResultsOverview(db, { enrolmentId: enrolment.id, content })).drills).toEqual([])
  })

  it('stand aside while a phrase exam runs, and nothing of its cards is known before its end', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const examId = await begun(db, enrolment)
    const [card] = await cardsOf(db, examId)
    const sent = { actor: actorOf(enrolment), content, drillId: examId, position: 0, code: card!.code, reply: FINE }
    await answerCard(db, { ...sent, now: DAY_3 + 10_000 })
    const now = DAY_3 + 20_000
    expect(await start(db, enrolment, now)).toMatchObject({ reason: 'attempt-open' })
    expect(await offerOf(db, enrolment, now)).toBeNull()
    expect(await findPhraseLines(db, { enrolmentId: enrolment.id, content, now })).toBeNull()
    const today = { enrolmentId: enrolment.id, content, now }
    expect(await findDailyToday(db, today)).toEqual({ openExamId: examId, offer: null })
    expect(await listAnsweredPhrases(db, enrolment.id)).toEqual([])

    await finishDrill(db, { actor: actorOf(enrolment), now: DAY_3 + 30_000, drillId: examId })
    expect(await listAnsweredPhrases(db, enrolment.id)).toMatchObject([{ intent_id: card!.intentId, mode: 'reply' }])
    expect(await findDailyToday(db, today)).toMatchObject({ openExamId: null, offer: { isOpen: false } })
  })

  it('are offered to nobody before the first day, nor after the end, nor to anybody else', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const other = await aReadyEnrolment(db)
    const before = DAY_3 - 5 * DAY_MS
    expect(await offerOf(db, enrolment, before)).toMatchObject({ due: 0, fresh: 0 })
    expect(await start(db, enrolment, before)).toMatchObject({ reason: 'nothing-due' })
    const input = { now: DAY_3, content, enrolmentId: enrolment.id }
    expect(await startDaily(db, { ...input, actor: actorOf(other) })).toMatchObject({ reason: 'not-found' })
    await db.updateTable('enrolment').set({ state: 'withdrawn', ended_at: DAY_3 }).execute()
    expect(await start(db, enrolment, DAY_3 + 1)).toMatchObject({ reason: 'wrong-state' })
    expect(await offerOf(db, enrolment, DAY_3 + 1)).toBeNull()
  })

  it('reads the cards of each phrase the oldest first, of one person only', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const other = await aReadyEnrolment(db)
    await practised(db, other, await startedDaily(db, other), DAY_3)
    expect(await listAnsweredPhrases(db, enrolment.id)).toEqual([])
    const drillId = await startedDaily(db, enrolment)
    await practised(db, enrolment, drillId, DAY_3)
    const rows = await listAnsweredPhrases(db, enrolment.id)
    expect(rows.map((row) => row.intent_id)).toEqual((await cardsOf(db, drillId)).map(({ intentId }) => intentId))
    expect(rows.map((row) => row.answered_at)).toEqual(rows.map((_, n) => DAY_3 + (n + 1) * 10_000))
    expect(rows[0]).toMatchObject({ took_ms: 10_000, mode: 'reply', total: 100, total_high: 100 })
  })
})
