import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import { correctRuling } from '#app/features/drills/correct-ruling.server'
import { disputeCard } from '#app/features/drills/dispute-card.server'
import { findDrillView } from '#app/features/drills/drills.server'
import { undoRuling } from '#app/features/drills/rule-on-card.server'
import { verifyDrills } from '#app/features/drills/verify-drills.server'
import { listGiven } from '#app/features/mentor-desk/given-rulings.server'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import type { Db } from '#db/connect'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { aDecision, aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import {
  content,
  DAY_3,
  drillOf,
  FINE,
  HANGING,
  LACKS,
  mentorOf,
  OPEN,
  played,
  questionsOf,
  ruling,
  ten,
} from './drill-acts'
import { noticeKinds } from './notice-kinds'

/** The moment at which `ruling` rules. */
const RULED = DAY_3 + 10 * MINUTE_MS
const LATER = RULED + DAY_MS
const actorOf = ({ id }: { id: string }) => ({ id, requestId: null })

async function ruled(
  db: Db,
  enrolment: BuiltEnrolment,
  questionId: string,
  isYes: boolean,
  note: string | null = null,
) {
  const given = await ruling(db, enrolment, questionId, isYes, note)
  if (!given.ok) throw new Error(given.reason)
  return given.value
}

function undo(db: Db, enrolment: BuiltEnrolment, rulingId: string) {
  const viewer = mentorOf(enrolment)
  return undoRuling(db, { actor: actorOf(viewer), viewer, now: RULED + MINUTE_MS, rulingId })
}

function cardsOf(db: Db, enrolment: BuiltEnrolment, drillId: string) {
  return findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now: LATER }).then((v) => v!.feedback)
}

function disputed(db: Db, enrolment: BuiltEnrolment, drillId: string) {
  return disputeCard(db, {
    actor: actorOf(enrolment.trainee),
    now: DAY_3 + 6 * MINUTE_MS,
    drillId,
    position: 0,
    subject: 'point 0',
    reason: '意思说到了',
  })
}

async function told(db: Db, personId: string) {
  const rows = await db.selectFrom('notification').selectAll().where('person_id', '=', personId).execute()
  return rows
    .filter(({ kind }) => kind === 'decision-ground-changed')
    .map(({ payload }) => JSON.parse(payload) as { from: number; to: number | null; decisionId: string })
    .map(({ from, to, decisionId }) => ({ from, to, decisionId }))
}

describeDatabases('what a ruling does to a mark', (open) => {
  it('shows the four figures after the ruling, and what the machine had given beside them', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(OPEN, LACKS))
    const whole = { must: 50, mustNot: 20, code: 20, time: 10 }
    const before = await cardsOf(db, enrolment, drillId)
    expect(before.map(({ parts, machine }) => [parts, machine]).slice(0, 3)).toEqual([
      [{ must: 25, mustNot: 20, code: 10, time: 5 }, null],
      [{ must: 25, mustNot: 20, code: 10, time: 5 }, null],
      [whole, null],
    ])
    const [question] = await questionsOf(db, drillId)
    await ruled(db, enrolment, question!.id, true)
    const [card, other] = await cardsOf(db, enrolment, drillId)
    expect(card).toMatchObject({ low: 100, high: 100, parts: whole })
    expect(card!.machine).toEqual({ low: 60, high: 100, parts: before[0]!.parts })
    expect(other).toMatchObject({ parts: before[1]!.parts, machine: null })
  })
})

describeDatabases('a ruling that was wrong', (open) => {
  it('is corrected by another in its place, with its reason; both are shown', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    const [question] = await questionsOf(db, drillId)
    const rulingId = await ruled(db, enrolment, question!.id, true)
    const viewer = mentorOf(enrolment)
    const correct = (note: string | null, now = LATER) =>
      correctRuling(db, { actor: actorOf(viewer), viewer, now, rulingId, note })
    expect(await correct('看错')).toMatchObject({ reason: 'comment-needed' })
    expect((await correct('看错了，他只问了一句')).ok).toBe(true)
    expect(await correct('看错了，他只问了一句')).toMatchObject({ reason: 'stale' })
    expect(await drillOf(db, drillId)).toMatchObject({ percent: 76, percent_high: 96, open_questions: 5 })
    const [card] = await cardsOf(db, enrolment, drillId)
    expect(card!.explained!.points.find(({ matter }) => matter)).toMatchObject({
      answer: 'missing',
      matter: {
        ruling: { isYes: false, note: '看错了，他只问了一句', rulerName: enrolment.mentor!.displayName, at: LATER },
        corrected: [{ isYes: true, note: null, at: RULED }],
      },
    })
    expect(await db.selectFrom('card_ruling').select('id').execute()).toHaveLength(2)
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('card-ruling-corrected')
    expect(await auditLines(db)).toContain('correct:card-ruling')
    expect(await verifyDrills(db)).toEqual({ checked: 10, other: [] })
    expect(await listGiven(db, viewer)).toMatchObject([
      { ruling: { isYes: false, note: '看错了，他只问了一句' }, before: { isYes: true, at: RULED } },
    ])
  })

  it('is corrected by a manager too, who tells the one who ruled; by nobody else', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(LACKS))
    await disputed(db, enrolment, drillId)
    const [question] = await questionsOf(db, drillId)
    const rulingId = await ruled(db, enrolment, question!.id, false, '没有答应顾客')
    const manager = await aPerson(db, { roles: ['manager'] })
    const other = await aPerson(db, { roles: ['mentor'] })
    const by = (viewer: { id: string; roles: readonly ('trainee' | 'mentor' | 'manager')[] }) =>
      correctRuling(db, { actor: actorOf(viewer), viewer, now: LATER, rulingId, note: '“马上”就是答应' })
    expect(await by({ id: enrolment.trainee.id, roles: ['trainee', 'manager'] })).toMatchObject({
      reason: 'self-signing',
    })
    expect(await by({ id: other.id, roles: ['mentor'] })).toMatchObject({ reason: 'not-found' })
    expect(await listGiven(db, { id: other.id, roles: ['mentor'] })).toEqual([])
    expect(await listGiven(db, { id: manager.id, roles: ['manager'] })).toHaveLength(1)
    expect((await by({ id: manager.id, roles: ['manager'] })).ok).toBe(true)
    expect(await noticeKinds(db, enrolment.mentor!.id)).toContain('own-ruling-corrected')
    // What a manager has said is the manager's to correct, not the mentor's.
    expect(await listGiven(db, mentorOf(enrolment))).toEqual([])
  })
})

