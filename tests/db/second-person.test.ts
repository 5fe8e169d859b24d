// In a house with one manager and nobody for personnel a proposal waits for whoever is asked, and for nobody in silence.
import { expect, test } from 'vitest'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox, listProposals } from '#app/features/promotion/inbox.server'
import { checkDecision, type MakeDecisionInput } from '#app/features/promotion/make-decision.server'
import { nameConfirmer } from '#app/features/promotion/name-confirmer.server'
import { getManagerToday, listConfirmationsToday } from '#app/features/today/team-today.server'
import { aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { noticeKinds } from './notice-kinds'
import { aScene, DAY_22, decide, made, refusal, type Scene, stateOf, testedAt } from './promotion-scene'

const NOW = DAY_22 + DAY_MS
const WHY = '公司老板，和这件事没有关系'

describeDatabases('a proposal in a house with one manager', (open) => {
  async function alone() {
    const { db } = await open()
    const scene = await aScene(db, 'in_training')
    await testedAt(scene, 'D1', 30)
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', scene.manager2.id).execute()
    const owner = await aPerson(db, { roles: ['delegate'] })
    const decisionId = made(await decide(scene, 'd1-gate', 'eliminate', { now: NOW }))
    const view = (viewer: BuiltPerson, id = decisionId) =>
      getDecisionView(db, { decisionId: id, viewer, courses: testCourses(), now: NOW })
    const ask = (person: BuiltPerson, by = scene.manager) =>
      nameConfirmer(db, {
        actor: { id: by.id, requestId: null },
        namer: by,
        now: NOW + 1,
        proposal: { decisionId },
        confirmerId: person.id,
        reason: WHY,
      })
    const say = (person: BuiltPerson, verdict: 'confirmed' | 'declined' = 'confirmed') =>
      confirmDecision(db, {
        askedPerson: true,
        actor: { id: person.id, requestId: null },
        confirmerId: person.id,
        now: NOW + 2,
        content: testContent(),
        decisionId,
        verdict,
        note: '材料都看过了',
      })
    return { db, scene, owner, decisionId, view, ask, say }
  }

  test('says so before the signature, on the decision, in the inbox and on Today', async () => {
    const { db, scene, owner, decisionId, view } = await alone()
    const input = { viewer: viewerOf(scene.manager), courses: testCourses(), now: NOW }
    expect((await getInbox(db, input)).ownProposals).toMatchObject([{ decisionId, isStuck: true }])
    expect((await getManagerToday(db, input)).stuck).toMatchObject([{ decisionId }])
    const { nameable } = (await view(scene.manager))!
    const ids = nameable!.map((person) => person.id)
    expect(ids).toContain(owner.id)
    for (const not of [scene.manager, scene.manager2, scene.enrolment.mentor!, scene.enrolment.trainee])
      expect(ids).not.toContain(not.id)
    // Somebody for personnel in another cohort is nobody here.
    await aDelegation(db, {
      cohort_id: scene.enrolment.cohort.id,
      activity_id: 'D01-6',
      person_id: owner.id,
      role: 'hr',
    })
    expect((await view(scene.manager))!.nameable).toBeNull()
    expect((await getManagerToday(db, input)).stuck).toEqual([])
  })

  test('warns who is about to sign it', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const command = proposalOf(scene)
    expect(await checkDecision(db, command)).toMatchObject({ value: { proposes: true, nobodyConfirms: false } })
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', scene.manager2.id).execute()
    expect(await checkDecision(db, command)).toMatchObject({ value: { proposes: true, nobodyConfirms: true } })
  })

  test('is confirmed by whoever was asked, who reads this case until then and no other', async () => {
    const { db, scene, owner, decisionId, view, ask, say } = await alone()
    const isAsked = async () => (await findEnrolmentRelation(db, scene.enrolment.id, owner.id))!.isAsked
    expect(await view(owner)).toBeNull()
    expect(await isAsked()).toBe(false)
    expect(await say(owner)).toEqual(refusal('not-allowed'))
    expect(await ask(scene.enrolment.mentor!)).toEqual(refusal('second-not-independent'))
    expect(await ask(scene.manager)).toEqual(refusal('second-person-needed'))
    expect(await ask(await aPerson(db, { roles: ['admin'] }))).toEqual(refusal('invalid-reference'))
    expect(await ask(owner, scene.enrolment.mentor!)).toEqual(refusal('not-allowed'))
    expect(await ask(owner)).toMatchObject({ ok: true })
    expect(await ask(await aPerson(db, { roles: ['delegate'] }))).toEqual(refusal('colleague-confirms'))

    expect(await noticeKinds(db, owner.id)).toEqual(['second-person-asked'])
    expect(await listConfirmationsToday(db, owner)).toMatchObject([{ decisionId }])
    expect(await isAsked()).toBe(true)
    expect(await view(owner)).toMatchObject({ can: { confirm: true, readCase: true }, named: [{ reason: WHY }] })
    expect((await view(scene.manager))!.nameable).toBeNull()
    const stranger = await aScene(db, 'in_training')
    expect((await findEnrolmentRelation(db, stranger.enrolment.id, owner.id))!.isAsked).toBe(false)

    const earlier = await aDecision(db, {
      enrolment: scene.enrolment,
      by: scene.manager,
      kind: 'raised-targets',
      verdict: 'targets',
    })
    expect(await view(owner, earlier)).toMatchObject({ can: { confirm: false, readCase: false } })

    expect(await say(owner)).toMatchObject({ ok: true })
    expect(await view(owner, earlier)).toBeNull()
    expect(await stateOf(scene)).toBe('eliminated')
    expect(await isAsked()).toBe(false)
    expect(await listProposals(db, owner)).toEqual([])
    expect(await view(owner)).toMatchObject({ can: { confirm: false, readCase: false } })
    expect((await view(scene.enrolment.trainee))!.named).toEqual([])
  })

  test('that was declined leaves nothing open for the next one', async () => {
    const { db, scene, owner, decisionId, ask, say, view } = await alone()
    expect(await ask(owner)).toMatchObject({ ok: true })
    expect(await say(owner, 'declined')).toMatchObject({ ok: true })
    expect(await ask(owner)).toEqual(refusal('already-done'))
    expect(await noticeKinds(db, scene.manager.id)).toContain('proposal-declined')
    const inbox = await getInbox(db, { viewer: viewerOf(scene.manager), courses: testCourses(), now: NOW + 3 })
    expect(inbox.wanted).toContainEqual(expect.objectContaining({ kind: 'd1-gate', declinedId: decisionId, days: 0 }))
    const next = made(await decide(scene, 'd1-gate', 'eliminate', { now: NOW + 3, expectedRevision: 1 }))
    expect((await findEnrolmentRelation(db, scene.enrolment.id, owner.id))!.isAsked).toBe(false)
    expect(await view(owner, next)).toBeNull()
    expect(await listProposals(db, owner)).toEqual([])
    expect((await view(scene.manager, next))!.nameable).not.toBeNull()
  })

  test('is asked of somebody else once the one who was asked is gone', async () => {
    const { db, scene, owner, ask, say, view } = await alone()
    expect(await ask(owner)).toMatchObject({ ok: true })
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', owner.id).execute()
    expect((await view(scene.manager))!.nameable).not.toBeNull()
    const partner = await aPerson(db, { roles: ['mentor'] })
    expect(await ask(partner)).toMatchObject({ ok: true })
    expect(await say(partner)).toMatchObject({ ok: true })
  })
})

function proposalOf(scene: Scene): MakeDecisionInput {
  return {
    actor: { id: scene.manager.id, requestId: null },
    decider: scene.manager,
    now: NOW,
    content: testContent(),
    enrolmentId: scene.enrolment.id,
    kind: 'd1-gate',
    verdict: 'eliminate',
    expectedRevision: 0,
    reason: '两次测试都没有到线，本人也不愿意继续',
    dueOn: null,
    effectiveOn: null,
    fromOn: null,
    ownerId: null,
    asked: {},
    why: null,
    sentence: '',
  }
}
