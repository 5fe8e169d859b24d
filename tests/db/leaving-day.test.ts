// A leaving that two people have signed takes effect on its day: what goes on until then, what ends on it, and how it is taken back before.
import { expect, it } from 'vitest'
import { relationOf } from '#app/features/accounts/permissions'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { announceSecondTests } from '#app/features/activities/announce-second-tests.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getTraineePlan } from '#app/features/mentor-desk/trainees.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { getLeavingPage } from '#app/features/promotion/leaving-page.server'
import { remindProbationEnds } from '#app/features/promotion/remind-probation-ends.server'
import { remindWaitingGates } from '#app/features/promotion/remind-waiting-gates.server'
import { sayLeaving } from '#app/features/promotion/say-leaving.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { getBoard } from '#app/features/reports/board.server'
import { readBoardQuery } from '#app/features/reports/board-forms'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { findEnrolment, listTransitions } from '#db/queries/enrolments'
import type { EnrolmentState } from '#db/tables/cohorts'
import { aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { aPerson, viewerOf } from '#tests/builders/person'
import { aDecision } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { noticeKinds } from './notice-kinds'
import {
  afterFinal,
  aScene,
  confirm,
  DAY_22,
  decide,
  made,
  namesOf,
  refusal,
  type Scene,
  stateOf,
  testedAt,
  WITHDRAWAL,
} from './promotion-scene'
import { reasonOf } from './reason-of'

const content = testContent()
const courses = testCourses()
const LEAVE_ON = '2026-02-06'
const WHY = '本人说明家里的事已经解决，愿意留下'
/** The day after the second signature. */
const BEFORE = DAY_22 + 3 * DAY_MS
/** Half an hour after midnight in China, still the evening before in Greenwich. */
const at = (on: string) => Date.parse(`${on}T00:30:00+08:00`)

const record = (scene: Scene, change: Parameters<typeof decide>[3] = {}) =>
  decide(scene, 'withdrawal', 'withdraw', { asked: WITHDRAWAL.asked, effectiveOn: LEAVE_ON, ...change })
const dayOf = ({ db }: Scene, on: string) => takeEffectOnTheDay(db, { now: at(on), courses })
const ask = (scene: Scene, now = BEFORE) =>
  sayLeaving(scene.db, {
    ...{ actor: { id: scene.enrolment.trainee.id, requestId: null }, personId: scene.enrolment.trainee.id, now },
    ...{ content, enrolmentId: scene.enrolment.id, expectedRevision: 0 },
    wish: { leaveOn: LEAVE_ON, reason: '' },
  })
const asTrainee = ({ enrolment }: Scene, now = BEFORE) => ({ traineeId: enrolment.trainee.id, content, now })
const pageOf = (scene: Scene, now = BEFORE) => getLeavingPage(scene.db, asTrainee(scene, now))
const todayOf = (scene: Scene, now = BEFORE) => getTraineeToday(scene.db, asTrainee(scene, now))
const boardOf = async ({ db }: Scene, now = BEFORE) =>
  (await getBoard(db, { courses, now, query: readBoardQuery(new URLSearchParams('show=all')) })).lines
const rowOf = async ({ db, enrolment }: Scene) => (await findEnrolment(db, enrolment.id))!
const eventsOf = async ({ db, enrolment }: Scene) => (await listTransitions(db, enrolment.id)).map((t) => t.event)

/** Recorded by one manager for a later day, confirmed by the other. */
async function leaving(db: Db, state: EnrolmentState = 'in_training', columns = {}) {
  return decidedFor(await aScene(db, state, columns))
}

async function decidedFor(scene: Scene): Promise<Scene & { decisionId: string }> {
  const decisionId = made(await record(scene))
  expect(await confirm(scene, decisionId, scene.manager2)).toMatchObject({ ok: true })
  return { ...scene, decisionId }
}

describeDatabases('a leaving that is decided', (open) => {
  it('takes effect on its day where the cohort is, once, and not before', async () => {
    const scene = await leaving((await open()).db)
    const { db, enrolment } = scene
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ state: 'in_training', ended_at: null })
    expect(await dayOf(scene, '2026-02-05')).toBe(0)
    expect(await takeEffectOnTheDay(db, { now: at(LEAVE_ON) - 3_600_000, courses })).toBe(0)
    expect(await stateOf(scene)).toBe('in_training')
    expect(await Promise.all([dayOf(scene, LEAVE_ON), dayOf(scene, LEAVE_ON)])).toContain(1)
    expect(await dayOf(scene, '2026-02-07')).toBe(0)
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ state: 'withdrawn', ended_at: at(LEAVE_ON) })
    expect(await eventsOf(scene)).toEqual(['withdrawn'])
    expect(await auditLines(db, namesOf(scene))).toEqual([
      'propose-withdrawal:decision manager',
      'confirm:decision second manager',
      'withdrawn:enrolment -',
    ])
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('only proposed or declined never comes to its day', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const id = made(await record(scene))
    expect(await dayOf(scene, LEAVE_ON)).toBe(0)
    await confirm(scene, id, scene.manager2, 'declined', '本人想再考虑')
    expect(await dayOf(scene, LEAVE_ON)).toBe(0)
    expect(await stateOf(scene)).toBe('in_training')
  })

  it('confirmed after its day has effect with that signature, and is dated by it', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const decisionId = made(await record(scene, { effectiveOn: '2026-01-27' }))
    await confirm(scene, decisionId, scene.manager2)
    expect(await stateOf(scene)).toBe('withdrawn')
    const seen = { decisionId, viewer: scene.manager, courses, now: BEFORE }
    expect(await getDecisionView(scene.db, seen)).toMatchObject({ effectiveOn: '2026-01-28', isComing: false })
  })

  it('is said with its day to the trainee, the mentor, the managers and who prepares the papers', async () => {
    const scene = await leaving((await open()).db)
    const { db, enrolment, manager, manager2, decisionId } = scene
    const hr = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: enrolment.cohort.id, activity_id: 'D01-6', person_id: hr.id, role: 'hr' })
    const told = db.selectFrom('notification').select(['person_id', 'kind', 'payload'])
    const about = await told.where('kind', 'in', ['leaving-decided', 'mentee-leaving-decided']).execute()
    expect(about.map(({ payload, ...row }) => ({ ...row, on: JSON.parse(payload).on }))).toEqual(
      expect.arrayContaining([
        { person_id: enrolment.trainee.id, kind: 'leaving-decided', on: LEAVE_ON },
        { person_id: enrolment.mentor!.id, kind: 'mentee-leaving-decided', on: LEAVE_ON },
      ]),
    )
    expect(await pageOf(scene)).toMatchObject({ ended: false, decided: { on: LEAVE_ON, decisionId } })
    expect((await todayOf(scene))?.standing).toEqual({ kind: 'leaving', on: LEAVE_ON, decisionId })
    expect(await boardOf(scene)).toMatchObject([{ leavingOn: LEAVE_ON, next: null, held: null, risk: { reasons: [] } }])
    const filed = { enrolmentId: enrolment.id, content, now: BEFORE }
    expect(await getOwnFile(db, { ...filed, traineeId: enrolment.trainee.id })).toMatchObject({ leavingOn: LEAVE_ON })
    const plan = { viewer: viewerOf(manager), relation: relationOf(await rowOf(scene)), content, now: BEFORE }
    expect(await getTraineePlan(db, plan)).toMatchObject({ leavingOn: LEAVE_ON })
    const sheet = (person: typeof manager, now = BEFORE) =>
      getDecisionView(db, { decisionId, viewer: person, courses, now })
    expect(await sheet(enrolment.trainee)).toMatchObject({ isComing: true, effectiveOn: LEAVE_ON })
    expect(await sheet(manager, at(LEAVE_ON))).toMatchObject({ isComing: false, hasTakenEffect: true })
    const leavings = async (person: typeof manager, now = BEFORE) =>
      (await getInbox(db, { viewer: viewerOf(person), courses, now })).leavings
    for (const who of [manager, manager2])
      expect(await leavings(who)).toMatchObject([{ enrolmentId: enrolment.id, on: LEAVE_ON, decisionId }])
    expect(await leavings(hr)).toMatchObject([{ enrolmentId: enrolment.id, on: LEAVE_ON, decisionId: null }])
    expect(await leavings(await aPerson(db, { roles: ['delegate'] }))).toEqual([])
    await dayOf(scene, LEAVE_ON)
    expect([await leavings(manager), await leavings(hr)]).toEqual([[], []])
    expect((await todayOf(scene, at(LEAVE_ON)))?.standing).toEqual({ kind: 'withdrawn', on: LEAVE_ON })
    expect(await boardOf(scene, at(LEAVE_ON))).toMatchObject([{ leavingOn: null, state: 'withdrawn' }])
    expect(await pageOf(scene, at(LEAVE_ON))).toMatchObject({ ended: true, decided: null })
  })

  it('leaves nothing to be asked or decided: no gate, no reminder, no second wish, no next step', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment, manager } = scene
    await aDecision(db, { enrolment, by: manager, kind: 'd1-gate', verdict: 'pass' })
    await testedAt(scene, 'D3', 30)
    const viewer = viewerOf(manager)
    const waiting = async (now = BEFORE) => ({
      inbox: (await getInbox(db, { viewer, courses, now })).wanted.length,
      unready: (await getInbox(db, { viewer, courses, now })).unready.length,
      today: (await getManagerToday(db, { viewer, courses, now })).waiting.length,
      attention: (await getManagerToday(db, { viewer, courses, now })).attention.length,
    })
    expect(await waiting()).toEqual({ inbox: 1, unready: 1, today: 1, attention: 1 })
    expect((await todayOf(scene))?.failedSteps.length).toBeGreaterThan(0)
    await decidedFor(scene)
    expect(await waiting()).toEqual({ inbox: 0, unready: 0, today: 0, attention: 0 })
    expect(await todayOf(scene)).toMatchObject({
      failedSteps: [],
      pending: [],
      gates: [],
      next: null,
      inTraining: true,
    })
    expect(await remindWaitingGates(db, { courses, now: BEFORE })).toBe(0)
    expect(reasonOf(await ask(scene))).toBe('already-done')
    const statusOf = async (activityId: string) =>
      (await getActivityPage(db, { ...asTrainee(scene), displayName: '', activityId }))?.status
    const dropped = { missing: [], next: 'nobody', mark: 'dropped' }
    expect(await statusOf('D03-1'), 'the gate is not awaited').toMatchObject(dropped)
    const live = await statusOf('D13-2')
    expect(live, 'nor is what waits for it').toMatchObject(dropped)
    expect(live?.unmet).toBeUndefined()
    const gate = await decide(scene, 'd3-gate', 'eliminate')
    expect(gate).toEqual({ ok: false, reason: 'leaving-decided', detail: LEAVE_ON })
    const asked = { enrolmentId: enrolment.id, content, now: BEFORE, replaces: false, readsAll: true }
    expect((await getDecisionPage(db, { ...asked, kind: 'd3-gate' }))?.preconditions).toContainEqual({
      key: 'leaving',
      block: { what: 'leaving', on: LEAVE_ON },
    })
  })

  it('keeps what was proposed before from being confirmed', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await aDecision(scene.db, { enrolment: scene.enrolment, by: scene.manager, kind: 'd1-gate', verdict: 'pass' })
    await testedAt(scene, 'D3', 30)
    const proposed = made(await decide(scene, 'd3-gate', 'eliminate'))
    await decidedFor(scene)
    expect(await confirm(scene, proposed, scene.manager2)).toEqual(refusal('leaving-decided'))
  })

  it('ends no probation by a reminder, and opens no second test', async () => {
    const { db } = await open()
    const wish = { probation_until_on: '2026-01-28' }
    await leaving(db, 'on_probation', wish)
    expect(await remindProbationEnds(db, { now: BEFORE, courses: testCourses() })).toBe(0)
    const other = await aScene(db, 'on_probation', wish)
    expect(await remindProbationEnds(db, { now: BEFORE, courses: testCourses() })).toBe(1)
    expect(await noticeKinds(db, other.manager.id)).toEqual(['probation-ends'])
    const improving = await aScene(db, 'in_training')
    await testedAt(improving, 'D1', 30)
    made(await decide(improving, 'd1-gate', 'improve', { dueOn: '2026-01-29', asked: { improve: '打字再练' } }))
    await decidedFor(improving)
    expect(await announceSecondTests(db, { courses, now: BEFORE })).toBe(0)
  })

  it('comes before a promotion that is signed, or not at all', async () => {
    const scene = await afterFinal((await open()).db, 88)
    made(await decide(scene, 'promotion', 'promote', { effectiveOn: LEAVE_ON }))
    expect(await record(scene)).toEqual({ ok: false, reason: 'promoted-before', detail: LEAVE_ON })
    const decisionId = made(await record(scene, { effectiveOn: '2026-02-05' }))
    expect(await confirm(scene, decisionId, scene.manager2)).toMatchObject({ ok: true })
    expect(await dayOf(scene, '2026-02-05')).toBe(1)
    expect(await dayOf(scene, LEAVE_ON)).toBe(0)
    expect(await stateOf(scene)).toBe('withdrawn')
  })
})

