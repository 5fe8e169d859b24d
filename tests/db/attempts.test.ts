// The exam from start to hand-in on both engines: races, windows, the deadline, frozen forms, and what must not leak.
import { expect, it } from 'vitest'
import type { SentAnswer } from '#app/features/attempts/answer-forms'
import { GRACE_MS } from '#app/features/attempts/attempt'
import { getExamStart, getPaper } from '#app/features/attempts/attempts.server'
import { saveAnswer } from '#app/features/attempts/save-answer.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import type { FormContent } from '#app/features/exam-forms/form-content'
import { closeIfOverdue, closeOverdueAttempts } from '#app/features/grading/close-attempt.server'
import { getResultView } from '#app/features/grading/results.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import type { Db } from '#db/connect'
import { findAttempt, listAnswers, listLateAnswers, updateAttempt } from '#db/queries/attempts'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { anAttempt, aPool, BLUEPRINTS, examContent, rightAnswer } from '#tests/builders/exam'
import { CANARY } from '#tests/builders/items'
import { aPerson } from '#tests/builders/person'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

/** 09:00 on the training day. */
const onDay = (day: number) => NOW + (day - 1) * DAY_MS

function start(db: Db, enrolment: BuiltEnrolment, exam: keyof typeof BLUEPRINTS, now: number, content = examContent()) {
  return startAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now,
    enrolmentId: enrolment.id,
    blueprint: BLUEPRINTS[exam],
    content,
  })
}

function sent(form: FormContent, position: number, change: Partial<SentAnswer> = {}): SentAnswer {
  const question = form.questions[position - 1]!
  return {
    position,
    item: question.item.id,
    revision: 1,
    seen: 0,
    answer: rightAnswer(question),
    flagged: false,
    ...change,
  }
}

function submit(db: Db, enrolment: BuiltEnrolment, attemptId: string, now: number, answers: SentAnswer[] = []) {
  return submitAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now,
    attemptId,
    writer: 'tab-aaaa',
    answers,
  })
}

async function countRows(db: Db, table: 'attempt' | 'exam_form' | 'audit_event', action?: string): Promise<number> {
  let query = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'))
  if (action) query = query.where('action' as never, '=', action as never)
  return Number((await query.executeTakeFirstOrThrow()).n)
}

