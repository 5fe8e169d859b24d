// A trainee says that they want to leave: who hears of it, until when it is taken back, what is recorded, and how that is taken back too.
import { expect, it } from 'vitest'
import { verifyAudit } from '#app/features/audit/audit.server'
import { affirmLeaving } from '#app/features/promotion/affirm-leaving.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { denyLeaving } from '#app/features/promotion/deny-leaving.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { getLeavingPage } from '#app/features/promotion/leaving-page.server'
import { sayLeaving } from '#app/features/promotion/say-leaving.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { findEnrolment, listTransitions } from '#db/queries/enrolments'
import type { EnrolmentState } from '#db/tables/cohorts'
import { testContent, testCourses } from '#tests/builders/content'
import type { BuiltPerson } from '#tests/builders/person'
import { viewerOf } from '#tests/builders/person'
import { aDecision } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { noticeKinds } from './notice-kinds'
import {
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
/** The day of the second signature: from then on, where a test is not about the days before. */
const SIGNED_ON = '2026-01-28'
const WHY = '本人说明当时说的是气话，愿意留下'

const say = (
  scene: Scene,
  wish: { leaveOn: string; reason: string } | null,
  { by = scene.enrolment.trainee, seen = 0, now = DAY_22 }: { by?: BuiltPerson; seen?: number; now?: number } = {},
) =>
  sayLeaving(scene.db, {
    actor: { id: by.id, requestId: null },
    personId: by.id,
    now,
    content,
    enrolmentId: scene.enrolment.id,
    expectedRevision: seen,
    wish,
  })
const ask = (scene: Scene, change: Parameters<typeof say>[2] = {}) =>
  say(scene, { leaveOn: LEAVE_ON, reason: '要回老家' }, change)
const asTrainee = ({ enrolment }: Scene, now = DAY_22 + DAY_MS) => ({ traineeId: enrolment.trainee.id, content, now })
const pageOf = async (scene: Scene, now?: number) => (await getLeavingPage(scene.db, asTrainee(scene, now)))!
const record = (scene: Scene, change: Parameters<typeof decide>[3] = {}) =>
  decide(scene, 'withdrawal', 'withdraw', { asked: WITHDRAWAL.asked, effectiveOn: SIGNED_ON, ...change })

async function waitingFor({ db, manager }: Scene, now = DAY_22 + DAY_MS) {
  const viewer = viewerOf(manager)
  const [today, inbox] = [
    await getManagerToday(db, { viewer, courses, now }),
    await getInbox(db, { viewer, courses, now }),
  ]
  const own = <T extends { kind: string }>(lines: readonly T[]) => lines.filter(({ kind }) => kind === 'withdrawal')
  return { today: own(today.waiting), inbox: own(inbox.wanted) }
}

/** Recorded by one manager, confirmed by the other. */
async function left(
  db: Db,
  state: EnrolmentState = 'in_training',
  columns = {},
): Promise<Scene & { decisionId: string }> {
  const scene = await aScene(db, state, columns)
  const decisionId = made(await record(scene))
  expect(await confirm(scene, decisionId, scene.manager2)).toMatchObject({ ok: true })
  expect(await stateOf(scene)).toBe('withdrawn')
  return { ...scene, decisionId }
}

describeDatabases('the wish to leave', (open) => {
  it('reaches the managers and stands on their Today, once, with a date that has not passed', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment, manager, manager2 } = scene
    expect(reasonOf(await ask(scene, { by: manager }))).toBe('not-found')
    expect(reasonOf(await say(scene, { leaveOn: '2026-01-25', reason: '' }))).toBe('date-passed')
    expect(reasonOf(await ask(scene))).toBe('ok')
    expect(reasonOf(await ask(scene))).toBe('stale')
    expect(reasonOf(await ask(scene, { seen: 1 }))).toBe('already-done')
    for (const { id } of [manager, manager2]) expect(await noticeKinds(db, id)).toEqual(['leaving-asked'])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual([])
    const { today, inbox } = await waitingFor(scene)
    expect(today).toMatchObject([{ sinceOn: '2026-01-26', enrolmentId: enrolment.id }])
    expect(inbox).toMatchObject([{ sinceOn: '2026-01-26', declinedId: null }])
    expect(await pageOf(scene)).toMatchObject({ wish: { leaveOn: LEAVE_ON, reason: '要回老家' }, isRecorded: false })
    expect((await getTraineeToday(db, asTrainee(scene)))?.leaving).toEqual({ isRecorded: false, saidAt: DAY_22 })
    expect(await stateOf(scene)).toBe('in_training')
  })

  it('is taken back without a reason, and may be said again', async () => {
    const scene = await aScene((await open()).db, 'final_passed')
    await ask(scene)
    expect(reasonOf(await say(scene, null, { seen: 1, by: scene.manager }))).toBe('not-found')
    expect(reasonOf(await say(scene, null, { seen: 1 }))).toBe('ok')
    expect(reasonOf(await say(scene, null, { seen: 2 }))).toBe('already-done')
    expect(await waitingFor(scene)).toEqual({ today: [], inbox: [] })
    expect(await noticeKinds(scene.db, scene.manager.id)).toEqual(['leaving-asked', 'leaving-taken-back'])
    expect(await pageOf(scene)).toMatchObject({ wish: null, isTakenBack: true })
    expect(reasonOf(await ask(scene, { seen: 2 }))).toBe('ok')
    expect(await auditLines(scene.db, namesOf(scene))).toEqual([
      'ask:leaving trainee',
      'take-back:leaving trainee',
      'ask:leaving trainee',
    ])
    expect((await verifyAudit(scene.db)).fault).toBeNull()
  })

  it('is recorded by a decision that refers to it; from then on two people look at it', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await ask(scene)
    const asked = {
      enrolmentId: scene.enrolment.id,
      kind: 'withdrawal' as const,
      content,
      replaces: false,
      readsAll: true,
    }
    const page = (await getDecisionPage(scene.db, { ...asked, now: DAY_22 + DAY_MS }))!
    expect(page).toMatchObject({ wish: { saidOn: '2026-01-26', leaveOn: LEAVE_ON }, verdicts: ['withdraw'] })
    const decisionId = made(await record(scene))
    expect(reasonOf(await ask(scene, { seen: 1 }))).toBe('already-done')
    expect(await waitingFor(scene)).toEqual({ today: [], inbox: [] })
    expect(await pageOf(scene)).toMatchObject({ wish: null, isRecorded: true })
    const view = await getDecisionView(scene.db, {
      decisionId,
      viewer: scene.manager2,
      courses,
      now: DAY_22 + 2 * DAY_MS,
    })
    expect(view?.wish).toEqual({ saidAt: DAY_22, leaveOn: LEAVE_ON, reason: '要回老家' })
    await confirm(scene, decisionId, scene.manager2)
    expect(await pageOf(scene)).toMatchObject({ ended: true })
    expect(reasonOf(await ask(scene, { seen: 1 }))).toBe('wrong-state')
  })

  it('is taken back until the second person has signed, who has asked: the record lapses, and all hear of it', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment, manager, manager2 } = scene
    await ask(scene)
    const decisionId = made(await record(scene))
    const unasked = confirmDecision(db, {
      ...{ actor: { id: manager2.id, requestId: null }, confirmerId: manager2.id, now: DAY_22 + 2 * DAY_MS },
      ...{ content, decisionId, verdict: 'confirmed', note: '', askedPerson: false },
    })
    expect(await unasked).toEqual(refusal('person-not-asked'))
    expect(await pageOf(scene)).toMatchObject({ isRecorded: true, mayAnswer: false, askers: [manager2.displayName] })
    const later = DAY_22 + 2 * DAY_MS
    expect(reasonOf(await say(scene, null, { seen: 1, now: later }))).toBe('ok')
    expect(await pageOf(scene, later)).toMatchObject({ wish: null, isRecorded: false, voidAt: later })
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('leaving-record-void')
    const filed = { enrolmentId: enrolment.id, traineeId: enrolment.trainee.id, content, now: later }
    expect((await getOwnFile(db, filed))?.decisions).toContainEqual(
      expect.objectContaining({
        id: decisionId,
        lapse: { cause: 'taken-back', at: later, recordedBy: manager.displayName },
      }),
    )
    const view = { decisionId, viewer: manager2, courses, now: later }
    expect((await getDecisionView(db, view))?.lapse).toEqual({ cause: 'taken-back', at: later, changes: [] })
    for (const { id } of [manager, manager2]) expect(await noticeKinds(db, id)).toContain('leaving-taken-back')
    expect(await confirm(scene, decisionId, manager2)).toEqual(refusal('proposal-lapsed'))
    expect(await stateOf(scene)).toBe('in_training')
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('is open again when the second person does not agree, and waits with that proposal', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await ask(scene)
    const decisionId = made(await record(scene))
    await confirm(scene, decisionId, scene.manager2, 'declined', '本人说想再考虑')
    expect(await waitingFor(scene)).toMatchObject({ inbox: [{ declinedId: decisionId }] })
    expect(await pageOf(scene)).toMatchObject({ wish: { leaveOn: LEAVE_ON }, isRecorded: false })
    expect(reasonOf(await say(scene, null, { seen: 1, now: DAY_22 + 3 * DAY_MS }))).toBe('ok')
  })

  it('that was never said is told at once and denied: the record lapses, both hear of it, and until then nothing else is decided', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment, manager, manager2 } = scene
    await aDecision(db, { enrolment, by: manager, kind: 'd1-gate', verdict: 'pass' })
    await testedAt(scene, 'D3', 90)
    const decisionId = made(await record(scene))
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['leaving-recorded'])
    expect(await pageOf(scene)).toMatchObject({ isRecorded: true, mayAnswer: true })
    expect(await decide(scene, 'd3-gate', 'pass')).toEqual(refusal('second-person-needed'))
    const unasked = confirmDecision(db, {
      ...{ actor: { id: manager2.id, requestId: null }, confirmerId: manager2.id, now: DAY_22 + 2 * DAY_MS },
      ...{ content, decisionId, verdict: 'confirmed', note: '', askedPerson: false },
    })
    expect(await unasked).toEqual(refusal('person-not-asked'))
    const deny = (by: BuiltPerson) =>
      denyLeaving(db, {
        ...{ actor: { id: by.id, requestId: null }, personId: by.id, now: DAY_22 + 2 * DAY_MS },
        ...{ content, enrolmentId: enrolment.id },
      })
    expect(reasonOf(await deny(manager))).toBe('not-found')
    expect(reasonOf(await deny(enrolment.trainee))).toBe('ok')
    expect(reasonOf(await deny(enrolment.trainee))).toBe('already-done')
    for (const { id } of [manager, manager2]) expect(await noticeKinds(db, id)).toContain('leaving-denied')
    const filed = { enrolmentId: enrolment.id, traineeId: enrolment.trainee.id, content, now: DAY_22 }
    expect((await getOwnFile(db, filed))?.decisions).toContainEqual(
      expect.objectContaining({
        id: decisionId,
        kind: 'withdrawal',
        lapse: { cause: 'denied', at: DAY_22 + 2 * DAY_MS, recordedBy: manager.displayName },
      }),
    )
    expect(await confirm(scene, decisionId, manager2)).toEqual(refusal('proposal-lapsed'))
    expect(await stateOf(scene)).toBe('in_training')
    expect(await pageOf(scene)).toMatchObject({ isRecorded: false, mayAnswer: false, voidAt: DAY_22 + 2 * DAY_MS })
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['leaving-recorded', 'leaving-record-void'])
    expect(await decide(scene, 'd3-gate', 'pass')).toMatchObject({ ok: true })
  })
})

