import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import type { SheetView } from '#app/features/activities/activity-view'
import { loadProgress } from '#app/features/activities/progress.server'
import { openGap } from '#app/features/live-work/open-gap.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { promotionParts } from '#app/features/promotion/promotion-parts'
import { getDossier } from '#app/features/reports/dossier.server'
import { listBlindSheets } from '#app/features/rubrics/blind-sheets.server'
import { debriefMystery } from '#app/features/rubrics/debrief-mystery.server'
import { drawQuestions } from '#app/features/rubrics/draw-questions.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { addDays, instantOf, localDateOf, startOfDay } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isConstraintViolation } from '#db/portable'
import { findEnrolment } from '#db/queries/enrolments'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { anExamResult, aReadyEnrolment, drawn } from '#tests/builders/promotion'
import { NOW, START_ON } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, handedIn, LATER, on, sign, type Where } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const COMMENT = '今天接待稳，先问再荐做得好，还要练核对地址这一步骤'

function rubricMarks(rubricId: string, level: number, change: Partial<{ hardFaults: string[] }> = {}) {
  const rubric = testContent().rubricById.get(rubricId)!
  return {
    levels: Object.fromEntries(rubric.criteria.map((c) => [c.id, level])),
    notes: Object.fromEntries(rubric.criteria.map((c) => [c.id, '当场看到的依据'])),
    hardFaults: [],
    comment: '整体稳，再练核对',
    stateMark: null as number | null,
    why: '',
    tookPlaceOn: null as string | null,
    expectedRevision: 0,
    ...change,
  }
}

