import { expect, test } from 'vitest'
import { getAuditPage } from '#app/features/audit/audit-page.server'
import { getCertificate } from '#app/features/promotion/certificate.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { remindProbationEnds } from '#app/features/promotion/remind-probation-ends.server'
import { remindWaitingGates } from '#app/features/promotion/remind-waiting-gates.server'
import { getBoard } from '#app/features/reports/board.server'
import { readBoardQuery } from '#app/features/reports/board-forms'
import { getCohortReport } from '#app/features/reports/cohort-report.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { listConfirmationsToday } from '#app/features/today/team-today.server'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { aDecision, anExamResult, settledGates } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditAsked } from './audit-lines'
import { noticeKinds } from './notice-kinds'

const query = (text = '') => readBoardQuery(new URLSearchParams(text))

describeDatabases('the board', (open) => {
  test('shows those under way, filters by cohort, name and range, and turns pages', async () => {
    const { db } = await open()
    const input = { courses: testCourses(), now: NOW }
    const cohort = await aCohort(db)
    for (let n = 0; n < 26; n++)
      await anEnrolment(db, {
        cohort,
        mentor: null,
        trainee: await aPerson(db, { display_name: `学员${String(n).padStart(2, '0')}` }),
      })
    await anEnrolment(db, {
      state: 'promoted',
      promoted_on: '2026-01-05',
      trainee: await aPerson(db, { display_name: '一_百%' }),
    })
    const first = await getBoard(db, { ...input, query: query() })
    expect([first.lines.length, first.total, first.pages]).toEqual([25, 26, 2])
    expect((await getBoard(db, { ...input, query: query('page=2') })).lines.map((l) => l.traineeName)).toEqual([
      '学员25',
    ])
    expect(
      (await getBoard(db, { ...input, query: query(`cohort=${cohort.id}&q=07`) })).lines.map((l) => l.traineeName),
    ).toEqual(['学员07'])
    expect((await getBoard(db, { ...input, query: query('show=ended') })).lines).toMatchObject([
      { stage: 'promoted', next: null },
    ])
    expect((await getBoard(db, { ...input, query: query('show=all&q=%25') })).total).toBe(1)
    expect((await getBoard(db, { ...input, query: query('cohort=nowhere&page=999&view=columns') })).lines).toEqual([])
  })

  test('says in words where somebody stands', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const enrolment = await anEnrolment(db)
    await aDecision(db, { enrolment, by: manager, kind: 'd1-gate', verdict: 'pass' })
    await aDecision(db, { enrolment, by: manager, kind: 'd3-gate', verdict: 'improve', due_on: '2026-01-08' })
    const rows = soundRows({
      enrolment: enrolment.id,
      trainee: enrolment.trainee.id,
      mentor: enrolment.mentor!.id,
      manager: manager.id,
    })
    await db
      .insertInto('conduct_entry')
      .values({ ...rows.conduct_entry, points: -6 })
      .execute()
    const [line] = (await getBoard(db, { query: query(), courses: testCourses(), now: NOW + 5 * DAY_MS })).lines
    expect(line).toMatchObject({
      day: 6,
      stage: 'start',
      next: { kind: 'd3-gate', waiting: true },
      risk: { level: 'high' },
    })
    expect(line!.gates).toEqual([
      { gate: 'D1', state: 'passed' },
      { gate: 'D3', state: 'improve' },
      { gate: 'D22', state: 'ahead' },
    ])
    expect(line!.risk.reasons).toEqual(
      expect.arrayContaining([
        { why: 'improve-due', count: 2 },
        { why: 'conduct', count: 4 },
      ]),
    )
  })
})

