import { expect, it } from 'vitest'
import { indexContent } from '#app/content/content.server'
import { answerSelfCheck } from '#app/features/lessons/answer-self-check.server'
import { getLessonList, getLessonView, loadReader } from '#app/features/lessons/lessons.server'
import { findTranscript } from '#app/features/lessons/library.server'
import { markLessonRead } from '#app/features/lessons/mark-lesson-read.server'
import { getQuestionnaireView } from '#app/features/lessons/questionnaire.server'
import { recordProgress } from '#app/features/lessons/record-progress.server'
import { saveQuestionnaire } from '#app/features/lessons/save-questionnaire.server'
import { search } from '#app/features/lessons/search.server'
import { findLessonProgress, findQuestionnaireAnswer, listAnswersOfLesson } from '#db/queries/lessons'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const questionnaire = {
  id: 'S-004-49',
  version: 1,
  title: '课后问卷',
  scored: [{ id: 'content', text: '内容' }],
  open: [{ id: 'skill', text: '学到什么' }],
}
const transcript = {
  id: 'night-chat',
  title: '夜里的聊天',
  quality: 'mixed' as const,
  kind: 'chat' as const,
  lines: [1, 2, 3, 4].map((n) => ({ who: 'buyer' as const, at: `20:00:0${n}`, text: `第 ${n} 句` })),
  annotations: [{ line: 2, kind: 'fault' as const, text: '旁批不能早看' }],
  summary: '讲评不能早看',
}
const content = indexContent(
  { ...testContent(), questionnaires: [questionnaire], transcripts: [transcript] },
  '',
  testContent().judgeFile,
)
const lesson = content.lessonById.get('d01-company')!
const later = content.lessonById.get('d05-price-change')!
const [first] = lesson.check

function rightChoice(check: typeof first): string[] {
  if (check!.type === 'truefalse') return [String(check!.answer)]
  return check!.options.flatMap((option, n) => (option.correct ? [String(n)] : []))
}

function commandOf(enrolment: BuiltEnrolment, now = NOW) {
  return {
    actor: { id: enrolment.trainee.id, requestId: null },
    now,
    content,
    personId: enrolment.trainee.id,
    enrolmentId: enrolment.id,
    lessonId: lesson.id,
  }
}

const answers = { version: 1, scored: { content: 8 }, open: { skill: '先看凭据' } }