describeDatabases('before its day', (open) => {
  const anew = { why: WHY, expectedRevision: 1 }
  const agree = (scene: Scene, id: string, now = BEFORE) =>
    confirm(scene, id, scene.manager2, 'confirmed', '已向本人核实', now)

  it('a leaving is superseded by two people: the trainee stays and was never gone', async () => {
    const scene = await leaving((await open()).db)
    const { db, enrolment, decisionId } = scene
    const seen = (id: string) => getDecisionView(db, { decisionId: id, viewer: scene.manager, courses, now: BEFORE })
    expect((await seen(decisionId))?.can.supersede).toBe(true)
    expect(await record(scene, { expectedRevision: 1 })).toEqual(refusal('already-done'))
    const stays = made(await decide(scene, 'withdrawal', 'pass', anew))
    expect(await pageOf(scene)).toMatchObject({ decided: { on: LEAVE_ON, isContested: true } })
    expect(await confirm(scene, stays, scene.manager)).toEqual(refusal('second-person-needed'))
    expect(await agree(scene, stays)).toMatchObject({ ok: true })
    expect(await pageOf(scene)).toMatchObject({ decided: null })
    expect(await seen(decisionId)).toMatchObject({ isComing: false, supersededBy: { id: stays, why: WHY } })
    expect(await dayOf(scene, LEAVE_ON)).toBe(0)
    expect(await stateOf(scene)).toBe('in_training')
    expect(await eventsOf(scene)).toEqual([])
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('decision-superseded')
    expect(reasonOf(await ask(scene))).toBe('ok')
  })

  it('it is put off to another day, of which all are told', async () => {
    const scene = await leaving((await open()).db, 'final_failed')
    const later = made(await record(scene, { ...anew, effectiveOn: '2026-02-10' }))
    await agree(scene, later)
    expect(await pageOf(scene)).toMatchObject({ decided: { on: '2026-02-10', decisionId: later, isContested: false } })
    expect(await noticeKinds(scene.db, scene.enrolment.mentor!.id)).toEqual(
      expect.arrayContaining(['mentee-decision-superseded', 'mentee-leaving-decided']),
    )
    expect(await dayOf(scene, LEAVE_ON)).toBe(0)
    expect(await dayOf(scene, '2026-02-10')).toBe(1)
    expect(await eventsOf(scene)).toEqual(['withdrawn'])
  })

  it('a proposal to stay that nobody has agreed to puts nothing off; agreed to afterwards it leads back', async () => {
    const scene = await leaving((await open()).db, 'final_passed')
    const stays = made(await decide(scene, 'withdrawal', 'pass', anew))
    expect(await dayOf(scene, LEAVE_ON)).toBe(1)
    expect(await stateOf(scene)).toBe('withdrawn')
    expect(await agree(scene, stays, at('2026-02-07'))).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('final_passed')
    expect(await eventsOf(scene)).toEqual(['withdrawn', 'leaving-final-passed-superseded'])
    expect(await dayOf(scene, '2026-02-08')).toBe(0)
  })
})
