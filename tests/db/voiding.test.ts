// A paper that was sat is annulled by two people, and that stands wherever the trainee is decided about.
import { expect, it } from 'vitest'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getResultView } from '#app/features/grading/results.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { confirmVoiding } from '#app/features/promotion/confirm-voiding.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { makeDecision } from '#app/features/promotion/make-decision.server'
import { voidExam } from '#app/features/promotion/void-exam.server'
import { findVoidings, getVoidingView } from '#app/features/promotion/voidings.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { listVoidingsToday } from '#app/features/today/team-today.server'
import type { Db } from '#db/connect'
import { findAttempt, updateAttempt } from '#db/queries/attempts'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { anAttempt, examContent, rightAnswer } from '#tests/builders/exam'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { start } from './exam-acts'
import { noticeKinds } from './notice-kinds'
import { WITHDRAWAL } from './promotion-scene'
import { reasonOf } from './reason-of'

const AT = NOW + 21 * DAY_MS
const REASON = '开考十分钟后考场停电'

interface Scene {
  db: Db
  enrolment: BuiltEnrolment
  manager: BuiltPerson
  hr: BuiltPerson
  attemptId: string
}

/** The final, handed in with everything right or, without answers, left to the clock. */
async function sat(db: Db, handsIn = true): Promise<Scene> {
  const enrolment = await aReadyEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  const hr = await aPerson(db, { roles: ['delegate'] })
  await aDelegation(db, { cohort_id: enrolment.cohort.id, activity_id: 'D01-1', role: 'hr', person_id: hr.id })
  const { id: attemptId, form } = await anAttempt(db, enrolment, { exam: 'final', now: AT })
  if (handsIn) {
    const answers = form.questions.map((question) => ({
      ...{ position: question.position, item: question.item.id, revision: 1, seen: 0 },
      ...{ answer: rightAnswer(question), flagged: false },
    }))
    const actor = { id: enrolment.trainee.id, requestId: null }
    await submitAttempt(db, { actor, now: AT + MINUTE_MS, attemptId, writer: 'tab-aaaa', answers })
  }
  return { db, enrolment, manager, hr, attemptId }
}

const annul = ({ db, attemptId }: Scene, by: BuiltPerson) =>
  voidExam(db, { actor: { id: by.id, requestId: null }, now: AT + DAY_MS, attemptId, reason: REASON })

async function proposed(scene: Scene): Promise<string> {
  const outcome = await annul(scene, scene.manager)
  if (!outcome.ok || outcome.value.proposedId === null) throw new Error('not proposed')
  return outcome.value.proposedId
}

const say = (
  { db }: Scene,
  voidingId: string,
  by: BuiltPerson,
  verdict: 'confirmed' | 'declined' = 'confirmed',
  note = '问过考场的人',
) => confirmVoiding(db, { actor: { id: by.id, requestId: null }, now: AT + 2 * DAY_MS, voidingId, verdict, note })

const stateOf = async ({ db, attemptId }: Scene) => (await findAttempt(db, attemptId))?.state

