// Papers marked by several people, on both engines: who is asked and told, what stays hidden, what stands, who answers an appeal.

import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import type { Role } from '#app/features/accounts/permissions'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { getAuditPage } from '#app/features/audit/audit-page.server'
import { answerAppeal } from '#app/features/grading/answer-appeal.server'
import { findAppealPlace, getAppealPage, reachOfAppeal } from '#app/features/grading/appeal-page.server'
import { fileAppeal } from '#app/features/grading/file-appeal.server'
import { getMarkingView } from '#app/features/grading/grading.server'
import { markAnswer } from '#app/features/grading/mark-answer.server'
import { nameReviewer } from '#app/features/grading/name-reviewer.server'
import { listPapers, listPapersToMark, marksPapers } from '#app/features/grading/papers.server'
import { releaseAttempt } from '#app/features/grading/release-attempt.server'
import { reopenMarks } from '#app/features/grading/reopen-marks.server'
import { getResultView } from '#app/features/grading/results.server'
import { loadShownKinds } from '#app/features/grading/shown-kinds.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { tellLapsedReopenings } from '#app/features/grading/tell-lapsed-reopenings.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { listNotices } from '#app/features/notifications/notices.server'
import { getManagerToday, getQueueToday } from '#app/features/today/team-today.server'
import { instantOf } from '#app/rules/dates'
import { accept } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findAttempt } from '#db/queries/attempts'
import { aDelegation } from '#tests/builders/cohort'
import { testCourses } from '#tests/builders/content'
import { anAttempt, type BLUEPRINTS, examContent, rightAnswer } from '#tests/builders/exam'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditAsked, auditLines } from './audit-lines'

const actor = (person: BuiltPerson) => ({ id: person.id, requestId: null })
const DAYS = { stage: 5, final: 22 }

/** A paper handed in, in a house with a mentor, a named examiner, a manager and an administrator. */
async function sat(db: Db, exam: keyof typeof DAYS & keyof typeof BLUEPRINTS, { blank = false } = {}) {
  const enrolment = await aReadyEnrolment(db)
  const [second, manager, admin] = [
    await aPerson(db, { roles: ['delegate'] }),
    await aPerson(db, { roles: ['manager'] }),
    await aPerson(db, { roles: ['admin'] }),
  ]
  const activityId = exam === 'final' ? 'D22-1' : 'D05-2'
  await aDelegation(db, {
    cohort_id: enrolment.cohort.id,
    activity_id: activityId,
    person_id: second.id,
    role: 'examiner',
  })
  const now = NOW + (DAYS[exam] - 1) * DAY_MS
  const { id: attemptId, form } = await anAttempt(db, enrolment, { exam, now })
  const written = form.questions.filter(({ item }) => !(blank && item.type === 'scenario'))
  await submitAttempt(db, {
    actor: actor(enrolment.trainee),
    now: now + MINUTE_MS,
    attemptId,
    writer: 'tab-aaaa',
    answers: written.map((question) => ({
      position: question.position,
      item: question.item.id,
      revision: 1,
      seen: 0,
      answer: rightAnswer(question),
      flagged: false,
    })),
  })
  const position = form.questions.find(({ item }) => item.type === 'scenario')!.position
  let clock = now + 2 * MINUTE_MS
  const wait = (ms: number) => {
    clock += ms
    return clock
  }
  const tick = () => wait(MINUTE_MS)
  return {
    enrolment,
    mentor: enrolment.mentor!,
    second,
    manager,
    admin,
    attemptId,
    position,
    tick,
    wait,
    mark: (person: BuiltPerson, level: number) =>
      markAnswer(db, {
        actor: actor(person),
        now: tick(),
        attemptId,
        position,
        sheet: { levels: { facts: level, steps: level, tone: level, next: level }, hardFault: null },
        comment: null,
      }),
    reopen: (person: BuiltPerson) =>
      reopenMarks(db, { actor: actor(person), now: tick(), attemptId, position, reason: '点错了一行' }),
    release: (person: BuiltPerson) =>
      releaseAttempt(db, {
        actor: actor(person),
        now: tick(),
        attemptId,
        courses: onlyCourse(examContent()),
        onReleased: async () => accept(),
      }),
    /** What waits for somebody, and what is only within reach. */
    listOf: async (person: BuiltPerson) =>
      (await listPapers(db, viewerOf(person), clock)).map((row) => `${row.state}${row.isAsked ? '' : ' by others'}`),
    toldOf: async (person: BuiltPerson) =>
      (
        await db
          .selectFrom('notification')
          .select('kind')
          .where('person_id', '=', person.id)
          .orderBy('created_at')
          .execute()
      ).map((row) => row.kind),
    file: async (at: number | null = position) => {
      await fileAppeal(db, {
        actor: actor(enrolment.trainee),
        now: tick(),
        attemptId,
        position: at,
        reason: '我写了核实的步骤',
      })
      return db.selectFrom('appeal').selectAll().executeTakeFirstOrThrow()
    },
    answer: (person: BuiltPerson, appealId: string, inOffice: boolean) =>
      answerAppeal(db, {
        actor: actor(person),
        now: tick(),
        appealId,
        inOffice,
        verdict: 'upheld',
        answer: '步骤确实写全了',
        adjustment: { position, points: 4 },
        courses: testCourses(),
        onRegraded: async () => undefined,
        onReleased: async () => accept(),
      }),
    name: (person: BuiltPerson, appealId: string, reviewer: BuiltPerson) =>
      nameReviewer(db, {
        actor: actor(person),
        now: tick(),
        appealId,
        reviewerId: reviewer.id,
        reason: '主管都评过这份试卷',
      }),
    pageOf: async (person: BuiltPerson, appealId: string) => {
      const place = (await findAppealPlace(db, appealId))!
      const relation = (await findEnrolmentRelation(db, enrolment.id, person.id))!
      const reach = reachOfAppeal(place, viewerOf(person), relation)
      return reach && getAppealPage(db, { place, reach, content: examContent(), now: clock })
    },
  }
}

