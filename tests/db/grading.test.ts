// Marks, release, annulment and appeals on both engines: two independent people, nothing edited, everything in the audit.

import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import type { Role } from '#app/features/accounts/permissions'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { answerAppeal } from '#app/features/grading/answer-appeal.server'
import { fileAppeal } from '#app/features/grading/file-appeal.server'
import { computeResult } from '#app/features/grading/grade-attempt.server'
import { getMarkingView } from '#app/features/grading/grading.server'
import { markAnswer } from '#app/features/grading/mark-answer.server'
import { listPapers } from '#app/features/grading/papers.server'
import { type OnReleased, releaseAttempt } from '#app/features/grading/release-attempt.server'
import { getResultView } from '#app/features/grading/results.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { readNotice } from '#app/features/notifications/notice'
import { noticeText } from '#app/features/notifications/notice-text'
import { answerExamAppeal } from '#app/features/promotion/release-exam.server'
import { accept, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findAttempt } from '#db/queries/attempts'
import { testCourses } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { anAttempt, type BLUEPRINTS, examContent, rightAnswer } from '#tests/builders/exam'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'

const DAYS = { stage: 5, makeup: 6, short: 6, final: 22, retake: 25 }
const actor = (person: BuiltPerson) => ({ id: person.id, requestId: null })
const levels = (level: number) => ({ facts: level, steps: level, tone: level, next: level })

interface Sat {
  db: Db
  enrolment: BuiltEnrolment
  mentor: BuiltPerson
  attemptId: string
  now: number
  /** Where the written reply is. */
  position: number
  mark: (person: BuiltPerson, level: number, position?: number) => ReturnType<typeof markAnswer>
  release: (person: BuiltPerson, onReleased?: OnReleased) => ReturnType<typeof releaseAttempt>
  person: (...roles: Role[]) => Promise<BuiltPerson>
}

/** A paper with everything right, handed in. */
async function sat(db: Db, exam: keyof typeof BLUEPRINTS): Promise<Sat> {
  const enrolment = await aReadyEnrolment(db)
  const now = NOW + (DAYS[exam] - 1) * DAY_MS
  const { id: attemptId, form } = await anAttempt(db, enrolment, { exam, now })
  const answers = form.questions.map((question) => ({
    position: question.position,
    item: question.item.id,
    revision: 1,
    seen: 0,
    answer: rightAnswer(question),
    flagged: false,
  }))
  await submitAttempt(db, {
    actor: actor(enrolment.trainee),
    now: now + MINUTE_MS,
    attemptId,
    writer: 'tab-aaaa',
    answers,
  })
  const position = form.questions.find(({ item }) => item.type === 'scenario')?.position ?? 1
  return {
    db,
    enrolment,
    mentor: enrolment.mentor!,
    attemptId,
    now,
    position,
    mark: (person, level, at = position) =>
      markAnswer(db, {
        actor: actor(person),
        now,
        attemptId,
        position: at,
        sheet: { levels: levels(level), hardFault: null },
        comment: '写得清楚',
      }),
    release: (person, onReleased) =>
      releaseAttempt(db, {
        actor: actor(person),
        now,
        attemptId,
        courses: onlyCourse(examContent()),
        onReleased: onReleased ?? (async () => accept()),
      }),
    person: (...roles) => aPerson(db, { roles }),
  }
}

const stateOf = async ({ db, attemptId }: Sat) => (await findAttempt(db, attemptId))?.state