describeDatabases('rubric sheets', (open) => {
  const mark = (
    db: Db,
    person: BuiltPerson,
    where: Where,
    change: Partial<ReturnType<typeof rubricMarks>> & { rubric?: string; level?: number; now?: number } = {},
  ) => {
    const { rubric = 'R5', level = 2, ...more } = change
    return recordSheet(db, {
      ...by(person),
      ...where,
      examiner: viewerOf(person),
      ...rubricMarks(rubric, level),
      ...more,
    })
  }
  /** The marks on this person's page of the activity: the trainee's own page, or the desk of everybody else. */
  const seenBy = async (db: Db, person: BuiltPerson, where: Where) => {
    const asked = { content: testContent(), now: LATER, activityId: where.activityId }
    if (person.roles.includes('trainee')) {
      const page = await getActivityPage(db, { ...asked, traineeId: person.id, displayName: person.displayName })
      const heard = page!.view.type === 'exam' ? page!.view.oral : page!.view
      return heard && 'sheets' in heard ? heard.sheets.map((s) => s.percent) : []
    }
    const desk = await getActivityDesk(db, { ...asked, ...where, viewer: viewerOf(person), gapQuery: {} })
    return desk.ok ? desk.value.sheet!.visible.map((s) => s.percent) : []
  }

  it('are read in English where a translation of the wording stands, and mark the same', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D13-2')
    const log = { account: '师傅1', from: '09:00', to: '12:00', chats: 12, meanReplySeconds: 40 }
    await handedIn(db, enrolment, 'D13-2', log)
    expect(await mark(db, mentor, where, { stateMark: 85 })).toMatchObject({ ok: true })
    const asked = { content: testContent(), now: LATER, ...where, viewer: viewerOf(mentor), gapQuery: {} }
    const read = async (language?: 'en') => {
      const desk = await getActivityDesk(db, { ...asked, ...(language ? { language } : {}) })
      if (!desk.ok) throw new Error(desk.reason)
      const { rubric, visible } = desk.value.sheet!
      return {
        language: rubric.language,
        title: rubric.title,
        percent: visible[0]!.percent,
        line: visible[0]!.lines[0]!,
      }
    }
    expect(await read()).toMatchObject({ language: 'zh-CN', title: '实操观察', line: { title: '售前流程七步' } })
    expect(await read('en')).toMatchObject({
      language: 'en',
      title: 'Live work observed',
      percent: (await read()).percent,
      line: { title: 'The seven steps of pre-sales', levelText: 'Left out one', level: 2 },
    })
    const dossierLine = async (language: 'en' | 'zh-CN') => {
      const dossier = await getDossier(db, { ...asked, viewerId: mentor.id, decides: false, language })
      return dossier!.sheets[0]!.sheets[0]!.lines[0]!.title
    }
    expect(await dossierLine('en')).toBe('The seven steps of pre-sales')
    expect(await dossierLine('zh-CN')).toBe('售前流程七步')
  })

  it('complete a live day together with its log, and only then can it be signed, with words', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D13-2')
    await handedIn(db, enrolment, 'D13-2', {
      account: '师傅1',
      from: '09:00',
      to: '12:00',
      chats: 12,
      meanReplySeconds: 40,
    })
    expect(reasonOf(await sign(db, mentor, where, { comment: COMMENT }))).toBe('evidence-missing')
    expect(await mark(db, mentor, where, { stateMark: 85 })).toMatchObject({ ok: true, value: { percent: 66.7 } })
    expect(reasonOf(await sign(db, mentor, where, { comment: '很好' }))).toBe('comment-needed')
    expect(reasonOf(await sign(db, mentor, where, { comment: COMMENT }))).toBe('ok')
    expect(reasonOf(await mark(db, mentor, where, { expectedRevision: 1 }))).toBe('already-done')
    const [row] = await db.selectFrom('rubric_sheet').selectAll().execute()
    expect(row).toMatchObject({ rubric_id: 'R5', revision: 1, state_mark: 85, hard_fault: null })
  })

  it('are appended, never edited, and count nothing after a hard fault', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const where = on(enrolment, 'D10-2')
    // There is nothing to talk over before the trainee has served somebody.
    expect(reasonOf(await mark(db, enrolment.mentor!, where, { level: 3 }))).toBe('needs-first')
    await handedIn(db, enrolment, 'D10-1')
    await mark(db, enrolment.mentor!, where, { level: 3 })
    expect(reasonOf(await mark(db, enrolment.mentor!, where, { level: 1 }))).toBe('stale')
    expect(
      await mark(db, enrolment.mentor!, where, {
        level: 3,
        hardFaults: ['insult'],
        why: '漏看了一段',
        expectedRevision: 1,
      }),
    ).toMatchObject({ value: { percent: 0 } })
    expect(
      await db.selectFrom('rubric_sheet').select(['revision', 'percent', 'hard_fault']).orderBy('revision').execute(),
    ).toEqual([
      { revision: 1, percent: 100, hard_fault: null },
      { revision: 2, percent: 0, hard_fault: 'insult' },
    ])
    await expect(db.updateTable('rubric_sheet').set({ percent: 100 }).execute()).rejects.toThrow()
    expect(await auditLines(db)).toEqual(['record:sheet', 'record:sheet'])
  })

  it('are written before their hour on their day alone, with the word that it took place', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D10-2')
    await handedIn(db, enrolment, 'D10-1')
    const today = addDays(START_ON, 9)
    const now = instantOf(today, '00:33', 'Asia/Shanghai')
    expect(await mark(db, mentor, where, { now })).toMatchObject({ reason: 'not-begun', detail: '13:00' })
    expect(await mark(db, mentor, where, { now, tookPlaceOn: addDays(today, -3) })).toMatchObject({
      reason: 'took-place-day',
      detail: today,
    })
    expect(reasonOf(await mark(db, mentor, where, { now, tookPlaceOn: today }))).toBe('ok')
    const asked = { content: testContent(), now, gapQuery: {}, viewer: viewerOf(mentor) }
    const desk = await getActivityDesk(db, { ...asked, ...where })
    expect(desk.ok && desk.value.sheet).toMatchObject({ ahead: { maySay: true }, visible: [{ tookPlaceOn: today }] })
  })

  it('are never marked by the trainee: not by the rule, and not by the database', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const everything = { ...enrolment.trainee, roles: ['trainee', 'mentor', 'manager'] as const }
    expect(reasonOf(await mark(db, everything, on(enrolment, 'D10-2')))).toBe('self-signing')
    const row = {
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: 'D10-2',
      rubric_id: 'R5',
      rubric_version: 1,
      revision: 1,
      marks: '{}',
      percent: 100,
      hard_fault: null,
      state_mark: null,
      comment: '好',
      made_at: NOW,
    }
    await expect(
      db
        .insertInto('rubric_sheet')
        .values({ ...row, examiner_id: enrolment.trainee.id, trainee_id: enrolment.trainee.id })
        .execute(),
    ).rejects.toSatisfy(isConstraintViolation)
  })

  it('of an oral exam stay blind until both are in; a wide gap calls for a third', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await aReadyEnrolment(db, { cohort })
    const [one, two, manager] = [
      await aPerson(db, { roles: ['delegate'] }),
      await aPerson(db, { roles: ['delegate'] }),
      await aPerson(db, { roles: ['manager'] }),
    ]
    for (const p of [one, two]) await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D08-3', person_id: p.id })
    const where = on(enrolment, 'D08-3')
    expect(reasonOf(await mark(db, enrolment.mentor!, where, { rubric: 'R1' }))).toBe('not-allowed')
    await drawn(db, enrolment, 'D08-3', one)
    await mark(db, one, where, { rubric: 'R1', level: 3 })
    expect([
      await seenBy(db, one, where),
      await seenBy(db, two, where),
      await seenBy(db, enrolment.mentor!, where),
      await seenBy(db, enrolment.trainee, where),
    ]).toEqual([[100], [], [], []])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual([])
    const blind = async () => {
      const ids = await db.selectFrom('rubric_sheet').select('id').execute()
      return (
        await listBlindSheets(
          db,
          testCourses(),
          ids.map((row) => row.id),
        )
      ).size
    }
    expect(await blind(), 'nor in the record').toBe(1)
    await mark(db, two, where, { rubric: 'R1', level: 2 })
    expect(await blind()).toBe(2)
    expect([await seenBy(db, one, where), await seenBy(db, enrolment.trainee, where)]).toEqual([[100], []])
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('evidence-missing')
    expect(reasonOf(await mark(db, one, where, { rubric: 'R1', expectedRevision: 1 }))).toBe('already-done')
    // The third sees neither mark before giving one; the mentor is asked before a manager.
    expect([await seenBy(db, manager, where), await seenBy(db, enrolment.mentor!, where)]).toEqual([[], []])
    expect(await noticeKinds(db, enrolment.mentor!.id)).toEqual(['third-sheet-wanted'])
    const waitsFor = async (person: BuiltPerson) => {
      const queue = await getQueue(db, { viewer: viewerOf(person), courses: testCourses(), now: LATER + 10_000 })
      return queue.groups.flatMap((g) => g.items).filter((item) => item.activityId === 'D08-3' && item.isOral)
    }
    expect([await waitsFor(one), await waitsFor(two)]).toEqual([[], []])
    // Of the third nothing was wanted before the two lay apart.
    const { made_at } = await db
      .selectFrom('rubric_sheet')
      .select('made_at')
      .where('examiner_id', '=', two.id)
      .executeTakeFirstOrThrow()
    const dueOn = expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
    const since = startOfDay(made_at, 'Asia/Shanghai')
    expect(await waitsFor(enrolment.mentor!)).toMatchObject([{ isThird: true, since, dueOn }])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual([])
    expect(reasonOf(await mark(db, manager, where, { rubric: 'R1', level: 2 }))).toBe('ok')
    expect(await waitsFor(enrolment.mentor!)).toEqual([])
    expect(await blind()).toBe(0)
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['oral-marked'])
    expect(await seenBy(db, one, where)).toHaveLength(3)
    expect(await seenBy(db, enrolment.trainee, where)).toHaveLength(3)
    const asked = { traineeId: enrolment.trainee.id, displayName: '', content: testContent(), now: LATER }
    const page = await getActivityPage(db, { ...asked, activityId: where.activityId })
    const { sheets } = page!.view as { sheets: SheetView[] }
    expect(sheets.map((s) => [s.nth, s.examinerName])).toEqual([1, 2, 3].map((n) => [n, null]))
    expect(sheets[2]!.lines[0]).toMatchObject({ id: 'R1-1', level: 2, note: '当场看到的依据' })
    expect(page!.rubric).toMatchObject({ failsOnZero: true, criteria: [{ id: 'R1-1' }, {}, {}, {}, {}, {}] })
    expect((await getActivityPage(db, { ...asked, activityId: 'D10-4' }))?.rubric ?? null, 'a secret check').toBe(null)
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('ok')
  })

  it('hear the final as well: two examiners, blind, signed only when both are in, and the mark weighs in the promotion', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const [one, two] = [await aPerson(db, { roles: ['delegate'] }), await aPerson(db, { roles: ['delegate'] })]
    for (const p of [one, two]) await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D22-1', person_id: p.id })
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 90 })
    const where = on(enrolment, 'D22-1')
    const oral = async () => {
      const [progress] = await loadProgress(db, [(await findEnrolment(db, enrolment.id))!], {
        content: testContent(),
        now: LATER,
      })
      const parts = promotionParts(progress!, { exams: [], conductPoints: 0, settings: testContent().promotion })
      return parts.oral.map((line) => [line.activityId, line.percent])
    }
    expect(reasonOf(await mark(db, enrolment.trainee, where, { rubric: 'R1' }))).toBe('self-signing')
    expect(reasonOf(await mark(db, one, where, { rubric: 'R1', level: 3 }))).toBe('draw-first')
    expect(
      (await drawQuestions(db, { ...by(two), ...where, examiner: viewerOf(two) })).ok,
      'questions are drawn as for any oral exam',
    ).toBe(true)
    const written = async () => {
      const desk = await getActivityDesk(db, { ...by(two), ...where, viewer: viewerOf(two), gapQuery: {} })
      if (!desk.ok) throw new Error(desk.reason)
      return [
        desk.value.evidence.some(({ what }) => what === 'exam-percent'),
        desk.value.parts.some(({ parts }) => parts.some(({ part }) => part === 'written')),
      ]
    }
    expect(await written(), 'whoever hears it does not know what was written').toEqual([false, false])
    await mark(db, one, where, { rubric: 'R1', level: 3 })
    expect([await seenBy(db, two, where), await seenBy(db, enrolment.trainee, where)]).toEqual([[], []])
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('evidence-missing')
    expect(await oral()).toEqual([
      ['D08-3', null],
      ['D22-1', null],
    ])
    await mark(db, two, where, { rubric: 'R1', level: 3 })
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([100, 100])
    expect(await written()).toEqual([true, true])
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('ok')
    expect(await oral()).toEqual([
      ['D08-3', null],
      ['D22-1', 100],
    ])
  })

  it('a mystery report stays hidden from the trainee until the debrief, which opens its gaps', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D10-3')
    const debrief = () =>
      debriefMystery(db, {
        ...by(mentor),
        ...where,
        viewer: viewerOf(mentor),
        note: '一起看了两段对话，学员说出了问题',
        gaps: [
          {
            text: '没有先问再荐',
            source: '14:05 亲买这款吧',
            dueOn: addDays(localDateOf(LATER, 'Asia/Shanghai'), 2),
            closed: false,
          },
        ],
      })
    expect(reasonOf(await debrief())).toBe('evidence-missing')
    expect(reasonOf(await mark(db, manager, where, { rubric: 'R4' }))).toBe('needs-first')
    await handedIn(db, enrolment, 'D10-1')
    await mark(db, manager, where, { rubric: 'R4' })
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([])
    expect(await seenBy(db, mentor, where)).toEqual([66.7])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual([])
    const early = openGap(db, {
      ...by(mentor),
      ...where,
      viewer: viewerOf(mentor),
      gap: { text: '没有先问再荐', source: '', dueOn: null },
    })
    expect(reasonOf(await early)).toBe('wrong-state')
    // A record by itself, as a re-submission would leave it, opens nothing.
    await handedIn(db, enrolment, 'D10-3')
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([])
    expect(reasonOf(await debrief())).toBe('ok')
    expect(reasonOf(await debrief())).toBe('already-done')
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([66.7])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['debriefed'])
    const gaps = await db.selectFrom('activity_entry').selectAll().where('kind', '=', 'gap').execute()
    expect(gaps.map((g) => [g.activity_id, g.state])).toEqual([['D10-3', 'open']])
    expect(await auditLines(db)).toEqual(['record:sheet', 'open:gap', 'debrief:mystery'])
  })
})

