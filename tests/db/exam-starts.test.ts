// Who may begin which exam when, and which questions it then asks: once, frozen, never twice the same.
import { expect, it } from 'vitest'
import { getExamStart, getPaper } from '#app/features/attempts/attempts.server'
import type { FormContent } from '#app/features/exam-forms/form-content'
import { localDateOf } from '#app/rules/dates'
import { findAttempt } from '#db/queries/attempts'
import { testContent } from '#tests/builders/content'
import { anAttempt, aPool, examContent } from '#tests/builders/exam'
import { anExamResult, aReadyEnrolment } from '#tests/builders/promotion'
import { MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { countRows, onDay, start, submit } from './exam-acts'

describeDatabases('the start of an exam', (open, dialect) => {
  it('20 starts at once make one paper, and all lead to it', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => start(db, enrolment, 'stage', onDay(5))))
    expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.attemptId : outcome.reason))).size).toBe(1)
    expect(await countRows(db, 'attempt')).toBe(1)
    expect(await countRows(db, 'exam_form')).toBe(1)
    expect(await countRows(db, 'audit_event', 'start:attempt')).toBe(1)
  })

  it('of a final repeats no family of an earlier exam; too few fresh ones are said', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const stagePool = aPool('S', 3)
    const onlySeen = stagePool.map((item) => ({ ...item, id: item.id.replace('-S-', '-F-'), pool: 'F' as const }))
    const content = examContent({ items: [...stagePool, ...onlySeen] })
    const stage = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5), content })
    await submit(db, enrolment, stage.id, onDay(5) + MINUTE_MS)
    await db
      .updateTable('attempt')
      .set({ state: 'released', released_at: onDay(6) })
      .where('id', '=', stage.id)
      .execute()
    expect(await start(db, enrolment, 'final', onDay(22), content)).toEqual({ ok: false, reason: 'too-few-items' })
  })

  it('extra time is part of the deadline that was fixed at the start', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db, { extra_time_percent: 25 })
    const content = examContent()
    const before = await getExamStart(db, {
      viewerId: enrolment.trainee.id,
      examId: 'd05-stage',
      content,
      now: onDay(5),
    })
    expect(before).toMatchObject({ minutes: 60, extraMinutes: 15, minutesNow: 75 })
    const { id } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5) })
    await db.updateTable('enrolment').set({ extra_time_percent: 100 }).where('id', '=', enrolment.id).execute()
    expect(await findAttempt(db, id)).toMatchObject({
      limit_minutes: 60,
      extra_minutes: 15,
      deadline_at: onDay(5) + 75 * MINUTE_MS,
    })
  })

  it('names the hour of the plan, and the day on which a make-up was begun once it was', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const page = (examId: string, now: number) =>
      getExamStart(db, { viewerId: enrolment.trainee.id, examId, content: testContent(), now })
    expect(await page('d22-final', onDay(22))).toMatchObject({ plannedStart: '09:00' })
    expect(await page('retake', onDay(22))).toMatchObject({ plannedStart: null, on: null })
    const owned = { enrolment_id: enrolment.id, percent: 60 }
    await anExamResult(db, {
      ...owned,
      kind: 'stage',
      exam_id: 'd05-stage',
      activity_id: 'D05-2',
      started_at: onDay(5),
    })
    expect(await page('d05-makeup', onDay(6))).toMatchObject({
      on: localDateOf(onDay(6), 'Asia/Shanghai'),
      plannedStart: null,
    })
    await anExamResult(db, { ...owned, kind: 'makeup', started_at: onDay(6) })
    expect(await page('d05-makeup', onDay(8))).toMatchObject({ on: localDateOf(onDay(6), 'Asia/Shanghai') })
  })

  it('opens with its day or the mentor’s unlock, not before', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    expect(await start(db, enrolment, 'stage', onDay(4))).toMatchObject({ reason: 'day-locked', detail: '2026-01-09' })
    await db
      .insertInto('day_unlock')
      .values({
        enrolment_id: enrolment.id,
        day: 5,
        unlocked_by: enrolment.mentor!.id,
        reason: '提前考',
        unlocked_at: onDay(4),
      })
      .execute()
    expect(await start(db, enrolment, 'stage', onDay(4))).toMatchObject({ ok: true })
  })

  it('a paper stays as it was drawn when the bank changes', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const content = examContent()
    const { id } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5), content })
    const before = await getPaper(db, { attemptId: id, now: onDay(5) })
    for (const item of content.items) item.stem = '改过的题干'
    const after = await getPaper(db, { attemptId: id, now: onDay(5) })
    expect(after?.questions).toEqual(before?.questions)
  })

  it('a make-up avoids what the first exam asked', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const first = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5) })
    await db
      .updateTable('attempt')
      .set({
        state: 'released',
        percent: 10,
        points: 1,
        max_points: 10,
        passed: 0,
        released_at: onDay(5),
        closed_at: onDay(5),
      })
      .where('id', '=', first.id)
      .execute()
    const second = await anAttempt(db, enrolment, { exam: 'makeup', now: onDay(6) })
    const families = (form: FormContent) => form.questions.map(({ item }) => item.family)
    expect(families(second.form).filter((family) => families(first.form).includes(family))).toEqual([])
  })

  it('the final is sat once, and the database holds it too', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const { id } = await anAttempt(db, enrolment, { exam: 'final', now: onDay(22) })
    await submit(db, enrolment, id, onDay(22) + MINUTE_MS)
    expect(await start(db, enrolment, 'final', onDay(22) + 2 * MINUTE_MS)).toMatchObject({ reason: 'already-done' })
    const row = (await findAttempt(db, id))!
    const form = (await db.selectFrom('exam_form').selectAll().executeTakeFirstOrThrow())!
    await db
      .insertInto('exam_form')
      .values({ ...form, id: 'other-form' })
      .execute()
    await expect(
      db
        .insertInto('attempt')
        .values({ ...row, id: 'other', form_id: 'other-form' })
        .execute(),
    ).rejects.toThrow()
  })

  it('a retake comes after remedial training, once, and shares no family with anything seen', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    // Pool R of this bank repeats families of the final: the draw has to go round them.
    const finalPool = aPool('F', 3)
    const stale = finalPool.map((item) => ({
      ...item,
      id: item.id.replace('-F-', '-R-').replace(/\d+$/, (n) => String(Number(n) + 500)),
      pool: 'R' as const,
    }))
    const practice = aPool('P', 2)
    const practised = practice.map((item) => ({
      ...item,
      id: item.id.replace('-P-', '-R-').replace(/\d+$/, (n) => String(Number(n) + 700)),
      pool: 'R' as const,
    }))
    const content = examContent({ items: [...finalPool, ...practice, ...stale, ...practised, ...aPool('R', 2)] })
    const final = await anAttempt(db, enrolment, { exam: 'final', now: onDay(22), content })
    await submit(db, enrolment, final.id, onDay(22) + MINUTE_MS)
    await db.updateTable('enrolment').set({ state: 'final_failed' }).where('id', '=', enrolment.id).execute()
    expect(await start(db, enrolment, 'retake', onDay(25), content)).toMatchObject({ reason: 'remedial-unfinished' })

    const module = {
      id: 'm1',
      enrolment_id: enrolment.id,
      topic: 'T01',
      minutes_planned: 30,
      quiz_percent: null,
      started_at: onDay(23),
      done_at: null,
    }
    await db.insertInto('remedial_module').values(module).execute()
    expect(await start(db, enrolment, 'retake', onDay(24), content)).toMatchObject({
      reason: 'retake-too-early',
      detail: '2026-01-29',
    })
    expect(await start(db, enrolment, 'retake', onDay(25), content)).toMatchObject({ reason: 'remedial-unfinished' })
    await db
      .updateTable('remedial_module')
      .set({ done_at: onDay(24) })
      .execute()

    const retake = await anAttempt(db, enrolment, { exam: 'retake', now: onDay(25), content })
    const seen = new Set([
      ...final.form.questions.map(({ item }) => item.family),
      ...practice.map((item) => item.family),
    ])
    expect(retake.form.questions.filter(({ item }) => seen.has(item.family))).toEqual([])
    const stored = await db
      .selectFrom('exam_form')
      .select(['overlap_count', 'overlap_proof'])
      .where('exam_id', '=', 'retake')
      .executeTakeFirstOrThrow()
    expect(stored.overlap_count).toBe(0)
    expect(JSON.parse(stored.overlap_proof)).toMatchObject({ overlap: 0, sharedFamilies: [], formFamilies: 7 })

    await submit(db, enrolment, retake.id, onDay(25) + MINUTE_MS)
    expect(await start(db, enrolment, 'retake', onDay(26), content)).toMatchObject({ reason: 'no-retake-left' })
  })

  it('too few unseen questions for a retake are said, never repeated', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const finalPool = aPool('F', 3)
    const onlySeen = finalPool.map((item) => ({ ...item, id: item.id.replace('-F-', '-R-'), pool: 'R' as const }))
    const content = examContent({ items: [...finalPool, ...onlySeen] })
    const final = await anAttempt(db, enrolment, { exam: 'final', now: onDay(22), content })
    await submit(db, enrolment, final.id, onDay(22) + MINUTE_MS)
    await db.updateTable('enrolment').set({ state: 'final_failed' }).where('id', '=', enrolment.id).execute()
    const done = {
      id: 'm1',
      enrolment_id: enrolment.id,
      topic: 'T01',
      minutes_planned: 30,
      quiz_percent: null,
      started_at: onDay(23),
      done_at: onDay(23),
    }
    await db.insertInto('remedial_module').values(done).execute()
    expect(await start(db, enrolment, 'retake', onDay(25), content)).toEqual({ ok: false, reason: 'too-few-items' })
    expect(await countRows(db, 'attempt')).toBe(1)
  })

  if (dialect === 'postgres')
    it('two servers that start the same exam make one paper', async () => {
      const { db, connectAgain } = await open()
      const other = connectAgain()
      const enrolment = await aReadyEnrolment(db)
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, n) => start(n % 2 ? db : other.db, enrolment, 'stage', onDay(5))),
      )
      expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.attemptId : outcome.reason))).size).toBe(1)
      expect(await countRows(db, 'attempt')).toBe(1)
    })
})