describeDatabases('a leaving recorded on hearsay', (open) => {
  const answer = (scene: Scene, use: typeof affirmLeaving, by = scene.enrolment.trainee) =>
    use(scene.db, {
      ...{ actor: { id: by.id, requestId: null }, personId: by.id, now: DAY_22 + DAY_MS + 1 },
      ...{ content, enrolmentId: scene.enrolment.id },
    })
  const unasked = ({ db, manager2 }: Scene, decisionId: string) =>
    confirmDecision(db, {
      ...{ actor: { id: manager2.id, requestId: null }, confirmerId: manager2.id, now: DAY_22 + 2 * DAY_MS },
      ...{ content, decisionId, verdict: 'confirmed', note: '', askedPerson: false },
    })

  it('is affirmed by the trainee alone, once, and then by no other word; the second person reads it instead of ticking', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment, manager, manager2 } = scene
    const decisionId = made(await record(scene))
    const seen = () => getDecisionView(db, { decisionId, viewer: manager2, courses, now: DAY_22 + 2 * DAY_MS })
    expect(await seen()).toMatchObject({ isHearsay: true, affirmedAt: null })
    expect(await unasked(scene, decisionId)).toEqual(refusal('person-not-asked'))
    expect(reasonOf(await answer(scene, affirmLeaving, manager))).toBe('not-found')
    expect(reasonOf(await answer(scene, affirmLeaving))).toBe('ok')
    expect(reasonOf(await answer(scene, affirmLeaving))).toBe('already-done')
    expect(reasonOf(await answer(scene, denyLeaving))).toBe('already-done')
    expect(await pageOf(scene)).toMatchObject({ isRecorded: true, mayAnswer: false, isAffirmed: true })
    expect(await seen()).toMatchObject({ isHearsay: true, affirmedAt: DAY_22 + DAY_MS + 1 })
    for (const { id } of [manager, manager2]) expect(await noticeKinds(db, id)).toContain('leaving-affirmed')
    expect(await unasked(scene, decisionId)).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('withdrawn')
    expect(await auditLines(db, namesOf(scene))).toContain('affirm:leaving trainee')
    expect((await verifyAudit(db)).fault).toBeNull()
    const forged = { decision_id: decisionId, affirmed_by: enrolment.trainee.id, affirmed_at: DAY_22 }
    await expect(db.deleteFrom('leaving_affirmation').execute()).rejects.toThrow('append-only')
    await expect(db.insertInto('leaving_affirmation').values(forged).execute()).rejects.toThrow()
  })

  it('is affirmed by nobody in the name of the trainee', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const row = { decision_id: made(await record(scene)), affirmed_at: DAY_22 }
    const by = (affirmed_by: string) =>
      scene.db
        .insertInto('leaving_affirmation')
        .values({ ...row, affirmed_by })
        .execute()
    await expect(by(scene.manager2.id)).rejects.toThrow()
    await expect(by(scene.enrolment.trainee.id)).resolves.toBeDefined()
  })

  it('that they said themselves is not affirmed again', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await ask(scene)
    await record(scene)
    expect(reasonOf(await answer(scene, affirmLeaving))).toBe('already-done')
  })
})

