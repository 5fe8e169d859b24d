import { expect, test } from 'vitest'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { startModule } from '#app/features/promotion/start-module.server'
import { listModules } from '#db/queries/remedial'
import { testContent, testCourses } from '#tests/builders/content'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { acknowledge, afterFinal, DAY_22, made, plan, refusal, type Scene } from './promotion-scene'

const AFTER = Date.parse('2026-01-31T10:00:00+08:00')

const pageOf = (scene: Scene, now: number) =>
  getDecisionPage(scene.db, {
    enrolmentId: scene.enrolment.id,
    kind: 'next-step',
    content: testContent(),
    now,
    replaces: false,
    readsAll: true,
  })
const asked = async (scene: Scene, now: number) =>
  (await getInbox(scene.db, { viewer: scene.manager, courses: testCourses(), now })).wanted.map((line) => line.kind)

describeDatabases('a next-step plan whose date is over', (open) => {
  test('is written anew where it is asked for, and what was begun goes on', async () => {
    const scene = await afterFinal((await open()).db, 70)
    const { db, enrolment } = scene
    const first = made(await plan(scene))
    await acknowledge(scene, first)
    const [module] = await listModules(db, enrolment.id)
    const own = { actor: { id: enrolment.trainee.id, requestId: null }, traineeId: enrolment.trainee.id }
    const begin = { ...own, content: testContent(), enrolmentId: enrolment.id, moduleId: module!.id }
    expect(await startModule(db, { ...begin, now: DAY_22 + DAY_MS })).toMatchObject({ ok: true })
    expect(await pageOf(scene, AFTER - DAY_MS)).toMatchObject({ made: { id: first } })
    expect(await asked(scene, AFTER - DAY_MS)).toEqual([])

    expect(await asked(scene, AFTER)).toEqual(['next-step'])
    expect(await pageOf(scene, AFTER)).toMatchObject({ made: null, revision: 1, verdicts: ['plan'] })
    const anew = { fromOn: '2026-01-31', dueOn: '2026-02-06', now: AFTER, expectedRevision: 1 }
    const second = made(await plan(scene, anew))
    expect(await listModules(db, enrolment.id)).toEqual([
      expect.objectContaining({ id: module!.id, started_at: DAY_22 + DAY_MS }),
    ])
    expect(await pageOf(scene, AFTER)).toMatchObject({ made: { id: second } })
    expect(await asked(scene, AFTER)).toEqual([])
    expect(await plan(scene, { ...anew, expectedRevision: 2 })).toEqual(refusal('already-done'))
  })
})
