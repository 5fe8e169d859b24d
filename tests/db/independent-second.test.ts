// The second person is really a second one: not of the proposer's making, not late, not a mentor of the trainee, for every act that takes two.
import { expect, test } from 'vitest'
import { createPerson } from '#app/features/accounts/create-person.server'
import type { Role } from '#app/features/accounts/permissions'
import { resetPassword } from '#app/features/accounts/reset-password.server'
import { savePerson } from '#app/features/accounts/save-person.server'
import { confirmVoiding } from '#app/features/promotion/confirm-voiding.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { nameConfirmer } from '#app/features/promotion/name-confirmer.server'
import { voidExam } from '#app/features/promotion/void-exam.server'
import { getVoidingView } from '#app/features/promotion/voidings.server'
import { listConfirmationsToday, listVoidingsToday } from '#app/features/today/team-today.server'
import type { Db } from '#db/connect'
import { findPerson } from '#db/queries/accounts'
import { findAttempt, updateAttempt } from '#db/queries/attempts'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { testCourses } from '#tests/builders/content'
import { anAttempt } from '#tests/builders/exam'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { anExamResult, aReadyEnrolment } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { noticeKinds } from './notice-kinds'
import { aScene, confirm, DAY_22, decide, made, refusal, type Scene, stateOf, testedAt } from './promotion-scene'

const PROPOSED_AT = DAY_22 + DAY_MS
const REASON = '开考十分钟后考场停电'
const WHY = '公司老板，和这件事没有关系'
const dependent = (detail: string) => expect.objectContaining({ reason: 'second-not-independent', detail })