describeDatabases('lessons', (open) => {
  it('keeps the highest percentage, whatever order the requests arrive in', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    for (const percent of [30, 80, 50]) await recordProgress(db, { ...commandOf(enrolment), percent })
    expect(await findLessonProgress(db, enrolment.id, lesson.id)).toMatchObject({ percent: 80, read_at: null })
  })

  it('is read once: saying it again keeps the first time and writes no second audit row', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await markLessonRead(db, commandOf(enrolment))
    await markLessonRead(db, commandOf(enrolment, NOW + 1_000))
    await recordProgress(db, { ...commandOf(enrolment, NOW + 2_000), percent: 10 })
    expect(await findLessonProgress(db, enrolment.id, lesson.id)).toMatchObject({ percent: 100, read_at: NOW })
    const rows = await db.selectFrom('audit_event').select('action').where('enrolment_id', '=', enrolment.id).execute()
    expect(rows).toEqual([{ action: 'read:lesson' }])
  })

  it('counts tries and keeps the newest answer', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const right = rightChoice(first)
    const wrong =
      right[0] === '0' || right[0] === 'true'
        ? [first!.type === 'truefalse' ? 'false' : '1']
        : [first!.type === 'truefalse' ? 'true' : '0']
    const command = { ...commandOf(enrolment), questionId: first!.id }
    expect(await answerSelfCheck(db, { ...command, choice: wrong })).toMatchObject({
      ok: true,
      value: { correct: false },
    })
    expect(await answerSelfCheck(db, { ...command, choice: right })).toMatchObject({
      ok: true,
      value: { correct: true },
    })
    expect(await listAnswersOfLesson(db, enrolment.id, lesson.id)).toEqual([
      { question_id: first!.id, answer: JSON.stringify([...right].sort()), correct: 1, tries: 2 },
    ])
  })

  it('refuses an option or a question that does not exist, and keeps nothing', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const command = commandOf(enrolment)
    expect(await answerSelfCheck(db, { ...command, questionId: first!.id, choice: ['99'] })).toMatchObject({
      reason: 'invalid-reference',
    })
    expect(await answerSelfCheck(db, { ...command, questionId: 'q9', choice: ['0'] })).toMatchObject({
      reason: 'not-found',
    })
    expect(
      await answerSelfCheck(db, { ...command, lessonId: 'd99-none', questionId: 'q1', choice: ['0'] }),
    ).toMatchObject({ reason: 'not-found' })
    expect(await listAnswersOfLesson(db, enrolment.id, lesson.id)).toEqual([])
  })

  it('records nothing for a day to come, until the mentor has unlocked it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const command = { ...commandOf(enrolment), lessonId: later.id }
    const locked = { ok: false, reason: 'day-locked', detail: '2026-01-09' }
    expect(await markLessonRead(db, command)).toEqual(locked)
    expect(await recordProgress(db, { ...command, percent: 10 })).toEqual(locked)
    expect(await answerSelfCheck(db, { ...command, questionId: 'q1', choice: ['0'] })).toEqual(locked)
    expect(await findLessonProgress(db, enrolment.id, later.id)).toBeUndefined()
    await db
      .insertInto('day_unlock')
      .values({
        enrolment_id: enrolment.id,
        day: 5,
        unlocked_by: enrolment.mentor!.id,
        reason: '提前学',
        unlocked_at: NOW,
      })
      .execute()
    expect(await markLessonRead(db, command)).toMatchObject({ ok: true })
  })

  it('records nothing in somebody else’s name and nothing after the end', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const ended = await anEnrolment(db, { cohort: enrolment.cohort, state: 'withdrawn' })
    const stranger = await aPerson(db)
    for (const [command, reason] of [
      [{ ...commandOf(enrolment), personId: stranger.id }, 'not-found'],
      [{ ...commandOf(enrolment), enrolmentId: 'none' }, 'not-found'],
      [commandOf(ended), 'wrong-state'],
    ] as const) {
      expect(await markLessonRead(db, command)).toMatchObject({ reason })
      expect(await recordProgress(db, { ...command, percent: 5 })).toMatchObject({ reason })
      expect(await answerSelfCheck(db, { ...command, questionId: 'q1', choice: ['0'] })).toMatchObject({ reason })
      expect(
        await saveQuestionnaire(db, { ...command, now: NOW + 20 * DAY_MS, activityId: 'D13-1', answers }),
      ).toMatchObject({ reason })
    }
  })

  it('saves a questionnaire from its day on and lets it be changed', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const early = { ...commandOf(enrolment), activityId: 'D13-1', answers }
    expect(await saveQuestionnaire(db, early)).toMatchObject({ reason: 'day-locked' })
    expect(await saveQuestionnaire(db, { ...early, activityId: 'D01-1' })).toMatchObject({ reason: 'not-found' })
    const onTime = { ...early, now: NOW + 12 * DAY_MS }
    expect(await saveQuestionnaire(db, onTime)).toMatchObject({ ok: true })
    expect(await saveQuestionnaire(db, { ...onTime, answers: { ...answers, scored: { content: 10 } } })).toMatchObject({
      ok: true,
    })
    const stored = await findQuestionnaireAnswer(db, enrolment.id, 'D13-1')
    expect(JSON.parse(stored!.answers)).toMatchObject({ scored: { content: 10 } })
    const view = await getQuestionnaireView(db, {
      content,
      now: onTime.now,
      enrolmentId: enrolment.id,
      activityId: 'D13-1',
    })
    expect(view).toMatchObject({ open: true, answers: { scored: { content: 10 } } })
    const audit = await db
      .selectFrom('audit_event')
      .select(['action', 'after_json'])
      .where('enrolment_id', '=', enrolment.id)
      .orderBy('seq')
      .execute()
    expect(audit).toEqual([
      { action: 'answer:questionnaire', after_json: null },
      { action: 'change:questionnaire', after_json: null },
    ])
  })
})

