// Exams that are being sat: minutes and words of whoever supervises, what a page tells of itself, and who may see it.
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { GRACE_MS } from '#app/features/attempts/attempt'
import { getPaper } from '#app/features/attempts/attempts.server'
import { hearPage, seeWord } from '#app/features/attempts/hear-page.server'
import { getPaperLive, watchPaper } from '#app/features/attempts/paper-live.server'
import { saveAnswer } from '#app/features/attempts/save-answer.server'
import { getAuditPage, getHouseAudit } from '#app/features/audit/audit-page.server'
import { closeIfOverdue, closeOverdueAttempts } from '#app/features/grading/close-attempt.server'
import { listPapersCodedTo } from '#app/features/grading/papers.server'
import { getResultView } from '#app/features/grading/results.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { getLiveBoard, watchBoard } from '#app/features/supervision/live-board.server'
import { MOST_MINUTES } from '#app/features/supervision/say'
import { sayToPapers } from '#app/features/supervision/say-to-papers.server'
import type { Db } from '#db/connect'
import {
  findAttempt,
  listAnswers,
  listLateAnswers,
  listOverdueAttempts,
  lockAttempt,
  updateAttempt,
} from '#db/queries/attempts'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { anAttempt, examContent } from '#tests/builders/exam'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditAsked } from './audit-lines'
import { countRows, onDay, sent, start, submit } from './exam-acts'
import { reasonOf } from './reason-of'

const TEXT = '刚才停电，补给大家'

function say(db: Db, by: BuiltPerson, wish: { to: string; now: number; minutes?: number }) {
  const { to, now, minutes = 0 } = wish
  return sayToPapers(db, { actor: { id: by.id, requestId: null }, viewer: by, now, to, minutes, text: TEXT })
}

const report = (change: Partial<Parameters<typeof hearPage>[1]['report']> = {}) => ({
  device: 'browser-one',
  seen: [],
  signals: [],
  ...change,
})

async function opened(db: Db) {
  const enrolment = await aReadyEnrolment(db)
  const paper = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
  return { enrolment, mentor: enrolment.mentor!, ...paper, to: `paper:${paper.id}` }
}