describeDatabases('an independent second person', (open) => {
  /** The proposer runs the computers too, as in a small house. */
  async function aHouseOf(): Promise<Scene> {
    const { db } = await open()
    const scene = await aScene(db, 'in_training')
    await testedAt(scene, 'D1', 30)
    await db.insertInto('person_role').values({ person_id: scene.manager.id, role: 'admin' }).execute()
    return scene
  }
  const propose = async (scene: Scene) => made(await decide(scene, 'd1-gate', 'eliminate', { now: PROPOSED_AT }))
  const account = (db: Db, by: BuiltPerson, roles: readonly Role[], now: number) => makeAccount(db, { by, roles, now })

  test('is none whose account or role the proposer gave, or who got it only afterwards', async () => {
    const scene = await aHouseOf()
    const { db, manager } = scene
    const admin = await aPerson(db, { roles: ['admin'] })
    const puppet = await account(db, manager, ['manager'], NOW)
    const lifted = await giveRoles(db, { by: manager, to: await aPerson(db), roles: ['manager', 'trainee'], now: NOW })
    const sound = await account(db, admin, ['manager'], NOW)
    const id = await propose(scene)
    const late = await account(db, admin, ['manager'], PROPOSED_AT + 1)
    const seized = await account(db, admin, ['manager'], NOW)
    const reset = { actor: { id: manager.id, requestId: null }, now: PROPOSED_AT + 1, wallNow: NOW }
    expect(await resetPassword(db, { ...reset, personId: seized.id })).toMatchObject({ ok: true })

    expect(await confirm(scene, id, puppet)).toEqual(dependent('opened-by-proposer'))
    expect(await confirm(scene, id, lifted)).toEqual(dependent('given-by-proposer'))
    expect(await confirm(scene, id, late)).toEqual(dependent('given-late'))
    expect(await confirm(scene, id, seized)).toEqual(dependent('opened-by-proposer'))
    for (const person of [puppet, lifted, late, seized]) {
      expect(await listConfirmationsToday(db, viewerOf(person))).toEqual([])
      const view = await viewOf(db, id, person)
      expect(view).toMatchObject({ can: { confirm: false }, dependence: expect.any(String) })
    }
    // Another role beside it leaves the one that counts as it was.
    await giveRoles(db, { by: admin, to: sound, roles: ['manager', 'mentor'], now: PROPOSED_AT + 2 })
    expect(await listConfirmationsToday(db, viewerOf(sound))).toHaveLength(1)
    expect(await noticeKinds(db, puppet.id)).toEqual([])
    expect(await noticeKinds(db, sound.id)).toContain('confirmation-wanted')
    expect(await confirm(scene, id, sound)).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('eliminated')
  })

  test('is no admin, though a manager as well, and nobody named for personnel by the proposer', async () => {
    const scene = await aHouseOf()
    const { db, manager, manager2, enrolment } = scene
    await db.insertInto('person_role').values({ person_id: manager2.id, role: 'admin' }).execute()
    const office = { cohort_id: enrolment.cohort.id, activity_id: 'D01-6', role: 'hr' as const }
    const own = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { ...office, person_id: own.id, created_by: manager.id })
    const late = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { ...office, person_id: late.id, created_at: PROPOSED_AT + 1 })
    const id = await propose(scene)
    expect(await confirm(scene, id, manager2)).toEqual(dependent('runs-computers'))
    expect(await confirm(scene, id, own)).toEqual(dependent('given-by-proposer'))
    expect(await confirm(scene, id, late)).toEqual(dependent('given-late'))
    // Nobody is left, which is said to every manager; whom the proposer has named may be asked by name and with a reason.
    const view = (await viewOf(db, id, manager))!
    expect(view.nameable?.map((person) => person.id)).toEqual(expect.arrayContaining([own.id, late.id]))
    expect(view.nameable?.map((person) => person.id)).not.toContain(manager2.id)
    expect(await ask(scene, { decisionId: id }, manager2)).toEqual(dependent('runs-computers'))
    expect(await ask(scene, { decisionId: id }, own)).toMatchObject({ ok: true })
    expect(await confirm(scene, id, own)).toMatchObject({ ok: true })
  })

  test('is no mentor of this trainee, now or ever, nor one who signed or marked as a mentor', async () => {
    const scene = await aHouseOf()
    const { db, enrolment, manager, manager2 } = scene
    const both = { roles: ['mentor', 'manager'] as const }
    const [now, earlier, before, signer, examiner, marker, judge, stranger] = await Promise.all([
      aPerson(db, both),
      aPerson(db, both),
      aPerson(db, both),
      aPerson(db, both),
      aPerson(db, both),
      aPerson(db, both),
      aPerson(db, both),
      aPerson(db, both),
    ])
    await db.updateTable('enrolment').set({ mentor_id: now.id }).where('id', '=', enrolment.id).execute()
    const rows = soundRows({
      enrolment: enrolment.id,
      trainee: enrolment.trainee.id,
      mentor: signer.id,
      manager: manager2.id,
    })
    const change = { ...rows.mentor_change, from_mentor_id: earlier.id }
    await db
      .insertInto('mentor_change')
      .values([
        { ...change, event: 'accepted', mentor_id: before.id },
        // Whoever declined has taught nobody.
        { ...change, id: 'declined', revision: 2, event: 'declined', mentor_id: stranger.id },
      ])
      .execute()
    await db
      .insertInto('sign_off')
      .values({ ...rows.sign_off, activity_id: 'D02-1' })
      .execute()
    await db
      .insertInto('rubric_sheet')
      .values({ ...rows.rubric_sheet, activity_id: 'D04-1', examiner_id: examiner.id })
      .execute()
    await db
      .insertInto('rubric_sheet')
      .values({ ...rows.rubric_sheet, id: 'by-manager', activity_id: 'D04-2', examiner_id: manager2.id })
      .execute()
    await db
      .insertInto('mark')
      .values({ ...rows.mark, attempt_id: await aPaper(db, enrolment.id), marker_id: marker.id })
      .execute()
    await aRuling(db, rows.drill, judge.id)
    const id = await propose(scene)
    for (const person of [now, earlier, before, signer, examiner, marker, judge])
      expect(await confirm(scene, id, person)).toEqual(dependent('taught'))
    expect(await confirm(scene, id, manager)).toEqual(refusal('second-person-needed'))
    // A manager who examined as one is the second person all the same.
    expect(await listConfirmationsToday(db, viewerOf(manager2))).toHaveLength(1)
    expect(await confirm(scene, id, stranger)).toMatchObject({ ok: true })
  })

  test('annuls a paper under the same rule, and is asked by name where nobody is left', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager', 'admin'] })
    const scene = { db, enrolment, manager, manager2: manager }
    const puppet = await account(db, manager, ['manager'], NOW)
    const mentor = enrolment.mentor!
    await db.insertInto('person_role').values({ person_id: mentor.id, role: 'manager' }).execute()
    const owner = await aPerson(db, { roles: ['delegate'] })
    const { id: attemptId } = await anAttempt(db, enrolment, { exam: 'final', now: PROPOSED_AT - DAY_MS })
    await anAnswer(db, attemptId)
    const actor = { id: manager.id, requestId: null }
    const outcome = await voidExam(db, { actor, now: PROPOSED_AT, attemptId, reason: REASON })
    const voidingId = outcome.ok ? outcome.value.proposedId! : ''
    // Under way with an answer: proposed only, and it goes on.
    const attempt = (await findAttempt(db, attemptId))!
    expect(attempt.state).toBe('in_progress')
    // The engine asks for the second person, too.
    const alone = inTransaction(db, (tx) => updateAttempt(tx, attemptId, attempt.revision, { state: 'voided' }))
    await expect(alone).rejects.toThrow()
    const say = (by: BuiltPerson) =>
      confirmVoiding(db, {
        ...{ actor: { id: by.id, requestId: null }, now: PROPOSED_AT + 2, voidingId },
        ...{ verdict: 'confirmed' as const, note: '' },
      })
    expect(await say(puppet)).toEqual(dependent('opened-by-proposer'))
    expect(await say(mentor)).toEqual(dependent('taught'))
    expect(await say(owner)).toEqual(refusal('not-allowed'))
    const view = (by: BuiltPerson) => getVoidingView(db, { voidingId, viewer: viewerOf(by) })
    expect(await view(owner)).toBeNull()
    expect(await view(puppet)).toMatchObject({ canConfirm: false, dependence: 'opened-by-proposer', isStuck: true })
    const ids = (await view(manager))!.nameable!.map((person) => person.id)
    expect(ids).toContain(owner.id)
    for (const not of [manager, puppet, mentor, enrolment.trainee]) expect(ids).not.toContain(not.id)
    const inboxOf = async (by: BuiltPerson) =>
      (await getInbox(db, { viewer: viewerOf(by), courses: testCourses(), now: PROPOSED_AT })).voidings
    expect(await inboxOf(puppet)).toMatchObject([{ isStuck: true, isAsked: false }])

    expect(await ask(scene, { voidingId }, mentor)).toEqual(dependent('taught'))
    expect(await ask(scene, { voidingId }, owner, puppet)).toMatchObject({ ok: true })
    expect(await ask(scene, { voidingId }, owner)).toEqual(refusal('colleague-confirms'))
    expect(await noticeKinds(db, owner.id)).toEqual(['voiding-second-asked'])
    expect(await listVoidingsToday(db, viewerOf(owner))).toMatchObject([{ voidingId }])
    expect(await view(owner)).toMatchObject({ canConfirm: true, named: [{ reason: WHY }], nameable: null })
    expect(await say(owner)).toMatchObject({ ok: true })
    expect((await findAttempt(db, attemptId))?.state).toBe('voided')
    expect(await ask(scene, { voidingId }, owner)).toEqual(refusal('already-done'))
    await expect(db.deleteFrom('named_second').execute()).rejects.toThrow('append-only')
  })
})

