import { describe, expect, test } from 'vitest'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { checkCertificate, getCertificate } from '#app/features/promotion/certificate.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { updatePerson } from '#db/queries/accounts'
import { findEnrolment, listTransitions } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { aPerson } from '#tests/builders/person'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import {
  acknowledge,
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
} from './promotion-scene'

const WHY = '签字时日期写错了，应当是另一天'
const at = (on: string) => Date.parse(`${on}T00:30:00+08:00`)
const dayOf = (scene: Scene, on: string) => takeEffectOnTheDay(scene.db, { now: at(on), courses: testCourses() })
const certificateOf = (scene: Scene, now = at('2026-02-20')) =>
  getCertificate(scene.db, { enrolmentId: scene.enrolment.id, content: testContent(), now })
const noticesTo = async (scene: Scene, id: string) =>
  (
    await scene.db.selectFrom('notification').select('kind').where('person_id', '=', id).orderBy('created_at').execute()
  ).map((n) => n.kind)

describeDatabases('a promotion', (open) => {
  test('takes effect on its day where the cohort is, once, and not before', async () => {
    const scene = await afterFinal((await open()).db, 88)
    made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-10' }))
    expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({
      state: 'final_passed',
      promoted_on: null,
      ended_at: null,
    })
    expect(await certificateOf(scene, at('2026-02-09'))).toBeNull()
    // Half past midnight in China is still the evening before in Greenwich.
    expect(await takeEffectOnTheDay(scene.db, { now: at('2026-02-10') - 3_600_000, courses: testCourses() })).toBe(0)
    expect(await stateOf(scene)).toBe('final_passed')
    expect(await Promise.all([dayOf(scene, '2026-02-10'), dayOf(scene, '2026-02-10')])).toContain(1)
    expect(await dayOf(scene, '2026-02-11')).toBe(0)
    expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({
      state: 'promoted',
      promoted_on: '2026-02-10',
    })
    expect((await listTransitions(scene.db, scene.enrolment.id)).map((t) => t.event)).toEqual(['promoted'])
    expect(await auditLines(scene.db, namesOf(scene))).toEqual(['make:decision manager', 'promoted:enrolment -'])
    expect(await noticesTo(scene, scene.enrolment.trainee.id)).toEqual(['decision-made', 'promoted'])
    expect((await verifyAudit(scene.db)).fault).toBeNull()
  })

  test('that was never made is not replaced', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const outcome = await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-10', why: WHY })
    expect(outcome).toEqual(refusal('wrong-state'))
  })

  test('is replaced before its day without ever having been', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const first = made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-10' }))
    const again = { effectiveOn: '2026-02-12', expectedRevision: 1 }
    expect(await decide(scene, 'promotion', 'promote', again)).toEqual(refusal('already-done'))
    expect(await decide(scene, 'promotion', 'promote', { ...again, why: '写错' })).toEqual(refusal('comment-needed'))
    expect(await decide(scene, 'promotion', 'promote', { ...again, why: WHY, expectedRevision: 0 })).toEqual(
      refusal('stale'),
    )
    const second = made(await decide(scene, 'promotion', 'promote', { ...again, why: WHY }))
    expect(await dayOf(scene, '2026-02-11')).toBe(0)
    expect(await dayOf(scene, '2026-02-12')).toBe(1)
    expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({ promoted_on: '2026-02-12' })
    const seen = (decisionId: string) =>
      getDecisionView(scene.db, {
        decisionId,
        viewer: scene.enrolment.trainee,
        courses: testCourses(),
        now: at('2026-02-12'),
      })
    expect(await seen(first)).toMatchObject({ supersededBy: { id: second, why: WHY }, can: { acknowledge: false } })
    expect(await seen(second)).toMatchObject({ supersedes: { id: first, why: WHY }, supersededBy: null })
  })

  test('dated wrongly is taken back by an explicit step, its certificate no longer valid, all are told', async () => {
    const scene = await afterFinal((await open()).db, 88)
    made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-27' }))
    const old = (await certificateOf(scene))!
    expect(old).toMatchObject({ promotedOn: '2026-01-27', superseded: null })
    const second = made(
      await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-15', expectedRevision: 1, why: WHY }),
    )
    expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({
      state: 'final_passed',
      promoted_on: null,
      ended_at: null,
    })
    expect(await certificateOf(scene)).toMatchObject({ id: old.id, superseded: { decisionId: second } })
    expect(await checkCertificate(scene.db, { number: old.id, hash: old.hash })).toMatchObject({ state: 'superseded' })
    expect(await dayOf(scene, '2026-02-15')).toBe(1)
    const valid = (await certificateOf(scene))!
    expect(valid).toMatchObject({ promotedOn: '2026-02-15', superseded: null })
    expect(valid.id).not.toBe(old.id)
    expect((await listTransitions(scene.db, scene.enrolment.id)).map((t) => `${t.event} ${t.to_state}`)).toEqual([
      'promoted promoted',
      'promotion-superseded final_passed',
      'promoted promoted',
    ])
    expect(await auditLines(scene.db, namesOf(scene))).toEqual([
      'make:decision manager',
      'promoted:enrolment manager',
      'supersede:decision manager',
      'promotion-superseded:enrolment manager',
      'promoted:enrolment -',
    ])
    expect(await noticesTo(scene, scene.enrolment.mentor!.id)).toContain('mentee-decision-superseded')
    expect(await noticesTo(scene, scene.enrolment.trainee.id)).toContain('decision-superseded')
  })
})