describeDatabases('marks by several people', (open) => {
  it('are asked of the mentor and the named marker with a date, and of each only until his part is done', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    expect(await exam.listOf(exam.mentor)).toEqual(['to-mark'])
    expect(await exam.listOf(exam.second)).toEqual(['to-mark'])
    expect(await exam.listOf(exam.manager)).toEqual(['to-mark by others'])
    expect(await exam.toldOf(exam.second)).toEqual(['marking-wanted'])
    expect(await exam.toldOf(exam.manager)).toEqual([])
    const now = exam.tick()
    const today = await getQueueToday(db, { viewer: viewerOf(exam.second), courses: testCourses(), now })
    // Day 22 of a plan without rest days is Monday 26 January.
    expect(today.papers).toMatchObject([{ attemptId: exam.attemptId, dueOn: '2026-01-27', isOverdue: false }])

    await exam.mark(exam.mentor, 3)
    expect(await exam.listOf(exam.mentor)).toEqual(['waiting-for-others by others'])
    const queue = await getQueue(db, { viewer: viewerOf(exam.mentor), courses: testCourses(), now })
    expect(queue.papers).toEqual([])
    await exam.mark(exam.second, 3)
    expect(await exam.listOf(exam.second)).toEqual(['waiting-for-release by others'])
    expect(await exam.listOf(exam.manager)).toEqual(['to-release'])
    expect(await exam.toldOf(exam.manager)).toEqual(['release-wanted'])

    const unread = () => db.selectFrom('notification').select('kind').where('read_at', 'is', null).execute()
    const asking = async () => (await unread()).filter(({ kind }) => /^(marking|release)-wanted$/.test(kind))
    expect((await asking()).length).toBeGreaterThan(0)
    expect(await exam.release(exam.manager)).toMatchObject({ ok: true })
    expect(await asking()).toEqual([])
  })

  it('of which two lie apart are asked of a third, who is told, and no longer of the two', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    expect(await exam.listOf(exam.mentor)).toEqual(['waiting-for-others by others'])
    expect(await exam.listOf(exam.second)).toEqual(['waiting-for-others by others'])
    expect(await exam.listOf(exam.manager)).toEqual(['third'])
    expect(await exam.toldOf(exam.manager)).toEqual(['third-mark-wanted'])
    const today = await getManagerToday(db, {
      viewer: viewerOf(exam.manager),
      courses: testCourses(),
      now: exam.tick(),
    })
    expect(today.papers).toMatchObject([{ state: 'third', dueOn: '2026-01-27' }])
    const relation = (await findEnrolmentRelation(db, exam.enrolment.id, exam.manager.id))!
    const view = await getMarkingView(db, {
      attemptId: exam.attemptId,
      viewer: viewerOf(exam.manager),
      relation,
      now: exam.tick(),
    })
    expect(view?.scenarios[0]).toMatchObject({ own: null, apart: true, canMark: true })
    expect(JSON.stringify(view)).not.toContain('"levels":{')
  })

  it('stand under their code with the day alone, so that no minute ties it to a card with a name', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const [paper] = await listPapers(db, viewerOf(exam.second), exam.tick())
    expect(paper).toMatchObject({ isBlind: true, since: instantOf('2026-01-26', '00:00', 'Asia/Shanghai') })
  })

  it('are marked by nobody named in the record, to whoever is to mark them next', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    const marking = async (reader: BuiltPerson, address = '') => {
      const page = await getAuditPage(db, {
        ...auditAsked(address),
        listPapersToMark: () => listPapersToMark(db, viewerOf(reader), exam.tick()),
        enrolmentId: exam.enrolment.id,
      })
      return page!.rows.filter((row) => row.action === 'mark:attempt').map((row) => row.actorName)
    }
    const names = [exam.second.displayName, exam.mentor.displayName]
    expect(await marking(exam.manager)).toEqual([null, null])
    expect(await marking(exam.manager, `who=${encodeURIComponent(exam.mentor.displayName)}`)).toEqual([])
    expect(await marking(exam.admin)).toEqual(names)
    await exam.mark(exam.manager, 3)
    expect(await marking(exam.manager)).toHaveLength(3)
    expect(await marking(exam.manager)).toEqual(expect.arrayContaining(names))
  })

  it('that lie apart stand until a manager reopens them with a reason, and then for one correction each', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 3)
    expect(await exam.reopen(exam.manager)).toMatchObject({ reason: 'wrong-state' })
    await exam.mark(exam.second, 0)
    expect(await exam.mark(exam.mentor, 1)).toMatchObject({ reason: 'marks-fixed' })
    expect(await exam.mark(exam.second, 3)).toMatchObject({ reason: 'marks-fixed' })
    expect(await exam.reopen(exam.manager)).toMatchObject({ ok: true })
    expect((await exam.toldOf(exam.second)).at(-1)).toBe('marks-reopened')
    const reopenedTo = async (person: BuiltPerson) => {
      const viewer = viewerOf(person)
      const relation = (await findEnrolmentRelation(db, exam.enrolment.id, person.id))!
      const now = exam.tick()
      return (await getMarkingView(db, { attemptId: exam.attemptId, viewer, relation, now }))?.scenarios[0]?.reopened
    }
    // Both find it where their papers are, until they have changed what they gave.
    for (const one of [exam.mentor, exam.second])
      expect([await exam.listOf(one), await reopenedTo(one)]).toEqual([
        ['again'],
        { reason: '点错了一行', untilOn: '2026-01-27' },
      ])
    expect(await exam.mark(exam.second, 1)).toMatchObject({ ok: true })
    expect([await exam.listOf(exam.second), await reopenedTo(exam.second)]).toEqual([
      ['waiting-for-others by others'],
      null,
    ])
    expect(await exam.mark(exam.second, 2)).toMatchObject({ reason: 'marks-fixed' })
    expect(await exam.mark(exam.mentor, 1)).toMatchObject({ ok: true })
    expect((await findAttempt(db, exam.attemptId))?.state).toBe('graded')
    expect(await auditLines(db)).toContain('reopen:mark')
    const [reopened] = await db.selectFrom('audit_event').select('reason').where('action', '=', 'reopen:mark').execute()
    expect(reopened?.reason).toBe('点错了一行')
    await expect(db.deleteFrom('mark_reopening').execute()).rejects.toThrow()
  })

  it('that were reopened are first looked at again by the two, and then by a third who is told so', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    const thirdsAsked = async () =>
      (await exam.toldOf(exam.manager)).filter((kind) => kind === 'third-mark-wanted').length
    const seenBy = async (person: BuiltPerson) => {
      const viewer = viewerOf(person)
      const relation = (await findEnrolmentRelation(db, exam.enrolment.id, person.id))!
      const view = await getMarkingView(db, { attemptId: exam.attemptId, viewer, relation, now: exam.tick() })
      return view!.scenarios[0]!
    }
    expect((await exam.reopen(exam.manager)).ok).toBe(true)
    expect(await exam.mark(exam.manager, 2)).toMatchObject({ reason: 'markers-first', detail: '2026-01-27' })
    expect(await exam.reopen(exam.manager)).toMatchObject({ reason: 'already-done' })
    expect(await exam.listOf(exam.manager)).toEqual(['waiting-for-others by others'])
    expect(await seenBy(exam.manager)).toMatchObject({ canMark: false, waitsUntilOn: '2026-01-27', canReopen: false })
    expect(await exam.listOf(exam.second)).toEqual(['again'])

    expect((await exam.mark(exam.second, 0)).ok).toBe(true)
    expect(await seenBy(exam.second)).toMatchObject({ canMark: false, reopened: null, waitsUntilOn: '2026-01-27' })
    expect(await exam.mark(exam.manager, 2)).toMatchObject({ reason: 'markers-first' })
    expect(await thirdsAsked()).toBe(1)
    expect((await exam.mark(exam.mentor, 3)).ok).toBe(true)
    expect(await exam.listOf(exam.manager)).toEqual(['third'])
    expect(await thirdsAsked()).toBe(2)
    expect(await seenBy(exam.manager)).toMatchObject({ canMark: true, waitsUntilOn: null })

    expect((await exam.reopen(exam.manager)).ok).toBe(true)
    exam.wait(2 * DAY_MS)
    expect(await exam.mark(exam.mentor, 1)).toMatchObject({ reason: 'marks-fixed' })
    expect(await exam.listOf(exam.manager)).toEqual(['third'])
    expect((await exam.mark(exam.manager, 2)).ok).toBe(true)
  })

  it('that were reopened and not looked at in time are told to the third, once for each time', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    const asked = async () => {
      const rows = db.selectFrom('notification').select('payload').where('person_id', '=', exam.manager.id)
      const told = await rows.where('kind', '=', 'third-mark-wanted').orderBy('created_at').execute()
      return told.map(({ payload }) => (JSON.parse(payload) as { untilOn?: string }).untilOn ?? null)
    }
    expect(await tellLapsedReopenings(db, exam.tick()), 'nobody was asked to look again').toBe(0)
    expect((await exam.reopen(exam.manager)).ok).toBe(true)
    expect(await tellLapsedReopenings(db, exam.tick()), 'they still may').toBe(0)
    const later = exam.wait(2 * DAY_MS)
    expect(await tellLapsedReopenings(db, later)).toBe(1)
    expect(await tellLapsedReopenings(db, later + 1)).toBe(0)
    expect(await asked()).toEqual([null, '2026-01-27'])
    expect(await exam.toldOf(exam.second)).not.toContain('third-mark-wanted')

    expect((await exam.reopen(exam.manager)).ok).toBe(true)
    expect(await tellLapsedReopenings(db, exam.wait(2 * DAY_MS))).toBe(1)
    expect(await asked()).toEqual([null, '2026-01-27', '2026-01-29'])
    expect((await exam.mark(exam.manager, 2)).ok).toBe(true)
    expect(await tellLapsedReopenings(db, exam.wait(2 * DAY_MS)), 'a third has marked').toBe(0)
  })

  it('that were reopened and confirmed by both are told to the third at once, and not again', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    expect((await exam.reopen(exam.manager)).ok).toBe(true)
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    expect(await tellLapsedReopenings(db, exam.wait(2 * DAY_MS))).toBe(0)
  })

  it('wait for nobody where every reply was left blank', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final', { blank: true })
    expect(await exam.listOf(exam.mentor)).toEqual(['waiting-for-release by others'])
    expect(await exam.toldOf(exam.second)).toEqual([])
  })

  it('are given without a name or an id that leads to the person, before the release', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const { enrolment } = exam
    const seen = async (person: BuiltPerson) => {
      const viewer = viewerOf(person)
      const relation = (await findEnrolmentRelation(db, enrolment.id, person.id))!
      const now = exam.tick()
      const notices = await db
        .selectFrom('notification')
        .select('payload')
        .where('person_id', '=', person.id)
        .where('kind', 'in', ['marking-wanted', 'third-mark-wanted', 'marks-reopened', 'release-wanted'])
        .execute()
      return JSON.stringify([
        await getMarkingView(db, { attemptId: exam.attemptId, viewer, relation, now }),
        await listPapers(db, viewer, now),
        (await getQueue(db, { viewer, courses: testCourses(), now })).papers,
        await getResultView(db, { attemptId: exam.attemptId, content: examContent(), now, viewerId: person.id }),
        notices,
      ])
    }
    const expectBlind = async (...people: BuiltPerson[]) => {
      for (const person of people)
        for (const secret of [enrolment.trainee.displayName, enrolment.trainee.id, enrolment.id])
          expect(await seen(person)).not.toContain(secret)
    }
    await expectBlind(exam.mentor, exam.second, exam.manager)
    await exam.mark(exam.mentor, 3)
    await exam.mark(exam.second, 0)
    await exam.reopen(exam.manager)
    await expectBlind(exam.mentor, exam.second, exam.manager)
    exam.wait(2 * DAY_MS)
    expect((await exam.mark(exam.manager, 1)).ok).toBe(true)
    await expectBlind(exam.mentor, exam.second)
    // Whoever publishes it has to know whose it is.
    expect(await seen(exam.manager)).toContain(enrolment.trainee.displayName)
  })

  it('stand in the navigation of those who mark, whether one waits or not', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const staff = async (...roles: Role[]) => aPerson(db, { roles })
    const [guide, examiner] = [await staff('delegate'), await staff('delegate')]
    const named = { cohort_id: enrolment.cohort.id, activity_id: 'D22-1' }
    await aDelegation(db, { ...named, person_id: guide.id, activity_id: 'D04-1', role: 'warehouse-guide' })
    await aDelegation(db, { ...named, person_id: examiner.id, role: 'examiner' })
    const markers = [enrolment.mentor!, examiner, await staff('manager'), await staff('mentor')]
    const others = [guide, enrolment.trainee, await staff('admin')]
    const marks = (person: BuiltPerson) => marksPapers(db, viewerOf(person))
    expect(await Promise.all(markers.map(marks))).toEqual([true, true, true, true])
    expect(await Promise.all(others.map(marks))).toEqual([false, false, false])
  })

  it('are called by what they are: what follows the first test of a gate is its second test, elsewhere a make-up', async () => {
    const { db } = await open()
    const { enrolment } = await sat(db, 'stage')
    const paper = { kind: 'makeup' as const, plan_version_id: enrolment.cohort.planVersionId }
    const kindOf = await loadShownKinds(db, [{ ...paper, activity_id: 'D03-3' }])
    expect(kindOf({ ...paper, activity_id: 'D03-3' })).toBe('second')
    expect(kindOf({ ...paper, activity_id: 'D05-2' })).toBe('makeup')
    expect(kindOf({ ...paper, activity_id: 'D03-3', kind: 'stage' })).toBe('stage')
  })

  it('tell no minute where they or their hearing wait, and none in the notices that call for them', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    const asked = { viewer: viewerOf(exam.mentor), courses: onlyCourse(examContent()), now: exam.tick() }
    const midnight = instantOf('2026-01-26', '00:00', 'Asia/Shanghai')
    const { papers, groups } = await getQueue(db, asked)
    expect(papers.map(({ since }) => since)).toEqual([midnight])
    expect(groups.flatMap(({ items }) => items.filter(({ isOral }) => isOral)).map(({ since }) => since)).toEqual([
      midnight,
    ])
    const { notices } = await listNotices(db, { personId: exam.mentor.id, before: asked.now, zone: 'Asia/Shanghai' })
    const called = notices.filter(({ kind }) => kind === 'marking-wanted')
    expect(called).toMatchObject([{ at: midnight, isDayOnly: true }])
  })

  it('tell no order by the minute either: hearings of one day stand by name', async () => {
    const { db } = await open()
    const [one, other] = [await sat(db, 'final'), await sat(db, 'final')]
    const { mentor } = one
    await db.updateTable('enrolment').set({ mentor_id: mentor.id }).where('id', '=', other.enrolment.id).execute()
    const asked = { viewer: viewerOf(mentor), courses: onlyCourse(examContent()), now: other.tick() }
    const heard = async () => {
      const { groups } = await getQueue(db, asked)
      const { items } = await getQueueToday(db, asked)
      return [groups.map((group) => group.traineeName), items.filter((i) => i.isOral).map((i) => i.traineeName)]
    }
    const before = await heard()
    for (const [exam, at] of [
      [one, MINUTE_MS],
      [other, -MINUTE_MS],
    ] as const) {
      const { closed_at } = (await findAttempt(db, exam.attemptId))!
      await db
        .updateTable('attempt')
        .set({ closed_at: closed_at! + at })
        .where('id', '=', exam.attemptId)
        .execute()
    }
    expect(await heard()).toEqual(before)
    expect(before.map((names) => names.length)).toEqual([2, 2])
  })
})