describeDatabases('having left', (open) => {
  it('asks nothing any more: the decision is read, and acknowledged only by who wishes to', async () => {
    const scene = await left((await open()).db)
    expect(await getTraineeToday(scene.db, asTrainee(scene, DAY_22 + 3 * DAY_MS))).toMatchObject({
      toAcknowledge: [],
      failedSteps: [],
      inTraining: false,
      leaving: null,
    })
    const { db, enrolment, decisionId } = scene
    const notices = db.selectFrom('notification').select('payload').where('person_id', '=', enrolment.trainee.id)
    const told = await notices.where('kind', '=', 'leaving-decided').execute()
    expect(told.map(({ payload }) => JSON.parse(payload))).toEqual([{ decisionId, on: SIGNED_ON }])
    const seen = { decisionId, viewer: enrolment.trainee, courses, now: DAY_22 + 3 * DAY_MS }
    expect(await getDecisionView(db, seen)).toMatchObject({ verdict: 'withdraw', own: true })
  })

  const anew = { why: WHY, expectedRevision: 1 }

  it('is superseded by two people: the trainee stays, both decisions are kept, all are told', async () => {
    const scene = await left((await open()).db)
    const { db, enrolment, decisionId } = scene
    expect(await decide(scene, 'withdrawal', 'pass', { expectedRevision: 1 })).toEqual(refusal('invalid-reference'))
    expect(await record(scene, { expectedRevision: 1 })).toEqual(refusal('already-done'))
    expect(await decide(scene, 'withdrawal', 'pass', { ...anew, why: '记错' })).toEqual(refusal('comment-needed'))
    const seen = (id: string) =>
      getDecisionView(db, { decisionId: id, viewer: scene.manager, courses, now: DAY_22 + 3 * DAY_MS })
    expect((await seen(decisionId))?.can.supersede).toBe(true)
    const stays = made(await decide(scene, 'withdrawal', 'pass', anew))
    expect(await stateOf(scene)).toBe('withdrawn')
    expect(await confirm(scene, stays, scene.manager)).toEqual(refusal('second-person-needed'))
    expect(await confirm(scene, stays, scene.manager2)).toMatchObject({ ok: true })
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ state: 'in_training', ended_at: null })
    expect(await seen(decisionId)).toMatchObject({ supersededBy: { id: stays, why: WHY }, can: { supersede: false } })
    expect(await seen(stays)).toMatchObject({ supersedes: { id: decisionId, why: WHY }, verdict: 'pass' })
    expect((await listTransitions(db, enrolment.id)).map((t) => t.event)).toEqual([
      'withdrawn',
      'leaving-training-superseded',
    ])
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('decision-superseded')
    expect(await noticeKinds(db, enrolment.mentor!.id)).toContain('mentee-decision-superseded')
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('can be wished for anew after that, and recorded without replacing anything', async () => {
    const scene = await left((await open()).db)
    await confirm(scene, made(await decide(scene, 'withdrawal', 'pass', anew)), scene.manager2)
    const later = DAY_22 + 4 * DAY_MS
    expect(reasonOf(await ask(scene, { now: later }))).toBe('ok')
    expect((await waitingFor(scene, later)).inbox).toHaveLength(1)
    const again = made(await record(scene, { expectedRevision: 2, now: later + DAY_MS, effectiveOn: '2026-01-31' }))
    const signed = await confirm(scene, again, scene.manager2, 'confirmed', '已向本人核实', later + DAY_MS)
    expect(signed).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('withdrawn')
  })

  it('is recorded anew where it was written wrongly, and ends in having left all the same', async () => {
    const scene = await left((await open()).db, 'final_failed')
    const again = made(await record(scene, { ...anew, asked: { askedOn: '2026-01-20' } }))
    await confirm(scene, again, scene.manager2)
    expect(await stateOf(scene)).toBe('withdrawn')
    const events = (await listTransitions(scene.db, scene.enrolment.id)).map((t) => `${t.event} ${t.to_state}`)
    expect(events).toEqual([
      'withdrawn withdrawn',
      'leaving-final-failed-superseded final_failed',
      'withdrawn withdrawn',
    ])
  })

  it('is written anew from what was recorded', async () => {
    const scene = await left((await open()).db, 'in_training')
    const page = await getDecisionPage(scene.db, {
      ...{ enrolmentId: scene.enrolment.id, kind: 'withdrawal', content, replaces: true, readsAll: true },
      now: DAY_22 + 9 * DAY_MS,
    })
    expect(page?.replaced).toMatchObject({ askedOn: WITHDRAWAL.asked.askedOn })
  })

  it('leads back to a probation with its end', async () => {
    const scene = await left((await open()).db, 'on_probation', { probation_until_on: '2026-03-01' })
    await confirm(scene, made(await decide(scene, 'withdrawal', 'pass', anew)), scene.manager2)
    expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({
      state: 'on_probation',
      probation_until_on: '2026-03-01',
      ended_at: null,
    })
  })
})