describeDatabases('oral questions', (open) => {
  const content = {
    ...testContent(),
    oralQuestions: Array.from({ length: 20 }, (_, n) => ({
      id: `OQ-${String(n + 10)}`,
      kind: (['knowledge', 'product', 'scenario', 'rules', 'mindset'] as const)[n % 5]!,
      topic: 'T01',
      text: `问题 ${n}`,
      points: ['要点一', '要点二'],
      followUp: '再问一句',
    })),
  }
  it('are drawn once, the same for both examiners, and not twice within a cohort day', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const [first, second] = [await aReadyEnrolment(db, { cohort }), await aReadyEnrolment(db, { cohort })]
    const manager = await aPerson(db, { roles: ['manager'] })
    const draw = (e: BuiltEnrolment, person: BuiltPerson) =>
      drawQuestions(db, { ...by(person), content, ...on(e, 'D08-3'), examiner: viewerOf(person) })
    const one = await draw(first, first.mentor!)
    expect(await draw(first, manager)).toEqual(one)
    const two = await draw(second, manager)
    const ids = [one, two].flatMap((o) => (o.ok ? o.value : []))
    expect(new Set(ids).size).toBe(10)
    expect(reasonOf(await draw(first, second.mentor!))).toBe('not-allowed')
    expect(reasonOf(await draw(first, { ...first.trainee, roles: ['manager'] }))).toBe('self-signing')
  })

  it('are not what another test of this trainee has asked, however long ago', async () => {
    const { db } = await open()
    const e = await aReadyEnrolment(db)
    const taken = content.oralQuestions.filter((_, n) => n % 2 === 0).map(({ id }) => id)
    await db
      .insertInto('activity_entry')
      .values({
        id: newId(),
        enrolment_id: e.id,
        activity_id: 'D22-1',
        kind: 'draw',
        data: JSON.stringify({ ids: taken }),
        created_by: e.mentor!.id,
        created_at: NOW - 86_400_000,
      })
      .execute()
    const drawnNow = await drawQuestions(db, {
      ...by(e.mentor!),
      content,
      ...on(e, 'D08-3'),
      examiner: viewerOf(e.mentor!),
    })
    const ids = drawnNow.ok ? drawnNow.value : []
    expect([ids.length, ids.filter((id) => taken.includes(id))]).toEqual([5, []])
  })
})