describeDatabases('a certificate', (open) => {
  test('keeps names and fingerprint of its day, whoever is renamed later', async () => {
    const scene = await afterFinal((await open()).db, 88)
    const id = made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-02-10' }))
    const name = (await findEnrolment(scene.db, scene.enrolment.id))!.trainee_name
    const rename = (personId: string, display_name: string) =>
      inTransaction(scene.db, (tx) => updatePerson(tx, personId, { display_name, name_key: display_name }))
    await rename(scene.enrolment.trainee.id, '改了名的人')
    await dayOf(scene, '2026-02-10')
    const first = (await certificateOf(scene))!
    expect(first.traineeName).toBe(name)
    await rename(scene.manager.id, '改了名的主管')
    expect(await certificateOf(scene)).toEqual(first)
    expect(
      await getDecisionView(scene.db, {
        decisionId: id,
        viewer: scene.manager,
        courses: testCourses(),
        now: at('2026-02-11'),
      }),
    ).toMatchObject({ traineeName: name, deciderName: first.deciderName })
    const { state, lines } = (await checkCertificate(scene.db, {
      number: first.id.toLowerCase(),
      hash: first.hash,
    })) as { state: string; lines: object }
    expect({ state, lines }).toMatchObject({ state: 'valid', lines: { traineeName: name, promotedOn: '2026-02-10' } })
  })

  test('is unknown to whoever has not both number and fingerprint', async () => {
    const scene = await afterFinal((await open()).db, 88)
    made(await decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-27' }))
    const { id, hash } = (await certificateOf(scene))!
    for (const wrong of [
      { number: id, hash: '' },
      { number: id, hash: hash.replace(/./g, 'a') },
      { number: 'NOBODY', hash },
      { number: '', hash: '' },
    ])
      expect(await checkCertificate(scene.db, wrong)).toEqual({ state: 'unknown' })
  })
})

describeDatabases('an elimination', (open) => {
  async function eliminated(scene: Scene): Promise<string> {
    await testedAt(scene, 'D1', 30)
    const id = made(await decide(scene, 'd1-gate', 'eliminate'))
    await confirm(scene, id, scene.manager2)
    expect(await stateOf(scene)).toBe('eliminated')
    return id
  }
  const anew = { expectedRevision: 1, dueOn: '2026-02-03', why: '成绩复核之后变了，再给一次机会' }

  test('is superseded by two people only, and back comes the training', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await eliminated(scene)
    const id = made(await decide(scene, 'd1-gate', 'improve', anew))
    expect(await stateOf(scene)).toBe('eliminated')
    expect(await decide(scene, 'd1-gate', 'improve', { ...anew, expectedRevision: 2 })).toEqual(
      refusal('second-person-needed'),
    )
    expect(await confirm(scene, id, scene.manager)).toEqual(refusal('second-person-needed'))
    expect(await confirm(scene, id, scene.manager2)).toMatchObject({ ok: true })
    expect(await findEnrolment(scene.db, scene.enrolment.id)).toMatchObject({ state: 'in_training', ended_at: null })
    expect(await acknowledge(scene, id)).toMatchObject({ ok: true })
    expect((await listTransitions(scene.db, scene.enrolment.id)).map((t) => t.event)).toEqual([
      'gate-eliminated',
      'gate-superseded',
    ])
  })

  test('stands when nobody agrees to supersede it, and that may be proposed again', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await eliminated(scene)
    const first = made(await decide(scene, 'd1-gate', 'improve', anew))
    expect(await confirm(scene, first, scene.manager2, 'declined', '材料没有变化，不同意')).toMatchObject({ ok: true })
    expect(await stateOf(scene)).toBe('eliminated')
    made(await decide(scene, 'd1-gate', 'improve', { ...anew, expectedRevision: 2 }))
  })

  test('waits for others, not for its proposer', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    await testedAt(scene, 'D1', 30)
    made(await decide(scene, 'd1-gate', 'eliminate'))
    const inbox = (viewer: Scene['manager']) =>
      getInbox(scene.db, { viewer, courses: testCourses(), now: DAY_22 + DAY_MS })
    expect(await inbox(scene.manager)).toMatchObject({ confirmations: [], ownProposals: [{ kind: 'd1-gate' }] })
    expect(await inbox(scene.manager2)).toMatchObject({ confirmations: [{ kind: 'd1-gate' }], ownProposals: [] })
  })

  test('opens the case to who is named for personnel while it waits, and to no admin', async () => {
    const scene = await aScene((await open()).db, 'in_training')
    const { db, enrolment } = scene
    const [hr, admin] = [await aPerson(db, { roles: ['delegate'] }), await aPerson(db, { roles: ['admin'] })]
    await aDelegation(db, { cohort_id: enrolment.cohort.id, activity_id: 'D01-6', person_id: hr.id, role: 'hr' })
    const asked = async (id: string) => (await findEnrolmentRelation(db, enrolment.id, id))?.isAsked
    expect(await asked(hr.id)).toBe(false)
    await testedAt(scene, 'D1', 30)
    const id = made(await decide(scene, 'd1-gate', 'eliminate'))
    expect([await asked(hr.id), await asked(admin.id), await asked(scene.manager.id)]).toEqual([true, false, false])
    expect(await confirm(scene, id, admin)).toEqual(refusal('not-allowed'))
    expect(await confirm(scene, id, hr)).toMatchObject({ ok: true })
    expect(await asked(hr.id)).toBe(false)
  })
})

describe('the days of these scenes', () => {
  test('begin half an hour after midnight in China', () => {
    expect(new Date(at('2026-02-10')).toISOString()).toBe('2026-02-09T16:30:00.000Z')
  })
})