describeDatabases('an appeal', (open) => {
  it('is due in three working days, and told to those who may answer, not to those who marked', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    await exam.mark(exam.second, 1)
    await exam.release(exam.second)
    const appeal = await exam.file()
    // Friday 9 January; the weekend is no working day.
    expect(appeal.due_on).toBe('2026-01-14')
    expect(await exam.toldOf(exam.manager)).toEqual(['appeal-filed'])
    expect(await exam.toldOf(exam.mentor)).not.toContain('appeal-filed')
    expect(await exam.pageOf(exam.mentor, appeal.id)).toBeNull()
    expect(await exam.answer(exam.mentor, appeal.id, true)).toMatchObject({ reason: 'second-person-needed' })
    expect(await exam.toldOf(exam.second)).not.toContain('appeal-filed')
    expect(await exam.listOf(exam.manager)).toEqual(['appeal'])
    expect(await exam.listOf(exam.second)).toEqual([])
    expect(await exam.pageOf(exam.second, appeal.id)).toBeNull()

    const page = (await exam.pageOf(exam.manager, appeal.id))!
    expect(page).toMatchObject({ mayAnswer: true, nameable: null, dueOn: '2026-01-14', isOverdue: false })
    expect(page.items.map((item) => item.position)).toEqual([exam.position])
    expect(page.items[0]).toMatchObject({ points: 1.33, scenario: { model: expect.any(String) } })
    expect(page.items[0]?.marks).toHaveLength(1)
    expect(page.gains.map((gain) => gain.points)).toEqual([1.5, 2, 2.5, 3, 3.5, 4])
    expect(await exam.answer(exam.second, appeal.id, true)).toMatchObject({ reason: 'second-person-needed' })
    expect(await exam.answer(exam.manager, appeal.id, true)).toMatchObject({ ok: true })
  })

  it('that is late is on every manager’s day, answered by whom it may', async () => {
    const { db } = await open()
    const exam = await sat(db, 'stage')
    await exam.mark(exam.manager, 1)
    await exam.release(exam.manager)
    await exam.file()
    const todayOf = async (now: number) =>
      (await getManagerToday(db, { viewer: viewerOf(exam.manager), courses: testCourses(), now })).papers
    expect(await todayOf(exam.tick())).toMatchObject([{ state: 'appeal-reviewer', isOverdue: false }])
    expect(await todayOf(exam.tick() + 6 * DAY_MS)).toMatchObject([{ isOverdue: true }])
  })

  it('in a house whose only manager released the result is answered by somebody named with a reason', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 2)
    await exam.mark(exam.second, 2)
    await exam.release(exam.manager)
    const appeal = await exam.file()
    expect(await exam.toldOf(exam.manager)).toEqual(['release-wanted', 'reviewer-wanted'])
    expect(await exam.listOf(exam.manager)).toEqual(['appeal-reviewer'])
    expect(await exam.answer(exam.manager, appeal.id, true)).toMatchObject({ reason: 'second-person-needed' })
    expect(await exam.answer(exam.admin, appeal.id, false)).toMatchObject({ reason: 'not-allowed' })
    const page = (await exam.pageOf(exam.manager, appeal.id))!
    expect(page.nameable?.map(({ id }) => id)).toEqual([exam.admin.id])
    expect(await exam.pageOf(exam.admin, appeal.id)).toBeNull()

    expect(await exam.name(exam.manager, appeal.id, exam.second)).toMatchObject({ reason: 'second-person-needed' })
    expect(await exam.name(exam.manager, appeal.id, exam.admin)).toMatchObject({ ok: true })
    expect(await exam.toldOf(exam.admin)).toEqual(['review-asked'])
    expect(await exam.listOf(exam.manager)).toEqual(['appeal-elsewhere by others'])
    expect(await exam.listOf(exam.admin)).toEqual(['appeal'])
    expect(await exam.pageOf(exam.admin, appeal.id)).toMatchObject({
      mayAnswer: true,
      reviewer: { reason: '主管都评过这份试卷' },
    })
    // Whoever was named is not exchanged for another by those whose work is looked at.
    const other = await aPerson(db, { roles: ['delegate'] })
    expect(await exam.name(exam.manager, appeal.id, other)).toMatchObject({ reason: 'already-done' })
    const away = (status: 'active' | 'deactivated') =>
      db.updateTable('person').set({ status }).where('id', '=', exam.admin.id).execute()
    await away('deactivated')
    expect(await exam.listOf(exam.manager)).toEqual(['appeal-reviewer'])
    await away('active')
    expect(await exam.pageOf(exam.manager, appeal.id)).toMatchObject({ answered: null })
    expect(await exam.answer(exam.admin, appeal.id, false)).toMatchObject({ ok: true })
    expect(await exam.pageOf(exam.manager, appeal.id)).toMatchObject({
      answered: { byName: exam.admin.displayName, at: expect.any(Number) },
    })
    expect((await exam.toldOf(exam.manager)).at(-1)).toBe('appeal-settled')
    expect(await exam.name(exam.manager, appeal.id, exam.admin)).toMatchObject({ reason: 'already-done' })
    expect(await auditLines(db)).toContain('name-reviewer:appeal')
  })

  it('is answered by nobody who proposed or confirmed that the training ends', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 2)
    await exam.mark(exam.second, 2)
    await exam.release(exam.manager)
    const [proposer, confirmer, other] = [
      await aPerson(db, { roles: ['manager'] }),
      await aPerson(db, { roles: ['manager'] }),
      await aPerson(db, { roles: ['manager'] }),
    ]
    const appeal = await exam.file()
    const ending = { enrolment: exam.enrolment, by: proposer, kind: 'next-step', verdict: 'eliminate' } as const
    const decisionId = await aDecision(db, { ...ending, acknowledged: false })
    await db
      .insertInto('decision_confirmation')
      .values({
        decision_id: decisionId,
        trainee_id: exam.enrolment.trainee.id,
        decided_by: proposer.id,
        confirmed_by: confirmer.id,
        verdict: 'confirmed',
        note: null,
        confirmed_at: NOW,
      })
      .execute()
    for (const person of [proposer, confirmer])
      expect(await exam.answer(person, appeal.id, true)).toMatchObject({ reason: 'second-person-needed' })
    expect(await exam.answer(other, appeal.id, true)).toMatchObject({ ok: true })
  })

  it('is not handed to a friend where another manager can answer', async () => {
    const { db } = await open()
    const exam = await sat(db, 'final')
    await exam.mark(exam.mentor, 2)
    await exam.mark(exam.second, 2)
    await exam.release(exam.manager)
    await aPerson(db, { roles: ['manager'] })
    const appeal = await exam.file(null)
    expect(await exam.name(exam.manager, appeal.id, exam.admin)).toMatchObject({ reason: 'colleague-answers' })
    // About the whole paper: every question that lost points.
    expect((await exam.pageOf(exam.manager, appeal.id))?.items.map((item) => item.position)).toEqual([exam.position])
  })
})