function viewOf(db: Db, decisionId: string, by: BuiltPerson) {
  return getDecisionView(db, { decisionId, viewer: viewerOf(by), courses: testCourses(), now: PROPOSED_AT + 2 })
}

function ask(
  scene: Scene,
  proposal: Parameters<typeof nameConfirmer>[1]['proposal'],
  person: BuiltPerson,
  by = scene.manager,
) {
  const actor = { id: by.id, requestId: null }
  const command = { actor, namer: by, now: PROPOSED_AT + 1, proposal, confirmerId: person.id, reason: WHY }
  return nameConfirmer(scene.db, command)
}

async function makeAccount(
  db: Db,
  { by, roles, now }: { by: BuiltPerson; roles: readonly Role[]; now: number },
): Promise<BuiltPerson> {
  const { username, displayName } = await aPerson(db, { status: 'deactivated' })
  const named = { username: `${username}-own`, displayName: `${displayName}号` }
  const made = await createPerson(db, { ...named, actor: { id: by.id, requestId: null }, now, roles })
  if (!made.ok) throw new Error(made.reason)
  return { id: (await findPerson(db, made.value.personId))!.id, ...named, roles }
}

async function giveRoles(db: Db, input: { by: BuiltPerson; to: BuiltPerson; roles: readonly Role[]; now: number }) {
  const { by, to, roles, now } = input
  const actor = { id: by.id, requestId: null }
  const saved = await savePerson(db, { actor, now, personId: to.id, displayName: to.displayName, roles })
  if (!saved.ok) throw new Error(saved.reason)
  return { ...to, roles }
}

function aPaper(db: Db, enrolment_id: string) {
  return anExamResult(db, { enrolment_id, kind: 'stage', percent: 90 })
}

async function aRuling(db: Db, drill: ReturnType<typeof soundRows>['drill'], ruled_by: string) {
  const { id: drill_id, enrolment_id } = drill
  const question = { id: 'q', drill_id, position: 1, enrolment_id, subject: 'point:a', origin: 'open' as const }
  const none = { reason: null, asked_by: null, answered_at: null }
  await db
    .insertInto('drill')
    .values({ ...drill, activity_id: 'D03-2' })
    .execute()
  await db
    .insertInto('card_question')
    .values({ ...question, ...none, asked_at: NOW })
    .execute()
  const ruling = {
    id: 'r',
    question_id: 'q',
    is_yes: 1 as const,
    note: null,
    ruled_by,
    ruled_at: NOW,
    supersedes: null,
  }
  await db.insertInto('card_ruling').values(ruling).execute()
}

function anAnswer(db: Db, attemptId: string) {
  const row = {
    attempt_id: attemptId,
    position: 1,
    value: '"a"',
    revision: 1,
    writer: 'tab-aaaa',
    saved_at: PROPOSED_AT,
  }
  return db.insertInto('attempt_answer').values(row).execute()
}
