// The final has more parts than the written one: what follows when one of them was not passed, in every combination.
import { describe, expect, test } from 'vitest'
import { getCertificate } from '#app/features/promotion/certificate.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findEnrolment } from '#db/queries/enrolments'
import { testContent, testCourses } from '#tests/builders/content'
import { viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult, heard, nothingBefore, signedFinal } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import {
  acknowledge,
  aScene,
  confirm,
  DAY_22,
  decide,
  made,
  namesOf,
  refusal,
  type Scene,
  stateOf,
  WEAK,
} from './promotion-scene'

interface Outcome {
  written: number
  oral: number | null
  drill: number
}

const PASSED: Outcome = { written: 88, oral: 80, drill: 90 }

/** The final of day 22 as it came out; what is before it stands in nobody's way. */
async function afterFinal(db: Db, { written, oral, drill }: Outcome): Promise<Scene> {
  const scene = await aScene(db, written >= 80 ? 'final_passed' : 'final_failed')
  const { enrolment, manager, manager2 } = scene
  await nothingBefore(db, enrolment, manager)
  if (oral !== null)
    await heard(
      db,
      enrolment,
      'D22-1',
      [manager, manager2].map((by) => ({ by, percent: oral })),
    )
  await signedFinal(db, enrolment, manager)
  const exam = {
    enrolment_id: enrolment.id,
    kind: 'final' as const,
    percent: written,
    started_at: DAY_22,
    topics: WEAK,
  }
  await anExamResult(db, exam)
  const who = {
    enrolment: enrolment.id,
    trainee: enrolment.trainee.id,
    mentor: enrolment.mentor!.id,
    manager: manager.id,
  }
  await db
    .insertInto('drill')
    .values({
      ...{ ...soundRows(who).drill, id: newId(), activity_id: 'D03-2', set_id: 'S2', mode: 'reply' },
      ...{ state: 'finished', finished_at: DAY_22, percent: drill, passed: drill >= 80 ? 1 : 0 },
    })
    .execute()
  return scene
}

const NOW = DAY_22 + DAY_MS
const BELOW = { offered: ['promote', 'improve'], promoted: 'proposed', improved: 'signed', plan: false }
const FAILED = { offered: ['promote'], promoted: 'wrong-state', improved: 'invalid-reference', plan: true }

async function pageOf(scene: Scene, kind: 'promotion' | 'next-step', now = NOW) {
  const asked = { enrolmentId: scene.enrolment.id, kind, content: testContent(), now, replaces: false, readsAll: true }
  return (await getDecisionPage(scene.db, asked))!
}

const promote = (scene: Scene, change = {}) =>
  decide(scene, 'promotion', 'promote', { effectiveOn: '2026-01-28', ...change })
const improve = (scene: Scene) =>
  decide(scene, 'promotion', 'improve', { dueOn: '2026-02-02', asked: { improve: '口试里的售后规则' } })

