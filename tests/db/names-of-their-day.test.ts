// A record shows people as they were called when they signed it, whatever they are called later.
import { expect, test } from 'vitest'
import { savePerson } from '#app/features/accounts/save-person.server'
import { saveProfile } from '#app/features/accounts/save-profile.server'
import { getAuditPage } from '#app/features/audit/audit-page.server'
import { checkCertificate, getCertificate } from '#app/features/promotion/certificate.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { migrateToLatest } from '#db/migrate'
import { migrations } from '#db/migrations'
import { testContent, testCourses } from '#tests/builders/content'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditAsked } from './audit-lines'
import { acknowledge, afterFinal, aScene, confirm, DAY_22, decide, made, type Scene, testedAt } from './promotion-scene'

const LATER = DAY_22 + 40 * DAY_MS

/** Everybody of the scene marries, and the admin enters the new names. */
async function renameAll(scene: Scene): Promise<void> {
  const admin = await aPerson(scene.db, { roles: ['admin'] })
  const { enrolment, manager, manager2 } = scene
  const people: [BuiltPerson, 'manager' | 'trainee' | 'mentor'][] = [
    [manager, 'manager'],
    [manager2, 'manager'],
    [enrolment.trainee, 'trainee'],
    [enrolment.mentor!, 'mentor'],
  ]
  for (const [person, role] of people) {
    const outcome = await savePerson(scene.db, {
      actor: { id: admin.id, requestId: null },
      now: LATER,
      personId: person.id,
      displayName: `${person.displayName}改名`,
      roles: [role],
    })
    expect(outcome.ok).toBe(true)
  }
}

describeDatabases('names of their day', (open) => {
  test('stay on the sheet of a decision: who decided, who agreed, who read it', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    const id = made(await decide(scene, 'd1-gate', 'eliminate'))
    expect((await confirm(scene, id, scene.manager2)).ok).toBe(true)
    expect((await acknowledge(scene, id)).ok).toBe(true)
    const seen = () =>
      getDecisionView(scene.db, { decisionId: id, viewer: scene.manager, courses: testCourses(), now: LATER + 1 })
    const before = await seen()
    expect(before).toMatchObject({
      deciderName: scene.manager.displayName,
      confirmation: { name: scene.manager2.displayName },
      acknowledgements: [{ name: scene.enrolment.trainee.displayName }],
    })
    await renameAll(scene)
    expect(await seen()).toEqual(before)
  })

  test('stay in the dossier and the audit record: signers, examiners, deciders', async () => {
    const scene = await afterFinal((await open()).db, 88)
    made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-28' }))
    await scene.db
      .insertInto('conduct_entry')
      .values({
        id: 'one',
        enrolment_id: scene.enrolment.id,
        rule_id: 'conduct',
        points: -1,
        note: '迟到',
        occurred_on: '2026-01-20',
        recorded_by: scene.manager2.id,
        recorded_at: DAY_22,
        reverses_id: null,
      })
      .execute()
    const input = { enrolmentId: scene.enrolment.id, viewerId: scene.manager.id, decides: true, content: testContent() }
    const namesIn = async () => {
      const dossier = (await getDossier(scene.db, { ...input, now: LATER + 1 }))!
      const audit = (await getAuditPage(scene.db, {
        enrolmentId: scene.enrolment.id,
        ...auditAsked(),
        checkAll: false,
      }))!
      return {
        signers: dossier.signOffs.flatMap((row) => row.slots.map((slot) => slot.name)),
        examiners: dossier.sheets.flatMap((row) => row.sheets.map((sheet) => sheet.examinerName)),
        waivers: dossier.waivers.map((w) => w.waivedByName),
        ledger: dossier.conduct?.lines.map((line) => line.recorderName),
        deciders: dossier.decisions.map((d) => d.deciderName),
        actors: audit.rows.map((row) => row.actorName),
      }
    }
    const before = await namesIn()
    expect(before.signers).toContain(scene.manager.displayName)
    expect(before.waivers).toContain(scene.manager.displayName)
    expect(before.ledger).toEqual([scene.manager2.displayName])
    expect(before.examiners).toContain(scene.manager2.displayName)
    await renameAll(scene)
    expect(await namesIn()).toEqual(before)
  })

  test('stay on a certificate that is first asked for after the change, and its number has one fingerprint for ever', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const { db, enrolment } = scene
    await db
      .insertInto('decision')
      .values({
        id: 'ABCDEF012345',
        enrolment_id: enrolment.id,
        kind: 'promotion',
        revision: 1,
        verdict: 'promote',
        reason: '旧的决定，没有留下名字',
        due_on: null,
        effective_on: '2026-01-28',
        evidence: '{}',
        trainee_id: enrolment.trainee.id,
        decided_by: scene.manager.id,
        decided_at: DAY_22 + DAY_MS,
      })
      .execute()
    await db.updateTable('enrolment').set({ state: 'promoted', promoted_on: '2026-01-28', ended_at: LATER }).execute()
    await renameAll(scene)
    const asked = () => getCertificate(db, { enrolmentId: enrolment.id, content: testContent(), now: LATER + 1 })
    const first = (await asked())!
    expect(first).toMatchObject({
      traineeName: enrolment.trainee.displayName,
      mentorName: enrolment.mentor!.displayName,
      deciderName: scene.manager.displayName,
    })
    const again = { actor: { id: enrolment.trainee.id, requestId: null }, personId: enrolment.trainee.id }
    await saveProfile(db, { ...again, now: LATER + 2, displayName: '又一个名字', locale: 'zh-CN', theme: 'system' })
    expect(await asked()).toEqual(first)
    expect(await checkCertificate(db, { number: first.id, hash: first.hash })).toMatchObject({ state: 'valid' })
  })

  test('are learnt from the audit log for whoever was renamed before they were kept', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const person = await aPerson(db, { display_name: '原名' })
    const actor = { id: person.id, requestId: null }
    const rename = (displayName: string, now: number) =>
      saveProfile(db, { actor, now, personId: person.id, displayName, locale: 'zh-CN', theme: 'system' })
    await rename('第二名', DAY_22)
    await rename('第二名', DAY_22 + 1)
    await rename('第三名', DAY_22 + DAY_MS)
    const kept = () => db.selectFrom('former_name').selectAll().orderBy('until_at').execute()
    const before = await kept()
    expect(before.map((row) => row.name)).toEqual(['原名', '第二名'])
    await migrations['013-kept-terms']!.down!(db)
    await migrations['013-kept-terms']!.up(db)
    expect(await kept()).toEqual(before)
  })
})