describeDatabases('supervising', (open, dialect) => {
  it('minutes move the end of a paper, and every rule that asks for it', async () => {
    const { db } = await open()
    const { enrolment, mentor, id, form, deadlineAt, to } = await opened(db)
    expect(await say(db, mentor, { to, minutes: 10, now: deadlineAt - MINUTE_MS })).toMatchObject({ ok: true })
    expect(await say(db, mentor, { to, minutes: 5, now: deadlineAt })).toMatchObject({ value: { said: 1 } })
    const end = deadlineAt + 15 * MINUTE_MS
    expect(await findAttempt(db, id)).toMatchObject({ deadline_at: deadlineAt, extended_minutes: 15 })
    const words = await db.selectFrom('attempt_word').select(['minutes', 'text', 'said_by']).execute()
    expect(words.map(({ minutes }) => minutes).sort()).toEqual([10, 5])
    expect(words.every((word) => word.text === TEXT && word.said_by === mentor.id)).toBe(true)
    expect(await countRows(db, 'audit_event', 'extend:attempt')).toBe(2)

    const live = await getPaperLive(db, { attemptId: id, now: deadlineAt })
    expect(live).toMatchObject({ open: true, deadlineAt: end, time: { minutes: 60, extra: 15 } })
    expect((await getPaper(db, { attemptId: id, now: end }))?.live.deadlineAt).toBe(end)
    const save = (position: number, now: number) =>
      saveAnswer(db, { attemptId: id, now, writer: 'tab-aaaa', sent: sent(form, position) })
    expect(await save(1, deadlineAt + GRACE_MS + 1)).toMatchObject({ ok: true, value: { deadlineAt: end } })
    expect(await listOverdueAttempts(db, end, 50)).toEqual([])
    expect(await closeOverdueAttempts(db, end + GRACE_MS)).toBe(0)
    expect(await save(2, end + GRACE_MS)).toMatchObject({ ok: true })
    expect(reasonOf(await save(3, end + GRACE_MS + 1))).toBe('deadline-passed')
    expect((await listLateAnswers(db, id)).map((row) => row.late_ms)).toEqual([GRACE_MS + 1])
    expect(await closeOverdueAttempts(db, end + GRACE_MS + 1)).toBe(1)
    expect(await findAttempt(db, id)).toMatchObject({ closed_at: end, points: 2, submitted_at: null })
    const view = { attemptId: id, content: examContent(), now: end + MINUTE_MS, viewerId: enrolment.trainee.id }
    expect((await getResultView(db, view))?.end).toMatchObject({ how: 'time-up', at: end, answered: 2, questions: 6 })
  })

  it('are not lost to a page that has not heard of them: its clock alone hands nothing in early', async () => {
    const { db } = await open()
    const { enrolment, mentor, id, deadlineAt, to } = await opened(db)
    await say(db, mentor, { to, minutes: 10, now: deadlineAt - 1_000 })
    const end = deadlineAt + 10 * MINUTE_MS
    const actor = { id: enrolment.trainee.id, requestId: null }
    const hand = (now: number, timeUp: boolean) =>
      submitAttempt(db, { actor, now, attemptId: id, writer: 'tab-aaaa', answers: [], timeUp })
    expect(await hand(deadlineAt, true)).toMatchObject({ value: { closed: false } })
    expect(await hand(end - 1, true)).toMatchObject({ value: { closed: false } })
    expect(await findAttempt(db, id)).toMatchObject({ state: 'in_progress' })
    expect(await hand(end, true)).toMatchObject({ value: { closed: true } })
    expect(await findAttempt(db, id)).toMatchObject({ state: 'graded', submitted_at: end })
  })

  it('give nothing to a paper that is collected, or only waits for it', async () => {
    const { db } = await open()
    const { enrolment, mentor, id, deadlineAt, to } = await opened(db)
    const late = { to, minutes: 10, now: deadlineAt + GRACE_MS + 1 }
    expect(reasonOf(await say(db, mentor, late))).toBe('paper-collected')
    expect(await say(db, mentor, { ...late, now: deadlineAt + GRACE_MS })).toMatchObject({ ok: true })
    await submit(db, enrolment, id, deadlineAt + MINUTE_MS)
    for (const minutes of [0, 10])
      expect(reasonOf(await say(db, mentor, { to, minutes, now: deadlineAt + MINUTE_MS }))).toBe('paper-collected')
    expect(await findAttempt(db, id)).toMatchObject({ extended_minutes: 10 })
  })

  it('end at a sum of minutes', async () => {
    const { db } = await open()
    const { enrolment, mentor, id, to } = await opened(db)
    const give = (minutes: number) => say(db, mentor, { to, minutes, now: onDay(6) + MINUTE_MS })
    expect(await give(120)).toMatchObject({ ok: true })
    expect(await give(MOST_MINUTES - 120)).toMatchObject({ ok: true })
    expect(reasonOf(await give(1))).toBe('limit-reached')
    expect(await say(db, mentor, { to, now: onDay(6) + MINUTE_MS })).toMatchObject({ ok: true })
    expect(await findAttempt(db, id)).toMatchObject({ extended_minutes: MOST_MINUTES })
    // Said to all, it is not said to have reached the one who has had it all.
    const second = await aReadyEnrolment(db, { cohort: enrolment.cohort, mentor })
    await anAttempt(db, second, { exam: 'short', now: onDay(6) })
    const all = { to: 'exam:d06-stage', now: onDay(6) + MINUTE_MS }
    expect(await say(db, mentor, { ...all, minutes: 10 })).toMatchObject({ value: { said: 1, of: 2 } })
    expect(await say(db, mentor, all)).toMatchObject({ value: { said: 2, of: 2 } })
  })

  it('an extension, the collecting job, hand-ins and saves at once end in one of the serial orders', async () => {
    const { db, connectAgain } = await open()
    const other = () => (dialect === 'postgres' ? connectAgain().db : db)
    for (let round = 0; round < 4; round++) {
      const { enrolment, mentor, id, form, deadlineAt, to } = await opened(db)
      const at = deadlineAt + GRACE_MS
      const seen = { attemptId: id, state: 'in_progress' as const, deadlineAt }
      const [given] = await Promise.all([
        say(other(), mentor, { to, minutes: 10, now: at }),
        closeIfOverdue(db, seen, at + 1),
        saveAnswer(other(), { attemptId: id, now: at + 1, writer: 'tab-aaaa', sent: sent(form, 1) }),
        round % 2 === 0 ? submit(other(), enrolment, id, at + 1, [sent(form, 2)]) : closeOverdueAttempts(db, at + 1),
      ])
      const attempt = (await findAttempt(db, id))!
      const counted = (await listAnswers(db, id)).length
      expect(attempt.deadline_at).toBe(deadlineAt)
      if (!given.ok) {
        expect(given.reason).toBe('paper-collected')
        expect(attempt).toMatchObject({ state: 'graded', closed_at: deadlineAt, extended_minutes: 0, points: counted })
      } else {
        expect(attempt.extended_minutes).toBe(10)
        // Collected by nobody but its trainee: it had more time.
        expect(attempt.submitted_at === null).toBe(attempt.state === 'in_progress')
        if (attempt.state === 'graded') expect(attempt.points).toBe(counted)
      }
    }
    const { n } = await db
      .selectFrom('attempt')
      .select((eb) => eb.fn.sum<number>('extended_minutes').as('n'))
      .executeTakeFirstOrThrow()
    const given = await db
      .selectFrom('attempt_word')
      .select((eb) => eb.fn.sum<number>('minutes').as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(Number(given.n ?? 0))
  })

  it('an answer that waited for the lock of an extension counts by the new end', async () => {
    const { db, connectAgain } = await open()
    const { id, form, deadlineAt } = await opened(db)
    const other = dialect === 'postgres' ? connectAgain().db : db
    const save = { attemptId: id, now: deadlineAt + GRACE_MS + 1, writer: 'tab-aaaa', sent: sent(form, 1) }
    let saved: ReturnType<typeof saveAnswer> | undefined
    await inTransaction(db, async (tx) => {
      const attempt = (await lockAttempt(tx, id))!
      saved = saveAnswer(other, save)
      // Long enough for the other connection to stand at the lock with what it read before.
      if (dialect === 'postgres') await sql`select pg_sleep(0.2)`.execute(tx)
      await updateAttempt(tx, id, attempt.revision, { extended_minutes: 10 })
    })
    expect(await saved).toMatchObject({ ok: true, value: { deadlineAt: deadlineAt + 10 * MINUTE_MS } })
  })

  it('reach those of the exam whom one has, and nobody else', async () => {
    const { db } = await open()
    const mine = await opened(db)
    const second = await aReadyEnrolment(db, { cohort: mine.enrolment.cohort, mentor: mine.mentor })
    const secondPaper = await anAttempt(db, second, { exam: 'short', now: onDay(6) })
    const elsewhere = await opened(db)
    const otherExam = await anAttempt(db, await aReadyEnrolment(db, { mentor: mine.mentor }), {
      exam: 'stage',
      now: onDay(6),
    })
    const manager = await aPerson(db, { roles: ['manager'] })
    const examiner = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: mine.enrolment.cohort.id, person_id: examiner.id, activity_id: 'D06-1' })
    const now = onDay(6) + MINUTE_MS
    const extended = async () =>
      (await db.selectFrom('attempt').select('id').where('extended_minutes', '>', 0).execute()).map(({ id }) => id)

    expect(reasonOf(await say(db, mine.mentor, { to: elsewhere.to, now }))).toBe('not-found')
    expect(reasonOf(await say(db, mine.mentor, { to: 'paper:nobody', now }))).toBe('paper-collected')
    expect(reasonOf(await say(db, mine.enrolment.trainee, { to: mine.to, minutes: 10, now }))).toBe('not-allowed')
    expect(await say(db, mine.mentor, { to: 'exam:d06-stage', minutes: 10, now })).toMatchObject({ value: { said: 2 } })
    expect((await extended()).sort()).toEqual([mine.id, secondPaper.id].sort())
    // Named for the exam: may speak to those who sit it, and gives no time.
    expect(await say(db, examiner, { to: 'exam:d06-stage', now })).toMatchObject({ value: { said: 2 } })
    expect(reasonOf(await say(db, examiner, { to: mine.to, minutes: 10, now }))).toBe('not-allowed')
    expect(reasonOf(await say(db, examiner, { to: 'exam:d06-stage', minutes: 10, now }))).toBe('paper-collected')
    expect(await say(db, manager, { to: 'exam:d06-stage', minutes: 10, now })).toMatchObject({ value: { said: 3 } })
    expect(await extended()).not.toContain(otherExam.id)
  })

  it('words are seen once, by their own paper', async () => {
    const { db } = await open()
    const { mentor, id, to } = await opened(db)
    const other = await opened(db)
    const now = onDay(6) + MINUTE_MS
    const look = watchPaper(db, id, () => now)
    expect((await look()).said?.data.words).toEqual([])
    expect((await look()).said).toBeNull()
    await say(db, mentor, { to, now })
    const told = (await look()).said?.data
    const [word] = told?.words ?? []
    expect(word).toMatchObject({ text: TEXT, byName: mentor.displayName, minutes: 0, seenAt: null })
    const seen = [word!.id]
    await hearPage(db, { attemptId: other.id, now, report: report({ seen }) })
    expect((await getPaperLive(db, { attemptId: id, now }))?.words[0]?.seenAt).toBeNull()
    await hearPage(db, { attemptId: id, now: now + 1_000, report: report({ seen }) })
    await hearPage(db, { attemptId: id, now: now + 9_000, report: report({ seen }) })
    await seeWord(db, { attemptId: id, wordId: word!.id, now: now + 10_000 })
    expect((await getPaperLive(db, { attemptId: id, now }))?.words[0]?.seenAt).toBe(now + 1_000)
  })

  it('what a page noted is kept once, until the paper is collected, and only so much', async () => {
    const { db } = await open()
    const { enrolment, id } = await opened(db)
    const now = onDay(6) + MINUTE_MS
    const signals = (from: number, many: number) =>
      Array.from({ length: many }, (_, n) => ({
        key: `signal-${from + n}`,
        kind: 'away' as const,
        position: 2,
        amount: 25,
      }))
    const noted = async () => (await getPaperLive(db, { attemptId: id, now }))?.signals ?? []
    await hearPage(db, { attemptId: id, now, report: report({ signals: signals(1, 1) }) })
    await hearPage(db, { attemptId: id, now: now + 1_000, report: report({ signals: signals(1, 1) }) })
    expect(await noted()).toEqual([{ kind: 'away', position: 2, amount: 25, at: now }])
    // Twice the same browser is one; another one is noted, once, whoever comes first.
    await Promise.all(
      [1, 2, 3].map(() => hearPage(db, { attemptId: id, now, report: report({ device: 'browser-two' }) })),
    )
    expect((await noted()).map(({ kind }) => kind).sort()).toEqual(['away', 'device'])
    for (let n = 0; n < 5; n++)
      await hearPage(db, { attemptId: id, now, report: report({ signals: signals(100 + n * 50, 50) }) })
    expect(await noted()).toHaveLength(200)
    const pages = async () => (await db.selectFrom('attempt_page').selectAll().execute()).length
    for (let n = 0; n < 3; n++)
      await hearPage(db, { attemptId: id, now, report: report({ device: `made-up-${n}`, signals: signals(900, 1) }) })
    expect([(await noted()).length, await pages()]).toEqual([200, 2])

    await submit(db, enrolment, id, now + MINUTE_MS)
    await hearPage(db, { attemptId: id, now: now + 2 * MINUTE_MS, report: report({ device: 'browser-three' }) })
    expect(await noted()).toHaveLength(200)
  })

  it('two browsers that open a paper at the same moment are two', async () => {
    const { db } = await open()
    const { id } = await opened(db)
    const now = onDay(6) + MINUTE_MS
    await Promise.all(
      ['browser-one', 'browser-two'].map((device) => hearPage(db, { attemptId: id, now, report: report({ device }) })),
    )
    const live = await getPaperLive(db, { attemptId: id, now })
    expect(live?.signals.map(({ kind }) => kind)).toEqual(['device'])
  })

  it('the board shows how far each is, and says only what is new', async () => {
    const { db } = await open()
    const { mentor, id, form, deadlineAt, to } = await opened(db)
    await opened(db)
    const now = onDay(6) + MINUTE_MS
    const save = (position: number, change = {}) =>
      saveAnswer(db, { attemptId: id, now, writer: 'tab-aaaa', sent: sent(form, position, change) })
    await save(1)
    await save(2)
    await save(2, { revision: 2, seen: 1, answer: null })
    await hearPage(db, { attemptId: id, now, report: report() })
    let at = now
    const look = watchBoard(db, mentor, () => at)
    const board = (await look())?.data
    expect(board?.exams).toHaveLength(1)
    expect(board?.exams[0]?.open).toMatchObject([
      { attemptId: id, isBlind: false, answered: 1, questions: 6, savedAt: now, connection: 'here', mayExtend: true },
    ])
    await hearPage(db, { attemptId: id, now: now + 10_000, report: report() })
    at = now + 10_000
    expect(await look()).toBeNull()
    at = now + MINUTE_MS
    expect((await look())?.data.exams[0]?.open).toMatchObject([{ connection: 'quiet', heardAt: now + 10_000 }])
    await say(db, mentor, { to, minutes: 10, now: at })
    expect((await look())?.data.exams[0]?.open).toMatchObject([{ deadlineAt: deadlineAt + 10 * MINUTE_MS }])
    await closeOverdueAttempts(db, deadlineAt + 11 * MINUTE_MS)
    at = deadlineAt + 11 * MINUTE_MS
    expect((await look())?.data.exams[0]).toMatchObject({ open: [], closed: [{ attemptId: id, ending: 'time-up' }] })
    const later = await getLiveBoard(db, mentor, at + 5 * 60 * MINUTE_MS)
    expect(later.exams).toEqual([])
  })

  it('names nobody to whoever will mark the paper without names', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const started = await start(db, enrolment, 'final', onDay(22))
    expect(started.ok).toBe(true)
    const board = await getLiveBoard(db, enrolment.mentor!, onDay(22) + MINUTE_MS)
    const [paper] = board.exams[0]?.open ?? []
    expect(paper).toMatchObject({ isBlind: true, cohort: '' })
    expect(JSON.stringify(board)).not.toContain(enrolment.trainee.displayName)

    // Nor does the record, by what was said to the paper under its code.
    const now = onDay(22) + MINUTE_MS
    await say(db, enrolment.mentor!, { to: `paper:${paper!.attemptId}`, minutes: 10, now })
    const manager = await aPerson(db, { roles: ['manager'] })
    const admin = await aPerson(db, { roles: ['admin'] })
    const about = `about=${encodeURIComponent(enrolment.trainee.displayName)}`
    const told = async (reader: BuiltPerson, where: { address?: string; enrolmentId?: string } = {}) => {
      const asked = {
        ...auditAsked(where.address),
        listPapersCoded: (ids: readonly string[]) => listPapersCodedTo(db, viewerOf(reader), ids),
      }
      const { enrolmentId } = where
      const page = enrolmentId ? await getAuditPage(db, { ...asked, enrolmentId }) : await getHouseAudit(db, asked)
      return page!.rows.filter(({ action }) => action === 'extend:attempt')
    }
    const named = { concernsName: enrolment.trainee.displayName, reason: TEXT, isBlind: false }
    expect(await told(manager)).toMatchObject([{ concernsName: null, reason: null, after: null, isCoded: true }])
    expect(await told(manager, { address: about })).toEqual([])
    expect(await told(manager, { enrolmentId: enrolment.id })).toEqual([])
    expect(await told(admin)).toMatchObject([named])
    expect(await told(admin, { address: about })).toMatchObject([named])
    await db.updateTable('attempt').set({ state: 'voided' }).where('id', '=', paper!.attemptId).execute()
    expect(await told(manager, { enrolmentId: enrolment.id })).toMatchObject([named])
  })
})