describeDatabases('attempts', (open, dialect) => {
  it('20 starts at once make one paper, and all lead to it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => start(db, enrolment, 'stage', onDay(5))))
    expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.attemptId : outcome.reason))).size).toBe(1)
    expect(await countRows(db, 'attempt')).toBe(1)
    expect(await countRows(db, 'exam_form')).toBe(1)
    expect(await countRows(db, 'audit_event', 'start:attempt')).toBe(1)
  })

  it('20 hand-ins at once make one result, and all answer the same', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    const answers = form.questions.map(({ position }) => sent(form, position))
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => submit(db, enrolment, id, onDay(6) + MINUTE_MS, answers)),
    )
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(await findAttempt(db, id)).toMatchObject({ state: 'graded', percent: 100, passed: 1, revision: 3 })
    expect(await countRows(db, 'audit_event', 'submit:attempt')).toBe(1)
    expect(await countRows(db, 'audit_event', 'grade:attempt')).toBe(1)
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('saves, submits and the collecting job at once end in one of the serial orders', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form, deadlineAt } = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    const late = deadlineAt + GRACE_MS + 1
    await Promise.all([
      ...form.questions.map(({ position }) =>
        saveAnswer(db, { attemptId: id, now: deadlineAt, writer: 'tab-aaaa', sent: sent(form, position) }),
      ),
      submit(db, enrolment, id, late),
      closeOverdueAttempts(db, late),
      closeIfOverdue(db, { attemptId: id, state: 'in_progress', deadlineAt }, late),
    ])
    const attempt = await findAttempt(db, id)
    const kept = await listAnswers(db, id)
    expect(attempt).toMatchObject({ state: 'graded', submitted_at: null, closed_at: deadlineAt })
    expect(kept.length).toBe(attempt?.points)
    expect(await countRows(db, 'audit_event', 'expire:attempt')).toBe(1)
  })

  it('an answer counts up to the grace and is only kept as evidence after it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form, deadlineAt } = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    const save = (position: number, now: number) =>
      saveAnswer(db, { attemptId: id, now, writer: 'tab-aaaa', sent: sent(form, position) })
    expect(await save(1, deadlineAt)).toMatchObject({ ok: true })
    expect(await save(2, deadlineAt + GRACE_MS)).toMatchObject({
      ok: true,
      value: { savedAt: deadlineAt + GRACE_MS, deadlineAt },
    })
    expect(await save(3, deadlineAt + GRACE_MS + 1)).toMatchObject({ ok: false, reason: 'deadline-passed' })
    await closeIfOverdue(db, { attemptId: id, state: 'in_progress', deadlineAt }, deadlineAt + GRACE_MS + 1)
    expect(await save(4, deadlineAt + 60_000)).toMatchObject({ ok: false, reason: 'deadline-passed' })
    expect((await listAnswers(db, id)).map((row) => row.position)).toEqual([1, 2])
    expect((await listLateAnswers(db, id)).map((row) => [row.position, row.late_ms])).toEqual([
      [3, GRACE_MS + 1],
      [4, 60_000],
    ])
    expect(await findAttempt(db, id)).toMatchObject({ points: 2 })
  })

  it('collects an overdue paper exactly at its deadline, whoever comes first and however late', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, deadlineAt } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5) })
    const seen = { attemptId: id, state: 'in_progress' as const, deadlineAt }
    expect(await closeIfOverdue(db, seen, deadlineAt + GRACE_MS)).toBe(false)
    expect(await getPaper(db, { attemptId: id, now: deadlineAt + GRACE_MS + 1 })).toBeNull()
    expect(await closeOverdueAttempts(db, deadlineAt + GRACE_MS)).toBe(0)
    expect(await closeOverdueAttempts(db, deadlineAt + 3 * DAY_MS)).toBe(1)
    expect(await closeOverdueAttempts(db, deadlineAt + 3 * DAY_MS)).toBe(0)
    // Left blank, its written reply needs no marker: the paper is graded at once.
    expect(await findAttempt(db, id)).toMatchObject({
      state: 'graded',
      closed_at: deadlineAt,
      submitted_at: null,
      percent: 0,
    })
  })

  it('handing in merges what was not saved and keeps what came too late', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const first = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    await submit(db, enrolment, first.id, first.deadlineAt, [sent(first.form, 1)])
    expect(await findAttempt(db, first.id)).toMatchObject({ points: 1, submitted_at: first.deadlineAt })

    const second = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(7) })
    await submit(db, enrolment, second.id, second.deadlineAt + GRACE_MS + 1, [sent(second.form, 1)])
    expect(await findAttempt(db, second.id)).toMatchObject({
      points: 0,
      submitted_at: null,
      closed_at: second.deadlineAt,
    })
    expect(await listLateAnswers(db, second.id)).toHaveLength(1)
  })

  it('is collected once when several look at the same moment', async () => {
    const { db } = await open()
    const { id, deadlineAt } = await anAttempt(db, await anEnrolment(db), { exam: 'short', now: onDay(6) })
    const seen = { attemptId: id, state: 'in_progress' as const, deadlineAt }
    const late = deadlineAt + GRACE_MS + 1
    const closed = await Promise.all(Array.from({ length: 5 }, () => closeIfOverdue(db, seen, late)))
    expect(closed.filter(Boolean)).toHaveLength(1)
    expect(await countRows(db, 'audit_event', 'expire:attempt')).toBe(1)
  })

  it('of a final repeats no family of an earlier exam; too few fresh ones are said', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const stagePool = aPool('S', 3)
    const onlySeen = stagePool.map((item) => ({ ...item, id: item.id.replace('-S-', '-F-'), pool: 'F' as const }))
    const content = examContent({ items: [...stagePool, ...onlySeen] })
    const stage = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5), content })
    await submit(db, enrolment, stage.id, onDay(5) + MINUTE_MS)
    expect(await start(db, enrolment, 'final', onDay(22), content)).toEqual({ ok: false, reason: 'too-few-items' })
  })

  it('is changed only by whoever has read its newest state', async () => {
    const { db } = await open()
    const { id } = await anAttempt(db, await anEnrolment(db), { exam: 'short', now: onDay(6) })
    const change = { closed_at: onDay(6) + 1 }
    await inTransaction(db, (tx) => updateAttempt(tx, id, 1, change))
    await expect(inTransaction(db, (tx) => updateAttempt(tx, id, 1, change))).rejects.toThrow('revision 1')
  })

  it('nothing is written after handing in', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    await submit(db, enrolment, id, onDay(6) + MINUTE_MS)
    const outcome = await saveAnswer(db, {
      attemptId: id,
      now: onDay(6) + MINUTE_MS,
      writer: 'tab-aaaa',
      sent: sent(form, 1),
    })
    expect(outcome).toMatchObject({ ok: false, reason: 'wrong-state' })
    expect(await listAnswers(db, id)).toEqual([])
    expect(await listLateAnswers(db, id)).toEqual([])
  })

  it('an older revision never overwrites a newer one, in whatever order they arrive', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    const position = form.questions.find(({ item }) => item.type === 'fill')!.position
    const save = (revision: number) =>
      saveAnswer(db, {
        attemptId: id,
        now: onDay(6) + revision,
        writer: 'tab-aaaa',
        sent: sent(form, position, { revision, answer: { type: 'fill', blanks: [`r${revision}`] } }),
      })
    const order = [4, 9, 1, 7, 10, 2, 8, 3, 6, 5]
    const outcomes = await Promise.all(order.map(save))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    const [row] = await listAnswers(db, id)
    expect(row).toMatchObject({ revision: 10, value: expect.stringContaining('r10') })
  })

  it('two windows: the stale one is refused with the newer copy, may look, and may take over', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'short', now: onDay(6) })
    const position = form.questions.find(({ item }) => item.type === 'truefalse')!.position
    const answer = (value: boolean) => ({ type: 'truefalse', answer: value }) as const
    const save = (writer: string, change: Partial<SentAnswer>, takeOver = false) =>
      saveAnswer(db, { attemptId: id, now: onDay(6), writer, takeOver, sent: sent(form, position, change) })
    await save('tab-aaaa', { revision: 1, answer: answer(true) })
    expect(await save('tab-bbbb', { revision: 50, seen: 0, answer: answer(false) })).toMatchObject({
      ok: false,
      reason: 'not-same-writer',
      theirs: { answer: answer(true), revision: 1 },
    })
    expect(await save('tab-bbbb', { revision: 2, seen: 1, answer: answer(false) })).toMatchObject({
      ok: true,
      value: { revision: 2 },
    })
    expect(await save('tab-aaaa', { revision: 2, seen: 1, answer: null })).toMatchObject({ reason: 'not-same-writer' })
    expect(await save('tab-aaaa', { revision: 2, seen: 1, answer: answer(true) }, true)).toMatchObject({
      ok: true,
      value: { revision: 3 },
    })
    expect((await listAnswers(db, id))[0]).toMatchObject({ writer: 'tab-aaaa', revision: 3 })
  })

  it('one number is never acknowledged for two answers; a page that cannot count is taken at its last press', async () => {
    const { db } = await open()
    const { id, form } = await anAttempt(db, await anEnrolment(db), { exam: 'short', now: onDay(6) })
    const position = form.questions.find(({ item }) => item.type === 'fill')!.position
    const blanks = (text: string): SentAnswer['answer'] => ({ type: 'fill', blanks: [text] })
    const save = (text: string, revision: number | null) =>
      saveAnswer(db, {
        attemptId: id,
        now: onDay(6),
        writer: 'tab-aaaa',
        sent: { ...sent(form, position, { answer: blanks(text) }), revision },
      })
    expect(await save('first', 1)).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await save('first', 1)).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await save('second', 1)).toMatchObject({
      ok: false,
      reason: 'not-same-writer',
      theirs: { answer: blanks('first'), revision: 1 },
    })
    expect(await save('third', null)).toMatchObject({ ok: true, value: { revision: 2 } })
    expect(await save('third', null)).toMatchObject({ ok: true, value: { revision: 2 } })
    expect((await listAnswers(db, id))[0]).toMatchObject({ revision: 2, value: expect.stringContaining('third') })
  })

  it('keeps a long text byte for byte and refuses what does not belong to the question', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { id, form } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5) })
    const { position, item } = form.questions.find((question) => question.item.type === 'scenario')!
    const text = `${'亲,👩‍👧‍👦 \u202eabc\u0000\u200d'.repeat(800)}\ud800`
    const save = (change: Partial<SentAnswer>) =>
      saveAnswer(db, { attemptId: id, now: onDay(5), writer: 'tab-aaaa', sent: sent(form, position, change) })
    expect(await save({ answer: { type: 'scenario', text } })).toMatchObject({ ok: true })
    const paper = await getPaper(db, { attemptId: id, now: onDay(5) })
    expect(paper?.answers[0]?.answer).toEqual({ type: 'scenario', text })
    expect(await save({ revision: 2, item: 'T01-S-999' })).toMatchObject({ reason: 'invalid-reference' })
    expect(await save({ revision: 2, answer: { type: 'truefalse', answer: true } })).toMatchObject({
      reason: 'invalid-reference',
    })
    expect(await save({ revision: 2, position: 99, item: item.id })).toMatchObject({ reason: 'invalid-reference' })
  })

  it('extra time is part of the deadline that was fixed at the start', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { extra_time_percent: 25 })
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

  it('opens with its day or the mentor’s unlock, not before', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
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
    const enrolment = await anEnrolment(db)
    const content = examContent()
    const { id } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5), content })
    const before = await getPaper(db, { attemptId: id, now: onDay(5) })
    for (const item of content.items) item.stem = '改过的题干'
    const after = await getPaper(db, { attemptId: id, now: onDay(5) })
    expect(after?.questions).toEqual(before?.questions)
  })

  it('a make-up avoids what the first exam asked', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
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
    const enrolment = await anEnrolment(db)
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
    const enrolment = await anEnrolment(db)
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
    const enrolment = await anEnrolment(db)
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

  it('nothing of the key is in any view before the release', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const content = examContent()
    const { id, form } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5), content })
    const now = onDay(5) + MINUTE_MS
    const scenario = form.questions.find(({ item }) => item.type === 'scenario')!
    const views: unknown[] = [
      await getExamStart(db, { viewerId: enrolment.trainee.id, examId: 'd05-stage', content, now }),
      await getPaper(db, { attemptId: id, now }),
      await saveAnswer(db, { attemptId: id, now, writer: 'tab-aaaa', sent: sent(form, scenario.position) }),
      await getResultView(db, { attemptId: id, content, now }),
      await submit(db, enrolment, id, now),
      await getResultView(db, { attemptId: id, content, now }),
      await getExamStart(db, { viewerId: enrolment.trainee.id, examId: 'd05-stage', content, now }),
    ]
    expect(JSON.stringify(form)).toContain(CANARY)
    expect(JSON.stringify(views)).not.toContain(CANARY)
    expect(JSON.stringify(views)).not.toContain('"percent":1')
  })

  if (dialect === 'postgres')
    it('two servers that start the same exam make one paper', async () => {
      const { db, connectAgain } = await open()
      const other = connectAgain()
      const enrolment = await anEnrolment(db)
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, n) => start(n % 2 ? db : other.db, enrolment, 'stage', onDay(5))),
      )
      expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.attemptId : outcome.reason))).size).toBe(1)
      expect(await countRows(db, 'attempt')).toBe(1)
    })

  it('a finished paper tells those who have to act', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const examiner = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: enrolment.cohort.id, activity_id: 'D05-2', person_id: examiner.id })
    const { id, form } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5) })
    const answers = form.questions.map(({ position }) => sent(form, position))
    await submit(db, enrolment, id, onDay(5) + MINUTE_MS, answers)
    const notices = await db.selectFrom('notification').select(['person_id', 'kind']).execute()
    const told = [examiner.id, enrolment.mentor!.id].map((person_id) => ({ person_id, kind: 'marking-wanted' }))
    expect(notices).toHaveLength(2)
    expect(notices).toEqual(expect.arrayContaining(told))
  })
})