describeDatabases('after the final', (open) => {
  describe('what is offered follows from all of its parts', () => {
    test.each<[string, Partial<Outcome>, { offered: string[]; promoted: string; improved: string; plan: boolean }]>([
      ['all passed', {}, { offered: ['promote'], promoted: 'signed', improved: 'invalid-reference', plan: false }],
      ['the oral not passed', { oral: 60 }, BELOW],
      ['the practical part not passed', { drill: 50 }, BELOW],
      ['oral and practical not passed', { oral: 60, drill: 50 }, BELOW],
      [
        'the oral not heard',
        { oral: null },
        { offered: ['promote'], promoted: 'needs-ready', improved: 'invalid-reference', plan: false },
      ],
      [
        'the oral not heard, the practical part not passed',
        { oral: null, drill: 50 },
        { ...BELOW, promoted: 'needs-ready' },
      ],
      ['the written not passed', { written: 70 }, FAILED],
      [
        'written and oral not passed',
        { written: 70, oral: 60 },
        { ...FAILED, offered: ['promote', 'improve'], improved: 'wrong-state' },
      ],
      [
        'written and practical not passed',
        { written: 70, drill: 50 },
        { ...FAILED, offered: ['promote', 'improve'], improved: 'wrong-state' },
      ],
      [
        'none passed',
        { written: 70, oral: 60, drill: 50 },
        { ...FAILED, offered: ['promote', 'improve'], improved: 'wrong-state' },
      ],
    ])('%s', async (_, change, expected) => {
      const scene = await afterFinal((await open()).db, { ...PASSED, ...change })
      const page = await pageOf(scene, 'promotion')
      const outcome = async (made: ReturnType<typeof decide>) => {
        const said = await made
        if (!said.ok) return said.reason
        const row = scene.db.selectFrom('decision').select('second_person').where('id', '=', said.value.decisionId)
        return (await row.executeTakeFirstOrThrow()).second_person === 1 ? 'proposed' : 'signed'
      }
      expect(page.verdicts).toEqual(expected.offered)
      expect(page.rightState).toBe(!expected.plan)
      expect((await pageOf(scene, 'next-step')).rightState).toBe(expected.plan)
      const elsewhere = await afterFinal(scene.db, { ...PASSED, ...change })
      expect([await outcome(promote(scene)), await outcome(improve(elsewhere))]).toEqual([
        expected.promoted,
        expected.improved,
      ])
    })
  })

  test('a promotion over a part that was not passed takes two people, and its day', async () => {
    const scene = await afterFinal((await open()).db, { ...PASSED, oral: 60 })
    const { db, manager, manager2, enrolment } = scene
    const id = made(await promote(scene))
    expect(await stateOf(scene)).toBe('final_passed')
    const day = Date.parse('2026-01-28T09:00:00+08:00')
    expect(await takeEffectOnTheDay(db, { now: day, courses: testCourses() })).toBe(0)
    expect(await confirm(scene, id, manager)).toEqual(refusal('second-person-needed'))
    expect(await confirm(scene, id, manager2)).toMatchObject({ ok: true })
    expect(await findEnrolment(db, enrolment.id)).toMatchObject({ state: 'promoted', promoted_on: '2026-01-28' })
    const actor = expect.arrayContaining(['propose-promotion:decision manager', 'confirm:decision second manager'])
    expect(await auditLines(db, namesOf(scene))).toEqual(actor)

    // To decide it anew takes two again; until they agree the certificate is the one that was handed out.
    const certificate = () => getCertificate(db, { enrolmentId: enrolment.id, content: testContent(), now: day })
    const before = await certificate()
    const anew = { why: '日期写错了，应当早一天生效', expectedRevision: 1, effectiveOn: '2026-02-10' }
    made(await promote(scene, anew))
    expect(await certificate()).toEqual(before)
    expect(before).toMatchObject({ superseded: null })
  })

  test('to improve first is told with its date, asked again on it, and then decided', async () => {
    const scene = await afterFinal((await open()).db, { ...PASSED, oral: 60 })
    const { db, enrolment, manager } = scene
    const id = made(await improve(scene))
    await acknowledge(scene, id)
    expect(await stateOf(scene)).toBe('final_passed')
    const today = await getTraineeToday(db, { traineeId: enrolment.trainee.id, content: testContent(), now: NOW })
    expect(today?.standing).toMatchObject({
      kind: 'final-passed',
      improve: { dueOn: '2026-02-02', over: false, decisionId: id },
    })
    const wantedOn = async (now: number) =>
      (await getInbox(db, { viewer: viewerOf(manager), courses: testCourses(), now })).wanted.map((w) => w.kind)
    expect(await wantedOn(NOW + DAY_MS)).toEqual([])
    const due = Date.parse('2026-02-02T09:00:00+08:00')
    expect(await wantedOn(due)).toEqual(['promotion'])
    const own = { traineeId: enrolment.trainee.id, content: testContent() }
    expect((await getTraineeToday(db, { ...own, now: due }))?.standing).toMatchObject({ improve: { over: true } })
    // Heard once more, and passed now: one person promotes.
    const sheets = await db.selectFrom('rubric_sheet').selectAll().execute()
    await db
      .insertInto('rubric_sheet')
      .values(sheets.map((sheet) => ({ ...sheet, id: newId(), revision: 2, percent: 85, made_at: due })))
      .execute()
    const again = { now: due, effectiveOn: '2026-02-03', expectedRevision: 1 }
    expect((await pageOf(scene, 'promotion', due)).verdicts).toEqual(['promote'])
    made(await promote(scene, again))
    expect(await takeEffectOnTheDay(db, { now: due + DAY_MS, courses: testCourses() })).toBe(1)
  })

  test.each([
    ['heard below its line', 60, 'on_probation'],
    ['heard well', 80, 'promoted'],
  ] as const)('a retake that was passed and %s ends its probation: %s', async (_, oral, state) => {
    const { db } = await open()
    const scene = await aScene(db, 'on_probation')
    const { enrolment, manager, manager2 } = scene
    const endsOn = '2026-02-28'
    await db.updateTable('enrolment').set({ probation_until_on: endsOn }).where('id', '=', enrolment.id).execute()
    await nothingBefore(db, enrolment, manager)
    const wish = { enrolment, by: manager }
    await aDecision(db, { ...wish, kind: 'next-step', verdict: 'plan' })
    await aDecision(db, { ...wish, kind: 'retake-pass', verdict: 'probation', due_on: endsOn })
    const owned = { enrolment_id: enrolment.id, started_at: DAY_22 }
    await anExamResult(db, { ...owned, kind: 'final', percent: 70 })
    await anExamResult(db, { ...owned, kind: 'retake', percent: 86, started_at: DAY_22 + DAY_MS })
    const examiners = [manager, manager2].map((by) => ({ by, percent: oral }))
    await heard(db, enrolment, 'D23-3', examiners)
    const now = Date.parse('2026-02-28T09:00:00+08:00')
    const id = made(await decide(scene, 'probation-end', 'promote', { now, effectiveOn: endsOn }))
    expect(await stateOf(scene)).toBe(state)
    // By one person where nothing is below its line.
    if (state === 'promoted') return
    expect(await confirm(scene, id, manager2, 'confirmed', '口试记录和试用期表现都看过', now)).toMatchObject({
      ok: true,
    })
    expect(await stateOf(scene)).toBe('promoted')
  })
})