describeDatabases('documents about a trainee', (open) => {
  test('the inbox, dossier, report, audit page and certificate of one story', async () => {
    const { db } = await open()
    const content = testContent()
    const manager = await aPerson(db, { roles: ['manager'] })
    const enrolment = await anEnrolment(db, { state: 'promoted', promoted_on: '2026-01-27' })
    await settledGates(db, enrolment, manager)
    const topics = [{ topic: 'T02', points: 8, max: 10, percent: 80 }]
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 88, topics })
    await aDecision(db, {
      enrolment,
      by: manager,
      kind: 'promotion',
      verdict: 'promote',
      effective_on: '2026-01-27',
      evidence: '{"hash":"abc"}',
    })
    const dossier = await getDossier(db, {
      enrolmentId: enrolment.id,
      viewerId: manager.id,
      decides: true,
      content,
      now: NOW,
    })
    expect(dossier).toMatchObject({
      identity: { state: 'promoted' },
      exams: [{ percent: 88, topics: [{ name: '商品知识' }] }],
      parts: { score: { weightKnown: 35 } },
    })
    const report = await getCohortReport(db, { cohortId: enrolment.cohort.id, courses: testCourses(), now: NOW })
    expect(report).toMatchObject({ states: [{ state: 'promoted', count: 1 }], heat: [{ topic: 'T02', mean: 80 }] })
    const certificate = await getCertificate(db, { enrolmentId: enrolment.id, content, now: NOW })
    expect(certificate).toMatchObject({
      promotedOn: '2026-01-27',
      evidenceHash: 'abc',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await getCertificate(db, { enrolmentId: enrolment.id, content, now: NOW })).toEqual(certificate)
    const page = await getAuditPage(db, { enrolmentId: enrolment.id, ...auditAsked(), checkAll: true })
    expect(page).toMatchObject({ rows: [], chain: { fault: null } })
    expect(await getInbox(db, { viewer: manager, courses: testCourses(), now: NOW })).toMatchObject({
      wanted: [],
      confirmations: [],
    })
    for (const empty of [
      await getDossier(db, { enrolmentId: 'nobody', viewerId: manager.id, decides: true, content, now: NOW }),
      await getCohortReport(db, { cohortId: 'nobody', courses: testCourses(), now: NOW }),
      await getCertificate(db, { enrolmentId: 'nobody', content, now: NOW }),
      await getAuditPage(db, { enrolmentId: 'nobody', ...auditAsked(), checkAll: false }),
    ])
      expect(empty).toBeNull()
  })

  test('a certificate exists for the promoted only', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { state: 'on_probation' })
    expect(await getCertificate(db, { enrolmentId: enrolment.id, content: testContent(), now: NOW })).toBeNull()
  })

  test('a proposed elimination is told to those who decide or confirm, never to the trainee, the mentor or an admin', async () => {
    const { db } = await open()
    const [manager, admin, stranger] = [
      await aPerson(db, { roles: ['manager'] }),
      await aPerson(db, { roles: ['admin'] }),
      await aPerson(db, { roles: ['mentor'] }),
    ]
    const enrolment = await anEnrolment(db)
    const id = await aDecision(db, {
      enrolment,
      by: manager,
      kind: 'd1-gate',
      verdict: 'eliminate',
      acknowledged: false,
    })
    const seen = async (viewer: typeof manager) =>
      (await getDecisionView(db, { decisionId: id, viewer, courses: testCourses(), now: NOW })) !== null
    expect(await Promise.all([manager, admin, enrolment.mentor!, enrolment.trainee, stranger].map(seen))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    const second = await aPerson(db, { roles: ['manager'] })
    const inbox = async (viewer: typeof manager) =>
      (await getInbox(db, { viewer, courses: testCourses(), now: NOW })).confirmations.map((c) => c.decisionId)
    expect([await inbox(second), await inbox(admin)]).toEqual([[id], []])
    const today = async (viewer: typeof manager) =>
      (await listConfirmationsToday(db, viewer)).map((proposal) => proposal.decisionId)
    expect(
      await Promise.all([manager, second, admin, enrolment.mentor!, enrolment.trainee, stranger].map(today)),
    ).toEqual([[], [id], [], [], [], []])
    await db
      .insertInto('decision_confirmation')
      .values({
        decision_id: id,
        decided_by: manager.id,
        trainee_id: enrolment.trainee.id,
        confirmed_by: second.id,
        verdict: 'confirmed',
        note: null,
        confirmed_at: NOW,
      })
      .execute()
    expect(await Promise.all([manager, admin, enrolment.mentor!, enrolment.trainee, stranger].map(seen))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ])
  })

  test('the end of a probation is told once', async () => {
    const { db } = await open()
    await aPerson(db, { roles: ['manager'] })
    // Five working days before their last day: a Monday, and the Tuesday after it.
    const first = await anEnrolment(db, { state: 'on_probation', probation_until_on: '2026-01-12' })
    await anEnrolment(db, { state: 'on_probation', probation_until_on: '2026-01-13' })
    const personnel = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: first.cohort.id, person_id: personnel.id, role: 'hr', activity_id: 'D01-6' })
    const remind = (now: number) => remindProbationEnds(db, { now, courses: testCourses() })
    expect(await remind(NOW - DAY_MS)).toBe(0)
    expect([await remind(NOW), await remind(NOW)]).toEqual([1, 0])
    expect(await remind(NOW + DAY_MS)).toBe(1)
    expect(await noticeKinds(db, personnel.id)).toEqual(['personnel-probation-ends'])
  })

  test('managers are reminded of a gate that waits once a day, from the day after, until it is decided', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const enrolment = await anEnrolment(db)
    const remind = (day: number) => remindWaitingGates(db, { courses: testCourses(), now: NOW + (day - 1) * DAY_MS })
    expect(await remind(1)).toBe(0)
    expect([await remind(2), await remind(2), await remind(3)]).toEqual([1, 0, 1])
    const [one, two] = await Promise.all([remind(4), remind(4)])
    // The gate of the third day waits for that of the first, and nobody is reminded of it.
    expect(one + two).toBe(1)
    expect(await noticeKinds(db, manager.id)).toEqual(Array.from({ length: 3 }, () => 'gate-waits'))
    await settledGates(db, enrolment, manager)
    expect(await remind(5)).toBe(0)
  })
})