describeDatabases('a ruling that is taken back', (open) => {
  it('withdraws the result that was told with it', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    const questions = await questionsOf(db, drillId)
    let last = ''
    for (const question of questions) last = await ruled(db, enrolment, question.id, false)
    expect((await undo(db, enrolment, last)).ok).toBe(true)
    expect(await drillOf(db, drillId)).toMatchObject({ passed: null, open_questions: 1 })
    expect((await noticeKinds(db, enrolment.trainee.id)).slice(-2)).toEqual(['drill-failed', 'drill-reopened'])
    await ruled(db, enrolment, questions.at(-1)!.id, true)
    expect((await noticeKinds(db, enrolment.trainee.id)).filter((kind) => kind === 'drill-passed')).toHaveLength(1)
  })

  it('withdraws the answer to a dispute', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(LACKS))
    await disputed(db, enrolment, drillId)
    const [question] = await questionsOf(db, drillId)
    await undo(db, enrolment, await ruled(db, enrolment, question!.id, true))
    const kinds = await noticeKinds(db, enrolment.trainee.id)
    expect(kinds).toContain('card-dispute-ruled')
    expect(kinds.at(-1)).toBe('card-dispute-reopened')
  })
})

/** As the decision screen keeps it, as far as drills are concerned. */
const evidenceOf = (value: number) =>
  JSON.stringify({
    hash: 'kept',
    facts: { exams: [], tests: [{ activityId: 'D03-2', key: 'phrases', attemptId: null, value, line: 80 }] },
  })

async function decided(db: Db) {
  const enrolment = await aReadyEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  const drillId = await played(db, enrolment, ten(LACKS))
  await disputed(db, enrolment, drillId)
  const decision = {
    enrolment,
    by: manager,
    kind: 'd3-gate',
    verdict: 'pass',
    decided_at: DAY_3 + 8 * MINUTE_MS,
  } as const
  const decisionId = await aDecision(db, { ...decision, evidence: evidenceOf(96), revision: 9 })
  const view = async () => {
    const viewer = { id: manager.id, roles: ['manager'] as const }
    return (await getDecisionView(db, { decisionId, viewer, courses: onlyCourse(content), now: LATER }))!.changed
  }
  const [question] = await questionsOf(db, drillId)
  return { enrolment, manager, drillId, decisionId, view, question: question! }
}

describeDatabases('a ruling after a decision', (open) => {
  it('is told to those who decide, named on the decision from what to what, and written down', async () => {
    const { db } = await open()
    const { enrolment, manager, decisionId, view, question } = await decided(db)
    expect(await view()).toEqual([])
    const rulingId = await ruled(db, enrolment, question.id, true)
    expect(await told(db, manager.id)).toEqual([{ decisionId, from: 96, to: 100 }])
    expect(await view()).toMatchObject([{ activityId: 'D03-2', from: 96, to: 100 }])
    const lines = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('action', '=', 'change-ground:decision')
      .execute()
    expect(lines).toMatchObject([{ entity: 'decision', entity_id: decisionId }])
    await undo(db, enrolment, rulingId)
    expect((await told(db, manager.id)).at(-1)).toEqual({ decisionId, from: 96, to: 96 })
    expect(await view()).toEqual([])
  })

  it('tells nobody while the mark stays, or of a decision about something else', async () => {
    const { db } = await open()
    const { enrolment, manager, question } = await decided(db)
    await ruled(db, enrolment, question.id, false, '没有答应顾客')
    expect(await told(db, manager.id)).toEqual([])
    const other = await aReadyEnrolment(db)
    const drillId = await played(db, other, ten(LACKS, FINE))
    await aDecision(db, {
      enrolment: other,
      by: manager,
      kind: 'd3-gate',
      verdict: 'pass',
      revision: 9,
      decided_at: LATER,
    })
    await disputed(db, other, drillId)
    await ruled(db, other, (await questionsOf(db, drillId))[0]!.id, true)
    expect(await told(db, manager.id)).toEqual([])
  })

  it('does not touch what was signed before the drill was over', async () => {
    const { db } = await open()
    const { enrolment, manager, drillId, question, view } = await decided(db)
    await db.updateTable('drill').set({ finished_at: LATER }).where('id', '=', drillId).execute()
    await ruled(db, enrolment, question.id, true)
    expect(await told(db, manager.id)).toEqual([])
    expect(await view()).toEqual([])
  })
})