describeDatabases('annulling a paper', (open) => {
  it('that was sat takes a second person, and opens no second one before', async () => {
    const scene = await sat((await open()).db)
    const { db, enrolment, manager, hr } = scene
    const admin = await aPerson(db, { roles: ['admin'] })
    expect(reasonOf(await annul(scene, enrolment.trainee))).toBe('self-signing')
    const id = await proposed(scene)
    expect(await stateOf(scene)).toBe('submitted')
    expect(reasonOf(await annul(scene, manager))).toBe('already-done')
    expect(reasonOf(await start(db, enrolment, 'final', AT + DAY_MS))).toBe('already-done')
    expect(await noticeKinds(db, hr.id)).toContain('voiding-proposed')
    expect(await noticeKinds(db, enrolment.trainee.id)).not.toContain('paper-voided')

    const refused = [manager, enrolment.trainee, admin]
    expect(await Promise.all(refused.map(async (by) => reasonOf(await say(scene, id, by))))).toEqual([
      'second-person-needed',
      'self-signing',
      'not-allowed',
    ])
    await db.insertInto('person_role').values({ person_id: enrolment.mentor!.id, role: 'manager' }).execute()
    expect(reasonOf(await say(scene, id, enrolment.mentor!))).toBe('second-not-independent')
    expect(await say(scene, id, hr)).toMatchObject({ ok: true })
    expect(reasonOf(await say(scene, id, hr))).toBe('already-done')
    expect(await stateOf(scene)).toBe('voided')
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('paper-voided')
    expect(await noticeKinds(db, manager.id)).toContain('voiding-answered')
    // The way to another one is open; the small bank of the tests has no second set.
    expect(reasonOf(await start(db, enrolment, 'final', AT))).toBe('too-few-items')
    const names = { [manager.id]: 'manager', [hr.id]: 'hr', [enrolment.trainee.id]: 'trainee' }
    expect((await auditLines(db, names)).filter((line) => line.includes('void'))).toEqual([
      'propose-void:attempt manager',
      'confirm-void:attempt hr',
      'void:attempt hr',
    ])
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('stays when the second person does not agree, and may be proposed again', async () => {
    const scene = await sat((await open()).db)
    const id = await proposed(scene)
    expect(reasonOf(await say(scene, id, scene.hr, 'declined', ' '))).toBe('comment-needed')
    expect(await say(scene, id, scene.hr, 'declined', '那天没有停电')).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('submitted')
    expect((await findVoidings(scene.db, scene.attemptId)).lines).toEqual([])
    expect(await proposed(scene)).not.toBe(id)
  })

  it('cannot be done beside the rules: the engine asks for the second person too', async () => {
    const scene = await sat((await open()).db)
    const { db, attemptId } = scene
    const attempt = (await findAttempt(db, attemptId))!
    const change = () => inTransaction(db, (tx) => updateAttempt(tx, attemptId, attempt.revision, { state: 'voided' }))
    await expect(change()).rejects.toThrow()
    const id = await proposed(scene)
    await expect(change()).rejects.toThrow()
    const word = { voiding_id: id, trainee_id: scene.enrolment.trainee.id, verdict: 'confirmed' as const, note: null }
    const confirmed = (voided_by: string, confirmed_by: string) =>
      db
        .insertInto('attempt_voiding_confirmation')
        .values({ ...word, voided_by, confirmed_by, confirmed_at: AT })
        .execute()
    await expect(confirmed(scene.manager.id, scene.manager.id)).rejects.toThrow()
    await expect(confirmed(scene.hr.id, scene.manager.id)).rejects.toThrow()
    await confirmed(scene.manager.id, scene.hr.id)
    await expect(db.deleteFrom('attempt_voiding_confirmation').execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('attempt_voiding').set({ reason: '别的原因' }).execute()).rejects.toThrow('append-only')
    await change()
    expect(await stateOf(scene)).toBe('voided')
  })

  it('that nobody has sat takes one person, and is shown all the same', async () => {
    const scene = await sat((await open()).db, false)
    const { db, enrolment, manager, attemptId } = scene
    expect(await annul(scene, manager)).toEqual({ ok: true, value: { proposedId: null } })
    expect(await stateOf(scene)).toBe('voided')
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('paper-voided')
    const { lines } = await findVoidings(db, attemptId)
    expect(lines).toMatchObject([{ state: 'voided', reason: REASON, byName: manager.displayName, second: null }])
  })

  it('waits in the inbox and on Today of whoever may agree, without the name of a blind paper', async () => {
    const scene = await sat((await open()).db)
    const { db, enrolment, manager, hr } = scene
    const id = await proposed(scene)
    const inboxOf = async (person: BuiltPerson) =>
      (await getInbox(db, { viewer: viewerOf(person), courses: testCourses(), now: AT + 2 * DAY_MS })).voidings
    expect(await inboxOf(hr)).toMatchObject([{ id, isOwn: false, isAsked: true, days: 1 }])
    expect(await inboxOf(manager)).toMatchObject([{ id, isOwn: true, isAsked: false, isStuck: false }])
    expect(JSON.stringify(await inboxOf(hr))).not.toContain(enrolment.trainee.displayName)
    expect(await listVoidingsToday(db, viewerOf(hr))).toMatchObject([{ voidingId: id }])
    expect(await listVoidingsToday(db, viewerOf(manager))).toEqual([])
    const viewOf = (person: BuiltPerson) => getVoidingView(db, { voidingId: id, viewer: viewerOf(person) })
    expect(await viewOf(hr)).toMatchObject({ canConfirm: true, reason: REASON, isHandedIn: true })
    expect(await viewOf(manager)).toMatchObject({ canConfirm: false, isOwn: true })
    for (const stranger of [enrolment.trainee, enrolment.mentor!, await aPerson(db, { roles: ['admin'] })])
      expect(await viewOf(stranger)).toBeNull()
  })

  it('stands with both names and the reason beside decisions, in what they keep, in the file and on the result', async () => {
    const scene = await sat((await open()).db)
    const { db, enrolment, manager, hr, attemptId } = scene
    await say(scene, await proposed(scene), hr)
    const wanted = [
      {
        attemptId,
        state: 'voided',
        reason: REASON,
        byName: manager.displayName,
        second: { name: hr.displayName, note: '问过考场的人' },
      },
    ]
    const content = testContent()
    const now = AT + 3 * DAY_MS
    const asked = { enrolmentId: enrolment.id, content, now }
    const page = await getDecisionPage(db, { ...asked, kind: 'withdrawal', replaces: false, readsAll: true })
    expect(page?.voided).toMatchObject(wanted)
    const dossier = await getDossier(db, { ...asked, viewerId: manager.id, decides: true })
    expect(dossier?.voided).toMatchObject(wanted)
    expect((await getOwnFile(db, { ...asked, traineeId: enrolment.trainee.id }))?.voided).toMatchObject(wanted)
    const result = { attemptId, content: examContent(), now, viewerId: enrolment.trainee.id }
    expect(await getResultView(db, result)).toMatchObject({ state: 'voided', released: null })
    const actor = { id: manager.id, requestId: null }
    const left = await makeDecision(db, { ...WITHDRAWAL, ...asked, actor, decider: manager })
    if (!left.ok) throw new Error(left.reason)
    const sheet = { decisionId: left.value.decisionId, viewer: viewerOf(manager), courses: testCourses(), now }
    expect((await getDecisionView(db, sheet))?.evidence.voided).toMatchObject(wanted)
  })
})