describeDatabases('grading', (open) => {
  it('one marker is enough for a stage exam, and the last mark grades it', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    expect(await stateOf(exam)).toBe('submitted')
    expect(await exam.mark(exam.mentor, 3)).toMatchObject({ ok: true, value: { points: 4 } })
    expect(await findAttempt(db, exam.attemptId)).toMatchObject({
      state: 'graded',
      percent: 100,
      points: 10,
      passed: 1,
    })
    expect(await exam.mark(exam.mentor, 0)).toMatchObject({ reason: 'wrong-state' })
  })

  it('a final needs two markers, a third when they are far apart, and then the two nearest count', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const [second, third] = [await exam.person('manager'), await exam.person('manager')]
    await exam.mark(exam.mentor, 3)
    expect(await stateOf(exam)).toBe('submitted')
    await exam.mark(second, 1)
    expect(await stateOf(exam)).toBe('submitted')
    await exam.mark(third, 2)
    expect(await findAttempt(db, exam.attemptId)).toMatchObject({ state: 'graded', points: 9.34 })
  })

  it('two markers at once both count', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const second = await exam.person('manager')
    const outcomes = await Promise.all([exam.mark(exam.mentor, 3), exam.mark(second, 3)])
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(await findAttempt(db, exam.attemptId)).toMatchObject({ state: 'graded', points: 10 })
  })

  it('a marker may correct an own mark while the paper waits, as a new revision', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 1)
    await exam.mark(exam.mentor, 3)
    const rows = await db.selectFrom('mark').select(['revision', 'points']).orderBy('revision').execute()
    expect(rows).toEqual([
      { revision: 1, points: 1.33 },
      { revision: 2, points: 4 },
    ])
    await exam.mark(await exam.person('manager'), 3)
    expect(await findAttempt(db, exam.attemptId)).toMatchObject({ points: 10 })
  })

  it('nobody marks the own paper, a choice, or with a fault that is not on the rubric', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    expect(await exam.mark(exam.enrolment.trainee, 3)).toMatchObject({ reason: 'self-signing' })
    const other = exam.position === 1 ? 2 : 1
    expect(await exam.mark(exam.mentor, 3, other)).toMatchObject({ reason: 'invalid-reference' })
    expect(await exam.mark(exam.mentor, 3, 99)).toMatchObject({ reason: 'not-found' })
    const sheet = { levels: levels(3), hardFault: 'no-such-fault' }
    const outcome = await markAnswer(db, {
      actor: actor(exam.mentor),
      now: exam.now,
      attemptId: exam.attemptId,
      position: exam.position,
      sheet,
      comment: null,
    })
    expect(outcome).toMatchObject({ reason: 'invalid-reference' })
    expect(await db.selectFrom('mark').selectAll().execute()).toEqual([])
  })

  it('a hard fault makes the reply zero', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    const sheet = { levels: levels(3), hardFault: 'insult' }
    await markAnswer(db, {
      actor: actor(exam.mentor),
      now: exam.now,
      attemptId: exam.attemptId,
      position: exam.position,
      sheet,
      comment: null,
    })
    expect(await findAttempt(db, exam.attemptId)).toMatchObject({ points: 6, passed: 0 })
  })

  it('markers of a final see neither the name nor each other', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const second = await exam.person('manager')
    await exam.mark(exam.mentor, 0)
    const relation = (await findEnrolmentRelation(db, exam.enrolment.id, second.id))!
    const view = await getMarkingView(db, {
      attemptId: exam.attemptId,
      viewer: viewerOf(second),
      relation,
      now: exam.now,
    })
    expect(view?.scenarios[0]).toMatchObject({ own: null, markers: 1, needed: 2 })
    const sent = JSON.stringify([view, await listPapers(db, viewerOf(second), exam.now)])
    expect(sent).not.toContain(exam.enrolment.trainee.displayName)
    expect(sent).not.toContain(exam.mentor.displayName)
    expect(sent).not.toContain('写得清楚')
  })

  it('the list holds only what one may mark', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    const rowsOf = async (person: BuiltPerson) =>
      (await listPapers(db, viewerOf(person), exam.now)).map((row) => `${row.state}${row.isAsked ? '' : ' by others'}`)
    const manager = await exam.person('manager')
    expect(await rowsOf(exam.mentor)).toEqual(['to-mark'])
    expect(await rowsOf(manager)).toEqual(['to-mark by others'])
    expect(await rowsOf(await exam.person('mentor'))).toEqual([])
    expect(await rowsOf(await exam.person('delegate'))).toEqual([])
    expect(await rowsOf(exam.enrolment.trainee)).toEqual([])
    await exam.mark(exam.mentor, 3)
    expect(await rowsOf(exam.mentor)).toEqual(['to-release'])
    expect(await rowsOf(manager)).toEqual(['to-release by others'])
  })

  it('a result is released once, with a notice, and only when every mark is in', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    expect(await exam.release(exam.mentor)).toMatchObject({ reason: 'ungraded-answers' })
    await exam.mark(exam.mentor, 3)
    const outcomes = await Promise.all([
      exam.release(exam.mentor),
      exam.release(exam.mentor),
      exam.release(exam.mentor),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const notices = await db
      .selectFrom('notification')
      .select('kind')
      .where('person_id', '=', exam.enrolment.trainee.id)
      .execute()
    expect(notices).toEqual([{ kind: 'result-released' }])
    const view = await getResultView(db, {
      attemptId: exam.attemptId,
      content: examContent(),
      now: exam.now,
      viewerId: exam.enrolment.trainee.id,
    })
    expect(view?.released).toMatchObject({ percent: 100, passed: true, mayAppeal: true })
    expect(view?.released?.items.every((item) => item.correct)).toBe(true)
  })

  it('the only marker of a final cannot release it', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const manager = await exam.person('manager')
    await exam.mark(manager, 3)
    // As if the second marker had been skipped: the release itself has to notice.
    const result = await computeResult(db, (await findAttempt(db, exam.attemptId))!)
    await db
      .updateTable('attempt')
      .set({ state: 'graded', percent: 100, points: 10, max_points: 10, passed: 1, result: JSON.stringify(result) })
      .where('id', '=', exam.attemptId)
      .execute()
    expect(await exam.release(manager)).toMatchObject({ reason: 'second-person-needed' })
    expect(await exam.release(await exam.person('manager'))).toMatchObject({ ok: true })
  })

  it('the promotion story hears of a release in the same transaction, and its refusal takes it back', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const [second, boss] = [await exam.person('manager'), await exam.person('manager')]
    await exam.mark(exam.mentor, 3)
    await exam.mark(second, 3)
    const audits = async () => (await db.selectFrom('audit_event').select('seq').execute()).length
    const before = await audits()
    expect(await exam.release(boss, async () => refuse('stale'))).toEqual({ ok: false, reason: 'stale' })
    expect(await stateOf(exam)).toBe('graded')
    expect(await audits()).toBe(before)

    const heard: unknown[] = []
    const listen: OnReleased = async (_tx, { kind, passed, percent }) => {
      heard.push({ kind, passed, percent })
      return { ok: true, value: undefined }
    }
    await exam.release(boss, listen)
    expect(heard).toEqual([{ kind: 'final', passed: true, percent: 100 }])
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('an appeal is filed by the trainee alone, one at a time, and answered by somebody else', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    const manager = await exam.person('manager')
    await exam.mark(exam.mentor, 0)
    const file = (person: BuiltPerson) =>
      fileAppeal(db, {
        actor: actor(person),
        now: exam.now,
        attemptId: exam.attemptId,
        position: exam.position,
        reason: '我写了核实的步骤',
      })
    expect(await file(exam.enrolment.trainee)).toMatchObject({ reason: 'wrong-state' })
    await exam.release(exam.mentor)
    expect(await file(exam.mentor)).toMatchObject({ reason: 'not-found' })
    const filed = await Promise.all([file(exam.enrolment.trainee), file(exam.enrolment.trainee)])
    expect(filed.filter((outcome) => outcome.ok)).toHaveLength(1)

    const { id: appealId } = await db.selectFrom('appeal').select('id').executeTakeFirstOrThrow()
    const heard: unknown[] = []
    const answer = (person: BuiltPerson, points: number) =>
      answerAppeal(db, {
        actor: actor(person),
        now: exam.now,
        appealId,
        inOffice: true,
        verdict: 'upheld',
        answer: '步骤确实写全了',
        adjustment: { position: exam.position, points },
        courses: testCourses(),
        onRegraded: async () => undefined,
        onReleased: async (_tx, { passed, passedBefore }) => {
          heard.push({ passed, passedBefore })
          return { ok: true, value: undefined }
        },
      })
    expect(await answer(exam.mentor, 3)).toMatchObject({ reason: 'second-person-needed' })
    expect(await answer(exam.enrolment.trainee, 3)).toMatchObject({ reason: 'self-signing' })
    expect(await answer(manager, 5)).toMatchObject({ reason: 'invalid-reference' })
    expect(await answer(manager, 3)).toMatchObject({ ok: true })
    expect(await answer(manager, 4)).toMatchObject({ reason: 'already-done' })
    expect(await findAttempt(db, exam.attemptId)).toMatchObject({
      state: 'released',
      points: 9,
      percent: 90,
      passed: 1,
    })
    expect(heard).toEqual([{ passed: true, passedBefore: false }])
    const notice = await db
      .selectFrom('notification')
      .selectAll()
      .where('kind', '=', 'appeal-answered')
      .executeTakeFirstOrThrow()
    expect(noticeText(readNotice(notice.kind, notice.payload)!, 'zh-CN')).toMatch(
      /：成立。成绩从 60% 改为 90%，现在是合格。接下来：后面的安排照常/,
    )
    const audit = await db
      .selectFrom('audit_event')
      .select('before_json')
      .where('action', '=', 'regrade:attempt')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(audit.before_json!)).toEqual({ points: 6, percent: 60, passed: false })
    const names = { [exam.enrolment.trainee.id]: 'trainee', [exam.mentor.id]: 'mentor', [manager.id]: 'manager' }
    expect(await auditLines(db, names)).toEqual([
      'start:attempt trainee',
      'submit:attempt trainee',
      'mark:attempt mentor',
      'grade:attempt mentor',
      'release:attempt mentor',
      'file:appeal trainee',
      'decide:appeal manager',
      'regrade:attempt manager',
    ])
  })

  it('with an upheld appeal every proposal about the trainee is looked at again', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    const [first, second] = [await exam.person('manager'), await exam.person('manager')]
    await exam.mark(exam.mentor, 1)
    await exam.release(exam.mentor)
    const facts = { tests: [], exams: [], weighted: { lines: [] }, conductPoints: -8 }
    await aDecision(db, {
      ...{ enrolment: exam.enrolment, by: first, kind: 'd3-gate', verdict: 'eliminate', acknowledged: false },
      ...{ revision: 2, evidence: JSON.stringify({ facts, hash: '' }) },
    })
    const { trainee } = exam.enrolment
    const asks = { attemptId: exam.attemptId, position: exam.position, reason: '步骤写全了', now: exam.now }
    await fileAppeal(db, { actor: actor(trainee), ...asks })
    const { id: appealId } = await db.selectFrom('appeal').select('id').executeTakeFirstOrThrow()
    const upheld = await answerExamAppeal(db, {
      actor: actor(second),
      now: exam.now,
      appealId,
      inOffice: true,
      verdict: 'upheld',
      answer: '步骤确实写全了',
      adjustment: { position: exam.position, points: 4 },
      courses: testCourses(),
    })
    expect(upheld).toMatchObject({ ok: true })
    expect(await db.selectFrom('decision_lapse').select('cause').execute()).toEqual([{ cause: 'evidence' }])
  })

  it('a released result can be computed again from the record', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 2)
    await exam.mark(await exam.person('manager'), 2)
    const attempt = (await findAttempt(db, exam.attemptId))!
    expect(await computeResult(db, attempt)).toEqual(JSON.parse(attempt.result!))
  })
})
