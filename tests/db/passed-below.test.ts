// A gate passed in spite of a test is a judgement with a reason of its own, kept wherever the decision is read.
import { expect, test } from 'vitest'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { testContent, testCourses } from '#tests/builders/content'
import { viewerOf } from '#tests/builders/person'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { aScene, DAY_22, decide, made, refusal, testedAt } from './promotion-scene'

const NOW = DAY_22 + DAY_MS
const WHY = '第一天紧张，第二天口头补问都答对了'

describeDatabases('a gate with a test below its line', (open) => {
  test('is passed only by saying why, and that stands on the decision, in its snapshot and in the dossier', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'in_training')
    await testedAt(scene, 'D1', 50)
    const asked = { enrolmentId: scene.enrolment.id, content: testContent(), now: NOW }
    const page = await getDecisionPage(db, { ...asked, kind: 'd1-gate', replaces: false, readsAll: true })
    expect(page?.testsBelow.length).toBeGreaterThan(0)
    expect(await decide(scene, 'd1-gate', 'pass', { now: NOW })).toEqual(refusal('below-unexplained'))
    expect(await decide(scene, 'd1-gate', 'pass', { now: NOW, asked: { whyBelow: '没事' } })).toEqual(
      refusal('below-unexplained'),
    )
    const id = made(await decide(scene, 'd1-gate', 'pass', { now: NOW, asked: { whyBelow: WHY } }))
    const below = {
      tests: page!.testsBelow.map((title) => expect.objectContaining({ title, value: 50 })),
      why: WHY,
    }
    for (const reader of [scene.manager, scene.enrolment.trainee]) {
      const view = await getDecisionView(db, {
        ...{ decisionId: id, viewer: viewerOf(reader), courses: testCourses(), now: NOW },
      })
      expect(view?.evidence.passedBelow).toEqual(below)
    }
    const dossier = await getDossier(db, { ...asked, viewerId: scene.manager.id, decides: true })
    expect(dossier?.decisions).toMatchObject([{ id, passedBelow: below }])
  })

  test('asks nothing where every test is passed', async () => {
    const { db } = await open()
    const scene = await aScene(db, 'in_training')
    await testedAt(scene, 'D1', 90)
    const id = made(await decide(scene, 'd1-gate', 'pass', { now: NOW }))
    const viewer = viewerOf(scene.manager)
    const view = await getDecisionView(db, { decisionId: id, viewer, courses: testCourses(), now: NOW })
    expect(view?.evidence.passedBelow).toBeNull()
  })
})
