// A gate that asked for improvement: what was not passed is tested once more, and only what is new then decides.
import { expect, it } from 'vitest'
import { getActivityPage, listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { openSecondTest } from '#app/features/activities/open-second-test.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { drawDeck } from '#app/features/drills/deck'
import { readDrillContent } from '#app/features/drills/drill-content'
import { startDrill } from '#app/features/drills/start-drill.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { makeDecision } from '#app/features/promotion/make-decision.server'
import { drawQuestions } from '#app/features/rubrics/draw-questions.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { ruleTyping } from '#app/features/typing/rule-typing.server'
import { handInTyping, startTypingRun } from '#app/features/typing/typing-runs.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, HOUR_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const content = testContent()
const DUE_ON = '2026-01-07'
/** The second working day from it. */
const LAST_ON = '2026-01-08'
/** Nine in the morning of the due date. */
const DUE = NOW + 2 * DAY_MS
/** The same hour of the day after its last one. */
const OVER = DUE + 2 * DAY_MS

interface Scene {
  db: Db
  enrolment: BuiltEnrolment
  manager: BuiltPerson
}

/** Day 1: written 40, three runs of 45, phone 50; day 3: phrases 63. Both gates ask for improvement. */
async function failedBoth(db: Db, dueOn = DUE_ON): Promise<Scene> {
  const enrolment = await anEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  const rows = soundRows({
    enrolment: enrolment.id,
    trainee: enrolment.trainee.id,
    mentor: enrolment.mentor!.id,
    manager: manager.id,
  })
  await anExamResult(db, { enrolment_id: enrolment.id, kind: 'baseline', percent: 40, started_at: NOW })
  for (const run of [1, 2, 3])
    await db
      .insertInto('typing_run')
      .values({
        ...rows.typing_run,
        id: newId(),
        run,
        finished_at: NOW,
        typed: '',
        speed: 45,
        accuracy: 96,
        band: 'improve',
      })
      .execute()
  await db
    .insertInto('rubric_sheet')
    .values({ ...rows.rubric_sheet, percent: 50 })
    .execute()
  await db
    .insertInto('sign_off')
    .values({
      ...rows.sign_off,
      activity_id: 'D01-5',
      slot: 'examiner',
      signer_id: enrolment.mentor!.id,
      signed_at: NOW,
    })
    .execute()
  const first = content.phoneCards.slice(0, 3).map((card) => card.id)
  await db
    .insertInto('activity_entry')
    .values({
      ...rows.activity_entry,
      activity_id: 'D01-5',
      kind: 'draw',
      data: JSON.stringify({ ids: first }),
      created_at: NOW,
    })
    .execute()
  await db
    .insertInto('drill')
    .values({
      ...rows.drill,
      activity_id: 'D03-2',
      set_id: 'S2',
      cards: JSON.stringify({ set: content.drillSets.find((s) => s.id === 'S2'), cards: [] }),
      mode: 'reply',
      state: 'finished',
      finished_at: NOW,
      percent: 63,
      passed: 0,
    })
    .execute()
  for (const kind of ['d1-gate', 'd3-gate'] as const)
    await aDecision(db, { enrolment, by: manager, kind, verdict: 'improve', due_on: dueOn, decided_at: NOW + HOUR_MS })
  return { db, enrolment, manager }
}

const own = ({ enrolment }: Scene, now: number) => ({
  actor: { id: enrolment.trainee.id, requestId: null },
  now,
  content,
  enrolmentId: enrolment.id,
})
const sit = (scene: Scene, now: number) =>
  startAttempt(scene.db, { ...own(scene, now), blueprint: content.blueprintById.get('d01-makeup')! })
const type = (scene: Scene, now: number) => startTypingRun(scene.db, { ...own(scene, now), activityId: 'D01-4' })
const drill = (scene: Scene, now: number) =>
  startDrill(scene.db, { ...own(scene, now), setId: 'S2', activityId: 'D03-2' })

function examine({ db, enrolment }: Scene, now: number, change: { expectedRevision?: number; why?: string } = {}) {
  const rubric = content.rubricById.get('R2')!
  const examiner = enrolment.mentor!
  return recordSheet(db, {
    actor: { id: examiner.id, requestId: null },
    examiner: viewerOf(examiner),
    now,
    content,
    enrolmentId: enrolment.id,
    activityId: 'D01-5',
    levels: Object.fromEntries(rubric.criteria.map((c) => [c.id, 3])),
    notes: Object.fromEntries(rubric.criteria.map((c) => [c.id, '当场看到的依据'])),
    hardFaults: [],
    comment: '比第一次稳了许多',
    stateMark: null,
    why: '',
    tookPlaceOn: null,
    expectedRevision: 1,
    ...change,
  })
}

function draw(scene: Scene, now: number) {
  const mentor = scene.enrolment.mentor!
  const by = { actor: { id: mentor.id, requestId: null }, examiner: viewerOf(mentor) }
  return drawQuestions(scene.db, { ...own(scene, now), ...by, activityId: 'D01-5' })
}

function open({ db, enrolment }: Scene, by: BuiltPerson, now: number) {
  return openSecondTest(db, {
    actor: { id: by.id, requestId: null },
    viewer: viewerOf(by),
    now,
    content,
    enrolmentId: enrolment.id,
    activityId: 'D01-4',
    reason: '练了两天，已经稳定过线',
  })
}

const d1Of = async ({ db, enrolment }: Scene, now: number) => {
  const asked = { enrolmentId: enrolment.id, kind: 'd1-gate' as const, content, now, replaces: false, readsAll: true }
  const page = await getDecisionPage(db, asked)
  return {
    tests: page!.tests.map((t) => [t.key, t.value, t.earlier, t.again?.state ?? null]),
    recommended: page!.recommendation,
  }
}

async function wantedOn({ db, manager }: Scene, now: number) {
  const inbox = await getInbox(db, { viewer: viewerOf(manager), courses: testCourses(), now })
  return inbox.wanted.map((w) => [w.kind, ...w.unsat])
}

describeDatabases('the second test of a gate', (openDatabase) => {
  it('waits for its date, and nothing is asked or recommended on the old marks meanwhile', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const before = DUE - DAY_MS
    expect([await sit(scene, before), await type(scene, before)].map(reasonOf)).toEqual([
      'retake-too-early',
      'retake-too-early',
    ])
    expect(reasonOf(await examine(scene, before))).toBe('decided-on')
    expect(reasonOf(await drill(scene, DUE - HOUR_MS * 10))).toBe('day-locked')
    expect(await d1Of(scene, before)).toEqual({
      tests: [
        ['written', 40, [], 'ahead'],
        ['typing', 45, [], 'ahead'],
        ['phone', 50, [], 'ahead'],
      ],
      recommended: {
        verdict: null,
        below: ['written', 'typing', 'phone'],
        far: ['written'],
        awaited: ['written', 'typing', 'phone'],
        unsat: [],
      },
    })
    expect(await wantedOn(scene, DUE)).toEqual([])
  })

  it('is waited for before anybody is passed or removed, and a missing one is named once its date has passed', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const { db, enrolment, manager } = scene
    const decide = (verdict: 'pass' | 'eliminate', now: number) =>
      makeDecision(db, {
        ...{ actor: { id: manager.id, requestId: null }, decider: viewerOf(manager), now, content, verdict },
        ...{ enrolmentId: enrolment.id, kind: 'd1-gate', expectedRevision: 1, reason: '三项成绩都看过，谈过两次' },
        ...{ dueOn: null, effectiveOn: null, fromOn: null, ownerId: null, why: null, sentence: '决定' },
        asked: { whyBelow: '过了期限没有来测，原因已经问清' },
      })
    const testsOn = async (now: number) => {
      const asked = { enrolmentId: enrolment.id, kind: 'd1-gate' as const, content, now, replaces: false }
      const page = await getDecisionPage(db, { ...asked, readsAll: true })
      return page!.preconditions.find((p) => p.key === 'tests')
    }
    const titles = ['基本能力测试', '打字测试', '电话沟通能力测试']
    for (const now of [DUE - DAY_MS, DUE, OVER - DAY_MS]) {
      expect([await decide('pass', now), await decide('eliminate', now)].map(reasonOf)).toEqual([
        'second-test-due',
        'second-test-due',
      ])
      expect(await testsOn(now)).toEqual({ key: 'tests', block: { what: 'second-tests', titles, on: LAST_ON } })
    }
    expect(await testsOn(OVER)).toEqual({ key: 'tests', block: null, lacks: titles })
    expect((await decide('pass', OVER)).ok).toBe(true)
  })

  it('is over for everybody alike while an elimination waits and when it was declined, until another date is set', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const { db, enrolment, manager } = scene
    const late = OVER
    const second = await aPerson(db, { roles: ['manager'] })
    const page = { enrolmentId: enrolment.id, kind: 'd1-gate' as const, content, now: late }
    const said = async () =>
      (await listOwnFailedSteps(db, { traineeId: enrolment.trainee.id, content, now: late })).map(
        ({ what, on, lastOn, to }) => [what, on, lastOn, to],
      )
    const before = await said()
    expect(before[0]).toEqual(['second-over', '2026-01-12', LAST_ON, '/activities/D01-6'])
    const tries = [await sit(scene, late), await type(scene, late), await draw(scene, late), await drill(scene, late)]
    expect(tries.map(reasonOf)).toEqual([
      'second-test-over',
      'second-test-over',
      'second-test-over',
      'second-test-over',
    ])
    const his = await getDecisionPage(db, { ...page, replaces: false, readsAll: true })
    const proposed = await makeDecision(db, {
      ...{ actor: { id: manager.id, requestId: null }, decider: viewerOf(manager), now: late, content },
      ...{ enrolmentId: enrolment.id, kind: 'd1-gate', verdict: 'eliminate', expectedRevision: 1 },
      ...{ reason: '到期没有来复测，谈过两次', dueOn: null, effectiveOn: null, fromOn: null, ownerId: null },
      ...{ asked: {}, why: null, sentence: '提议' },
    })
    if (!proposed.ok) throw new Error(proposed.reason)
    const { decisionId } = proposed.value
    // What waits for its second person changes nothing of what the trainee may do or reads.
    expect(await said()).toEqual(before)
    expect(reasonOf(await type(scene, late))).toBe('second-test-over')
    const hers = await getDecisionPage(db, { ...page, replaces: false, readsAll: false })
    expect(hers?.preconditions.find((p) => p.key === 'tests')).toEqual(
      his?.preconditions.find((p) => p.key === 'tests'),
    )
    expect(hers?.preconditions.find((p) => p.key === 'tests')?.lacks?.length).toBe(3)
    expect(hers?.recommendation).toEqual(his?.recommendation)
    expect(hers?.tests).toEqual(his?.tests)
    const view = await getDecisionView(db, {
      ...{ decisionId, viewer: viewerOf(second), now: late },
      courses: testCourses(),
    })
    expect(view?.evidence.lines.map((line) => line.unsatBy)).toEqual([LAST_ON, LAST_ON, LAST_ON])
    const confirmed = await confirmDecision(db, {
      askedPerson: true,
      ...{ actor: { id: second.id, requestId: null }, confirmerId: second.id, now: late, content, decisionId },
      ...{ verdict: 'declined', note: '再给一次复测的机会' },
    })
    expect(confirmed).toMatchObject({ ok: true })
    const inbox = await getInbox(db, { viewer: viewerOf(manager), courses: testCourses(), now: late })
    const wanted = inbox.wanted.find((w) => w.kind === 'd1-gate')
    expect(wanted).toMatchObject({ declinedId: decisionId })
    expect(wanted?.unsat.length).toBe(3)
    expect((await d1Of(scene, late)).tests.map(([, , , state]) => state)).toEqual(['over', 'over', 'over'])
    const asked = { enrolmentId: enrolment.id, kind: 'd1-gate' as const, content, now: late, replaces: false }
    expect(await getDecisionPage(db, { ...asked, readsAll: true })).toMatchObject({ made: null, revision: 2 })
    const anew = await makeDecision(db, {
      ...{ actor: { id: manager.id, requestId: null }, decider: viewerOf(manager), now: late, content },
      ...{ enrolmentId: enrolment.id, kind: 'd1-gate', verdict: 'improve', expectedRevision: 2 },
      ...{ reason: '再给一次复测的机会，谈过', dueOn: '2026-01-12', effectiveOn: null, fromOn: null, ownerId: null },
      ...{ asked: { improve: '三项各练一遍' }, why: null, sentence: '限期改进' },
    })
    expect(anew).toMatchObject({ ok: true })
    expect([await sit(scene, late + 3 * DAY_MS), await type(scene, late + 3 * DAY_MS)].map(reasonOf)).toEqual([
      'ok',
      'ok',
    ])
  })

  it('leaves the marks that the gate was signed on as they were; a second sitting has its own', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const { db, enrolment } = scene
    expect(reasonOf(await examine(scene, DUE - DAY_MS))).toBe('decided-on')
    const mentor = enrolment.mentor!
    const rows = soundRows({
      ...{ enrolment: enrolment.id, trainee: enrolment.trainee.id, mentor: mentor.id, manager: scene.manager.id },
    })
    const run = { ...rows.typing_run, id: newId(), run: 4, finished_at: NOW, typed: '', speed: 400, accuracy: 96 }
    await db
      .insertInto('typing_run')
      .values({ ...run, band: 'excellent', held: 1 })
      .execute()
    const rule = (now: number) =>
      ruleTyping(db, {
        ...{ actor: { id: mentor.id, requestId: null }, viewer: viewerOf(mentor), now, content, runId: run.id },
        ...{ enrolmentId: enrolment.id, activityId: 'D01-4', verdict: 'accepted', reason: '看过打的内容' },
        expectedRevision: 0,
      })
    expect([await rule(DUE - DAY_MS), await rule(DUE)].map(reasonOf)).toEqual(['decided-on', 'decided-on'])
    await draw(scene, DUE)
    expect(reasonOf(await examine(scene, DUE))).toBe('ok')
    const again = { expectedRevision: 2, why: '漏听了一句' }
    expect(reasonOf(await examine(scene, DUE + 1, { ...again, why: '' }))).toBe('comment-needed')
    expect(reasonOf(await examine(scene, DUE + 1, again))).toBe('ok')
    expect((await db.selectFrom('rubric_sheet').select('revision').orderBy('revision').execute()).length).toBe(3)
  })

  it('is for the gate’s decision to ask for: nobody says “not yet” of a test', async () => {
    const { db } = await openDatabase()
    const enrolment = await anEnrolment(db)
    for (const [activityId, slot] of [
      ['D01-5', 'examiner'],
      ['D03-2', 'mentor'],
    ] as const) {
      const outcome = await signActivity(db, {
        ...{ actor: { id: enrolment.mentor!.id, requestId: null }, signer: viewerOf(enrolment.mentor!), now: DUE },
        ...{ content, enrolmentId: enrolment.id, activityId, slot, verdict: 'not_yet', redoByOn: null },
        ...{ comment: '还要再练一次', tookPlaceOn: null, expectedRevision: 0 },
      })
      expect(outcome).toMatchObject({ reason: 'invalid-reference' })
    }
  })

  it('is named to the manager when its date has passed without it', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    expect(await wantedOn(scene, OVER - DAY_MS)).toEqual([])
    expect(await wantedOn(scene, OVER)).toEqual([
      ['d1-gate', '基本能力测试', '打字测试', '电话沟通能力测试'],
      ['d3-gate', '前一天教学内容考试', '快捷短语熟悉度考核'],
    ])
  })

  it('asks anew: another paper, fresh passages, other cards, another deck; and the new marks decide', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const { db } = scene
    const paper = await sit(scene, DUE)
    if (!paper.ok) throw new Error(paper.reason)
    await db
      .updateTable('attempt')
      .set({ state: 'released', percent: 75, points: 15, max_points: 20, passed: 1, closed_at: DUE, released_at: DUE })
      .where('id', '=', paper.value.attemptId)
      .execute()
    expect(reasonOf(await sit(scene, DUE + HOUR_MS))).toBe('already-done')

    for (const run of [0, 1, 2]) {
      const at = DUE + run * 10 * MINUTE_MS
      const begun = await type(scene, at)
      if (!begun.ok) throw new Error(begun.reason)
      await handInTyping(db, { ...own(scene, at + 3 * MINUTE_MS), activityId: 'D01-4', runId: begun.value, typed: '' })
    }
    expect(reasonOf(await type(scene, DUE + HOUR_MS))).toBe('limit-reached')

    expect(reasonOf(await examine(scene, DUE))).toBe('draw-first')
    const drawn = await draw(scene, DUE)
    const before = content.phoneCards.slice(0, 3).map((card) => card.id)
    expect(drawn.ok && drawn.value.filter((id) => before.includes(id))).toEqual([])
    expect(await examine(scene, DUE)).toMatchObject({ ok: true })
    expect(await drill(scene, DUE)).toMatchObject({ ok: true })
    expect(await d1Of(scene, DUE + HOUR_MS)).toEqual({
      tests: [
        ['written', 75, [40], 'done'],
        ['typing', 0, [45], 'done'],
        ['phone', 100, [50], 'done'],
      ],
      recommended: { verdict: 'eliminate', below: ['typing'], far: ['typing'], awaited: [], unsat: [] },
    })
    expect(await wantedOn(scene, DUE + HOUR_MS)).toEqual([['d1-gate']])
    // Tests without a paper are told too: typing once, with its last run, and the phone.
    const told = await db.selectFrom('notification').select('payload').where('kind', '=', 'test-result').execute()
    const results = told.map(({ payload }) => JSON.parse(payload) as { activityId: string; passed: boolean })
    expect(results.map(({ activityId, passed }) => `${activityId} ${passed}`).sort()).toEqual([
      'D01-4 false',
      'D01-5 true',
    ])
  })

  it('opens early on the mentor’s word, which is on record and told', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const { db, enrolment, manager } = scene
    const stranger = await aPerson(db, { roles: ['mentor'] })
    const before = DUE - DAY_MS
    expect(reasonOf(await open(scene, stranger, before))).toBe('not-allowed')
    expect((await open(scene, enrolment.mentor!, before)).ok).toBe(true)
    expect(reasonOf(await open(scene, enrolment.mentor!, before + 1))).toBe('already-done')
    const names = { [enrolment.trainee.id]: 'trainee', [enrolment.mentor!.id]: 'mentor', [manager.id]: 'manager' }
    expect((await auditLines(db, names)).at(-1)).toContain('open:second-test')
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('second-test-opened')
    expect((await sit(scene, before + MINUTE_MS)).ok).toBe(true)
    // The other gate keeps its date.
    expect((await drill(scene, before + MINUTE_MS)).ok).toBe(false)
  })

  it('says nothing of the first deck again, however long ago that was', async () => {
    const scene = await failedBoth((await openDatabase()).db, '2026-01-27')
    const { db } = scene
    const set = content.drillSets.find((s) => s.id === 'S2')!
    const first = drawDeck(set, content.phrases, { seed: 'first', avoid: new Set() })
    await db
      .updateTable('drill')
      .set({ cards: JSON.stringify({ set, cards: first }) })
      .execute()
    const second = await drill(scene, DUE + 20 * DAY_MS)
    if (!second.ok) throw new Error(second.reason)
    const { cards } = await db
      .selectFrom('drill')
      .select('cards')
      .where('id', '=', second.value)
      .executeTakeFirstOrThrow()
    const heard = new Set(first.map((card) => card.utterance))
    expect(readDrillContent(cards).cards.filter((card) => heard.has(card.utterance))).toEqual([])
  })

  it('is said on the activity’s page, to the trainee and to the mentor, with what the first one came to', async () => {
    const scene = await failedBoth((await openDatabase()).db)
    const { db, enrolment } = scene
    const pageOf = (activityId: string, now: number) =>
      getActivityPage(db, { traineeId: enrolment.trainee.id, displayName: '林晓', content, now, activityId })
    expect((await pageOf('D01-4', DUE - DAY_MS))?.failedStep).toMatchObject({ what: 'second-ahead', on: DUE_ON })
    expect((await pageOf('D01-3', DUE))?.failedStep).toMatchObject({ what: 'second-open', to: '/exams/d01-makeup' })
    expect((await pageOf('D01-3', DUE))?.view).toMatchObject({ examId: 'd01-makeup', attempt: null })
    expect((await pageOf('D01-3', DUE))?.earlierMarks).toEqual([{ value: 40, unit: 'percent' }])
    expect((await pageOf('D01-4', DUE))?.earlierMarks).toEqual([{ value: 45, unit: 'per-minute' }])
    expect((await pageOf('D01-4', DUE - DAY_MS))?.earlierMarks).toEqual([])
    const phone = await pageOf('D01-5', DUE)
    expect([phone?.signOffs.length, phone?.earlierSignOffs.length]).toEqual([0, 1])
    const begun = await sit(scene, DUE)
    expect(begun.ok).toBe(true)
    expect((await pageOf('D01-3', DUE + MINUTE_MS))?.failedStep).toMatchObject({
      what: 'second-running',
      endsAt: expect.any(Number),
    })
    // Signed when it was tested first; what is open once more is not closed by that.
    expect((await pageOf('D01-5', DUE))?.closed).toBeNull()
    const desk = await getActivityDesk(db, {
      viewer: viewerOf(enrolment.mentor!),
      content,
      now: DUE,
      enrolmentId: enrolment.id,
      activityId: 'D01-5',
      gapQuery: { status: 'all' } as never,
    })
    expect(desk.ok && [desk.value.evidence, desk.value.earlierMarks]).toEqual([[], [{ value: 50, unit: 'percent' }]])
    expect(desk.ok && desk.value.slots.map(({ newest }) => newest?.isEarlier)).toEqual([true])
    expect(desk.ok && desk.value.sheet).toMatchObject({
      canMark: false,
      drawFirst: true,
      revision: 1,
      visible: [],
      earlier: [{ percent: 50 }],
    })
  })
})
