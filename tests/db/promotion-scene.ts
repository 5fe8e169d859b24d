import { expect } from 'vitest'
import { waiveAppeal } from '#app/features/grading/waive-appeal.server'
import { acknowledgeDecision } from '#app/features/promotion/acknowledge-decision.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import type { DecisionKind, DecisionVerdict } from '#app/features/promotion/decision-kinds'
import { type MakeDecisionInput, makeDecision } from '#app/features/promotion/make-decision.server'
import type { Db } from '#db/connect'
import { findEnrolment } from '#db/queries/enrolments'
import type { EnrolmentState } from '#db/tables/cohorts'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { anExamResult, heard, nothingBefore, signedFinal } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'

/** Day 22 of a plan that began on Monday 2026-01-05 and rests on no day but the Spring Festival's is 2026-01-26. */
export const DAY_22 = Date.parse('2026-01-26T09:00:00+08:00')
export const WEAK = [
  { topic: 'T02', points: 5, max: 10, percent: 50 },
  { topic: 'T13', points: 9, max: 10, percent: 90 },
]

export interface Scene {
  db: Db
  enrolment: BuiltEnrolment
  manager: BuiltPerson
  manager2: BuiltPerson
}

export async function aScene(
  db: Db,
  state: EnrolmentState,
  columns: { probation_until_on?: string } = {},
): Promise<Scene> {
  const enrolment = await anEnrolment(db, { state, ...columns })
  const manager = await aPerson(db, { roles: ['manager'] })
  const manager2 = await aPerson(db, { roles: ['manager'] })
  return { db, enrolment, manager, manager2 }
}

export const BOTH_HEARD = ({ manager, manager2 }: Scene) => [
  { by: manager, percent: 80 },
  { by: manager2, percent: 84 },
]

/** Nothing open before the final; the final on day 22 heard, released and signed. */
export async function afterFinal(db: Db, percent: number): Promise<Scene> {
  const scene = await aScene(db, percent >= 80 ? 'final_passed' : 'final_failed')
  await nothingBefore(db, scene.enrolment, scene.manager)
  await heard(db, scene.enrolment, 'D22-1', BOTH_HEARD(scene))
  await signedFinal(db, scene.enrolment, scene.manager)
  await anExamResult(db, { enrolment_id: scene.enrolment.id, kind: 'final', percent, started_at: DAY_22, topics: WEAK })
  return scene
}

export function decide(
  scene: Scene,
  kind: DecisionKind,
  verdict: DecisionVerdict,
  change: Partial<MakeDecisionInput> & { by?: BuiltPerson } = {},
) {
  const { by = scene.manager, ...rest } = change
  return makeDecision(scene.db, {
    actor: { id: by.id, requestId: null },
    decider: by,
    now: DAY_22 + DAY_MS,
    content: testContent(),
    enrolmentId: scene.enrolment.id,
    kind,
    verdict,
    expectedRevision: 0,
    reason: '三项成绩齐全，表现稳定，按规则决定',
    dueOn: null,
    effectiveOn: null,
    fromOn: null,
    ownerId: null,
    asked: {},
    why: null,
    sentence: '您将作出这项决定',
    ...rest,
  })
}

export function confirm(
  scene: Scene,
  decisionId: string,
  by: BuiltPerson,
  verdict: 'confirmed' | 'declined' = 'confirmed',
  note = '已看过全部档案',
  now = DAY_22 + 2 * DAY_MS,
) {
  return confirmDecision(scene.db, {
    actor: { id: by.id, requestId: null },
    confirmerId: by.id,
    now,
    content: testContent(),
    decisionId,
    verdict,
    note,
    askedPerson: true,
  })
}

/** The trainee says so of every paper that was not passed. */
export async function doesNotAppeal({ db, enrolment }: Scene, now = DAY_22 + DAY_MS) {
  const failed = db.selectFrom('attempt').select('id').where('enrolment_id', '=', enrolment.id).where('passed', '=', 0)
  for (const { id } of await failed.execute()) {
    const said = await waiveAppeal(db, { actor: { id: enrolment.trainee.id, requestId: null }, now, attemptId: id })
    if (!said.ok) throw new Error(said.reason)
  }
}

export function acknowledge(
  scene: Scene,
  decisionId: string,
  by: BuiltPerson = scene.enrolment.trainee,
  kind: 'acknowledged' | 'refused' = 'acknowledged',
  note = '',
  now = DAY_22 + DAY_MS + 1,
) {
  return acknowledgeDecision(scene.db, {
    actor: { id: by.id, requestId: null },
    person: by,
    now,
    decisionId,
    kind,
    note,
  })
}

export const plan = (scene: Scene, change: Partial<MakeDecisionInput> = {}) =>
  decide(scene, 'next-step', 'plan', {
    fromOn: '2026-01-27',
    dueOn: '2026-01-30',
    ownerId: scene.enrolment.mentor!.id,
    asked: { planText: '先补商品知识，再做练习题' },
    ...change,
  })

export function made(outcome: Awaited<ReturnType<typeof decide>>): string {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${outcome.detail ?? ''}`)
  return outcome.value.decisionId
}

export const refusal = (reason: string) => expect.objectContaining({ ok: false, reason })
export const namesOf = ({ enrolment, manager, manager2 }: Scene) => ({
  [enrolment.trainee.id]: 'trainee',
  [manager.id]: 'manager',
  [manager2.id]: 'second manager',
})
export const stateOf = async (scene: Scene) => (await findEnrolment(scene.db, scene.enrolment.id))!.state

/** All tests of a gate's day with these results. */
export async function testedAt(scene: Scene, gate: 'D1' | 'D3', percent: number) {
  const rows = soundRows({
    enrolment: scene.enrolment.id,
    trainee: scene.enrolment.trainee.id,
    mentor: scene.enrolment.mentor!.id,
    manager: scene.manager.id,
  })
  if (gate === 'D1') {
    await anExamResult(scene.db, { enrolment_id: scene.enrolment.id, kind: 'baseline', percent })
    await scene.db
      .insertInto('typing_run')
      .values({ ...rows.typing_run, finished_at: NOW, typed: '', speed: 60, accuracy: 96, band: 'pass' })
      .execute()
    await scene.db
      .insertInto('rubric_sheet')
      .values({ ...rows.rubric_sheet, percent })
      .execute()
    return
  }
  await anExamResult(scene.db, { enrolment_id: scene.enrolment.id, kind: 'stage', percent })
  await scene.db
    .insertInto('drill')
    .values({
      ...rows.drill,
      activity_id: 'D03-2',
      set_id: 'S2',
      mode: 'reply',
      state: 'finished',
      finished_at: NOW,
      percent,
      passed: percent >= 80 ? 1 : 0,
    })
    .execute()
}

/** The decision that asks for nothing but a reason; said of anybody at any time. */
export const WITHDRAWAL = {
  kind: 'withdrawal',
  verdict: 'withdraw',
  expectedRevision: 0,
  reason: '本人提出离开，已经谈过',
  dueOn: null,
  effectiveOn: '2026-02-06',
  fromOn: null,
  ownerId: null,
  asked: { askedOn: '2026-01-05' },
  why: null,
  sentence: '您将记录退出',
} satisfies Partial<MakeDecisionInput>