describeDatabases('what a reader of lessons is sent', (open) => {
  function whysOf(of: typeof lesson): string[] {
    return of.check.flatMap((check) =>
      check.type === 'truefalse' ? [check.why] : check.options.map((option) => option.why),
    )
  }

  it('holds no reason and no key of any question before it is answered, and only that one after', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const input = { viewer: viewerOf(enrolment.trainee), content, now: NOW + 22 * DAY_MS, again: null }
    for (const each of content.lessons) {
      const text = JSON.stringify(await getLessonView(db, { ...input, lesson: each }))
      for (const why of whysOf(each)) expect(text).not.toContain(JSON.stringify(why).slice(1, -1))
      expect(text).not.toMatch(/"(right|answer)":/)
    }
    await answerSelfCheck(db, { ...commandOf(enrolment), questionId: first!.id, choice: rightChoice(first) })
    const view = await getLessonView(db, { ...input, lesson })
    const results = view.kind === 'open' ? view.checks.map((check) => check.result !== null) : []
    expect(results).toEqual(lesson.check.map((check) => check.id === first!.id))
    const again = await getLessonView(db, { ...input, lesson, again: first!.id })
    expect(again.kind === 'open' && again.checks.every((check) => check.result === null)).toBe(true)
  })

  it('is a title, a goal and a date for a day to come, and nothing of the text', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const input = { viewer: viewerOf(enrolment.trainee), content, now: NOW, lesson: later, again: null }
    const view = await getLessonView(db, input)
    expect(view).toEqual({
      kind: 'locked',
      lesson: {
        id: later.id,
        title: later.title,
        language: 'zh-CN',
        day: 5,
        minutes: later.minutes,
        topic: content.topicName(later.topic),
        goal: later.goal,
      },
      opensOn: '2026-01-09',
    })
    expect(await getLessonView(db, { ...input, now: NOW + 4 * DAY_MS })).toMatchObject({
      kind: 'open',
      progress: { percent: 0, read: false, answered: 0 },
    })
  })

  it('lets mentors read every day without keeping a record, and a trainee without training none', async () => {
    const { db } = await open()
    const mentor = await aPerson(db, { roles: ['mentor'] })
    const waiting = await aPerson(db)
    const input = { content, now: NOW, lesson: later, again: null }
    const read = await getLessonView(db, { ...input, viewer: viewerOf(mentor) })
    expect(read).toMatchObject({ kind: 'open', progress: null, activityId: null })
    expect(read.kind === 'open' && read.checks.every((check) => check.result !== null)).toBe(true)
    expect(await getLessonView(db, { ...input, viewer: viewerOf(waiting) })).toMatchObject({
      kind: 'locked',
      opensOn: null,
    })
  })

  it('lists every lesson once, with the state of this reader', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await markLessonRead(db, commandOf(enrolment))
    const list = await getLessonList(db, { viewer: viewerOf(enrolment.trainee), content, now: NOW })
    const all = list.days.flatMap((day) => day.lessons)
    expect(all.map(({ id }) => id).sort()).toEqual(content.lessons.map(({ id }) => id).sort())
    expect(all.find(({ id }) => id === lesson.id)?.state).toBe('read')
    expect(all.find(({ id }) => id === later.id)?.state).toBe('locked')
    for (const check of lesson.check)
      await answerSelfCheck(db, { ...commandOf(enrolment), questionId: check.id, choice: rightChoice(check) })
    const after = await getLessonList(db, { viewer: viewerOf(enrolment.trainee), content, now: NOW })
    expect(after.done).toBe(1)
  })

  it('finds people only for those who may read people', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { trainee: await aPerson(db, { display_name: '林_小%雨' }) })
    const manager = await aPerson(db, { roles: ['manager'] })
    const input = { content, now: NOW, query: '小%' }
    const found = await search(db, { ...input, viewer: viewerOf(manager) })
    const people = found.groups.find(({ group }) => group === 'people')
    expect(people?.hits.map(({ to }) => to)).toEqual([`/manager/trainees/${enrolment.id}`])
    const own = await search(db, { ...input, viewer: viewerOf(enrolment.trainee) })
    expect(own.groups.some(({ group }) => group === 'people')).toBe(false)
    const admin = await aPerson(db, { roles: ['admin'] })
    const byAdmin = await search(db, { ...input, viewer: viewerOf(admin) })
    expect(byAdmin.groups.find(({ group }) => group === 'people')?.hits[0]?.to).toBe(
      `/admin/people/${enrolment.trainee.id}`,
    )
  })

  it('searches the text of open days alone, and takes any characters', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const input = { viewer: viewerOf(enrolment.trainee), content, query: '小额打款' }
    const lessonsIn = (found: Awaited<ReturnType<typeof search>>) =>
      found.groups.find(({ group }) => group === 'lessons')?.hits ?? []
    expect(
      lessonsIn(await search(db, { ...input, now: NOW })).every(
        ({ locked, excerpt }) => !locked || excerpt.length === 0,
      ),
    ).toBe(true)
    expect(lessonsIn(await search(db, { ...input, now: NOW })).some(({ to }) => to === `/lessons/${later.id}`)).toBe(
      false,
    )
    expect(lessonsIn(await search(db, { ...input, now: NOW + 22 * DAY_MS })).length).toBeGreaterThan(0)
    const manager = viewerOf(await aPerson(db, { roles: ['manager'] }))
    for (const query of ['\u0000', "' or 1=1 --", '\\', '%', '_', '\ud800', 'x'.repeat(5_000)])
      expect((await search(db, { ...input, viewer: manager, now: NOW, query })).groups).toBeInstanceOf(Array)
  })

  it('keeps the notes of a sample chat back until its observation is over', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const at = async (days: number) => {
      const reader = await loadReader(db, { viewer: viewerOf(enrolment.trainee), content, now: NOW + days * DAY_MS })
      return findTranscript(content, reader, transcript.id)
    }
    expect(await at(0)).toBeNull()
    const during = await at(2)
    expect(during).toMatchObject({ judged: null })
    expect(JSON.stringify(during)).not.toContain('不能早看')
    expect(JSON.stringify(await at(10))).toContain('旁批不能早看')
  })
})
