// The exam from its paper to hand-in on both engines: races, windows, the deadline, and what must not leak.
import { expect, it } from 'vitest'
import type { SentAnswer } from '#app/features/attempts/answer-forms'
import { GRACE_MS } from '#app/features/attempts/attempt'
import { getExamStart, getPaper } from '#app/features/attempts/attempts.server'
import { saveAnswer } from '#app/features/attempts/save-answer.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { closeIfOverdue, closeOverdueAttempts } from '#app/features/grading/close-attempt.server'
import { getResultView } from '#app/features/grading/results.server'
import { findAttempt, listAnswers, listLateAnswers, updateAttempt } from '#db/queries/attempts'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { anAttempt, examContent } from '#tests/builders/exam'
import { CANARY } from '#tests/builders/items'
import { aPerson } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { countRows, onDay, sent, submit } from './exam-acts'

describeDatabases('attempts', (open) => {
  it('20 hand-ins at once make one result, and all answer the same', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
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
    const enrolment = await aReadyEnrolment(db)
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
    const enrolment = await aReadyEnrolment(db)
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
    const enrolment = await aReadyEnrolment(db)
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
    const enrolment = await aReadyEnrolment(db)
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
    const { id, deadlineAt } = await anAttempt(db, await aReadyEnrolment(db), { exam: 'short', now: onDay(6) })
    const seen = { attemptId: id, state: 'in_progress' as const, deadlineAt }
    const late = deadlineAt + GRACE_MS + 1
    const closed = await Promise.all(Array.from({ length: 5 }, () => closeIfOverdue(db, seen, late)))
    expect(closed.filter(Boolean)).toHaveLength(1)
    expect(await countRows(db, 'audit_event', 'expire:attempt')).toBe(1)
  })

  it('is changed only by whoever has read its newest state', async () => {
    const { db } = await open()
    const { id } = await anAttempt(db, await aReadyEnrolment(db), { exam: 'short', now: onDay(6) })
    const change = { closed_at: onDay(6) + 1 }
    await inTransaction(db, (tx) => updateAttempt(tx, id, 1, change))
    await expect(inTransaction(db, (tx) => updateAttempt(tx, id, 1, change))).rejects.toThrow('revision 1')
  })

  it('nothing is written after handing in', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
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
    const enrolment = await aReadyEnrolment(db)
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
    const enrolment = await aReadyEnrolment(db)
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
    const { id, form } = await anAttempt(db, await aReadyEnrolment(db), { exam: 'short', now: onDay(6) })
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
    const enrolment = await aReadyEnrolment(db)
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

  it('nothing of the key is in any view before the release', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const content = examContent()
    const { id, form } = await anAttempt(db, enrolment, { exam: 'stage', now: onDay(5), content })
    const now = onDay(5) + MINUTE_MS
    const scenario = form.questions.find(({ item }) => item.type === 'scenario')!
    const views: unknown[] = [
      await getExamStart(db, { viewerId: enrolment.trainee.id, examId: 'd05-stage', content, now }),
      await getPaper(db, { attemptId: id, now }),
      await saveAnswer(db, { attemptId: id, now, writer: 'tab-aaaa', sent: sent(form, scenario.position) }),
      await getResultView(db, { attemptId: id, content, now, viewerId: enrolment.trainee.id }),
      await submit(db, enrolment, id, now),
      await getResultView(db, { attemptId: id, content, now, viewerId: enrolment.trainee.id }),
      await getExamStart(db, { viewerId: enrolment.trainee.id, examId: 'd05-stage', content, now }),
    ]
    expect(JSON.stringify(form)).toContain(CANARY)
    expect(JSON.stringify(views)).not.toContain(CANARY)
    expect(JSON.stringify(views)).not.toContain('"percent":1')
  })

  it('a finished paper tells those who have to act', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
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
