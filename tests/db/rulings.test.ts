import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { answerCard, finishDrill } from '#app/features/drills/answer-card.server'
import { disputeCard } from '#app/features/drills/dispute-card.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { findDrillView } from '#app/features/drills/drills.server'
import { ruleOnCard, undoRuling } from '#app/features/drills/rule-on-card.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { verifyDrills } from '#app/features/drills/verify-drills.server'
import { countRulings, findJustRuled, holdsQuestion } from '#app/features/mentor-desk/ruling-queue.server'
import { blockInput, blocksOf, caseOfKind, loadCase } from '#app/features/promotion/case.server'
import { findEnrolment } from '#db/queries/enrolments'
import { aPerson } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import {
  begun,
  content,
  DAY_3,
  drillOf,
  FINE,
  HANGING,
  LACKS,
  later,
  mentorOf,
  OPEN,
  played,
  questionsOf,
  queueOf,
  ruling,
  ten,
} from './drill-acts'
import { noticeKinds } from './notice-kinds'

describeDatabases('rulings on replies', (open) => {
  it('keeps the judge of a drill from its start, whatever is deployed meanwhile', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const { cards } = readDrillContent((await drillOf(db, drillId)).cards)
    const actor = { id: enrolment.trainee.id, requestId: null }
    const sent = { drillId, position: 0, code: cards[0]!.code, reply: FINE }
    await answerCard(db, { actor, now: DAY_3 + 9_000, content: later, ...sent })
    const row = await db.selectFrom('drill_card').selectAll().where('position', '=', 0).executeTakeFirstOrThrow()
    expect(JSON.parse(row.score!)).toMatchObject({ judge: 'first', mark: { low: 100, high: 100 } })
    expect(await db.selectFrom('judge_model').select('version').execute()).toEqual([{ version: 'first' }])
    expect(await verifyDrills(db)).toEqual({ checked: 1, other: [] })
  })

  it('finishes under the judge of today what was begun before replies were judged by meaning', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment)
    const { judge: _, forbidden: __, ...earlier } = readDrillContent((await drillOf(db, drillId)).cards)
    const cards = earlier.cards.map((card) => ({ ...card, must: [{ point: '答应', any: ['好'] }] }))
    await db
      .updateTable('drill')
      .set({ cards: JSON.stringify({ ...earlier, cards }) })
      .execute()
    const actor = { id: enrolment.trainee.id, requestId: null }
    const answered = await answerCard(db, {
      actor,
      now: DAY_3 + 9_000,
      content: later,
      drillId,
      position: 0,
      code: cards[0]!.code,
      reply: FINE,
    })
    expect(answered.ok).toBe(true)
    const kept = readDrillContent((await drillOf(db, drillId)).cards)
    expect(kept).toMatchObject({
      judge: 'second',
      cards: Array(10).fill({ must: [{ says: 'yes' }, { says: 'other' }] }),
    })
    expect(await verifyDrills(db)).toEqual({ checked: 1, other: [] })
  })

  it('says nothing of passed or not while open points decide, and asks the mentor', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    expect(await drillOf(db, drillId)).toMatchObject({
      passed: null,
      percent: 76,
      percent_high: 100,
      open_questions: 6,
    })
    expect(await noticeKinds(db, enrolment.trainee.id)).not.toContain('drill-failed')
    expect(await countRulings(db, mentorOf(enrolment))).toBe(6)
    expect(await holdsQuestion(db, mentorOf(enrolment))).toBe(true)
    const other = await aPerson(db, { roles: ['mentor'] })
    expect(await holdsQuestion(db, { id: other.id, roles: ['mentor'] })).toBe(false)
    expect(await holdsQuestion(db, { id: other.id, roles: ['manager'] })).toBe(true)
    expect((await queueOf(db, mentorOf(enrolment))).card).toMatchObject({
      what: 'point',
      reply: OPEN,
      saw: '马上',
    })
    expect((await queueOf(db, { id: other.id, roles: ['mentor'] })).card).toBeNull()
  })

  it('lets a verdict stand that no ruling can turn, and shows the range', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(OPEN))
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 1, percent: 96, percent_high: 100, open_questions: 1 })
  })

  it('moves mark and verdict with each ruling, tells the trainee, and keeps before and after', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    for (const question of await questionsOf(db, drillId))
      expect((await ruling(db, enrolment, question.id, true)).ok).toBe(true)
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 1, percent: 100, percent_high: 100, open_questions: 0 })
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('drill-passed')
    const settled = await db.selectFrom('audit_event').selectAll().where('action', '=', 'settle:drill').execute()
    expect(settled).toHaveLength(6)
    expect(JSON.parse(settled[0]!.before_json!)).toMatchObject({ percent: 76, passed: null })
    expect(await verifyDrills(db)).toEqual({ checked: 10, other: [] })
  })

  it('fails a drill by rulings as it would have at its end', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    for (const question of await questionsOf(db, drillId)) await ruling(db, enrolment, question.id, false)
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 0, percent: 76, percent_high: 76 })
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('drill-failed')
  })

  it('keeps the gate waiting until the last ruling, and says for what', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    const stands = async () => {
      const row = await findEnrolment(db, enrolment.id)
      const now = DAY_3 + 20 * MINUTE_MS
      const given = await loadCase(db, row!, { content, now })
      const kind = caseOfKind(given, 'd3-gate', content)
      const entry = given.progress.activities.find(({ activity }) => activity.id === 'D03-2')!
      const { undecided } = blockInput(kind)
      return {
        missing: entry.status.missing.map((m) => m.what).includes('ruling'),
        next: entry.status.next,
        value: kind.tests.find((t) => t.activityId === 'D03-2')!.value,
        undecided,
        blocked: blocksOf(kind, 'pass').some((block) => block.what === 'undecided'),
      }
    }
    const { title } = content.activityById.get('D03-2')!
    expect(await stands()).toEqual({ missing: true, next: 'other', value: null, undecided: [title], blocked: true })
    for (const question of await questionsOf(db, drillId)) await ruling(db, enrolment, question.id, true)
    expect(await stands()).toMatchObject({ missing: false, value: 100, undecided: [], blocked: false })
  })

  it('is ruled on once, by those who sign for the trainee, and never by the trainee', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    const [question] = await questionsOf(db, drillId)
    const rule = (id: string, roles: readonly ('mentor' | 'manager' | 'trainee')[]) =>
      ruleOnCard(db, {
        actor: { id, requestId: null },
        viewer: { id, roles },
        now: DAY_3 + 10 * MINUTE_MS,
        questionId: question!.id,
        isYes: true,
        note: null,
      })
    expect(await rule(enrolment.trainee.id, ['trainee', 'manager'])).toMatchObject({ reason: 'self-signing' })
    const other = await aPerson(db, { roles: ['mentor'] })
    expect(await rule(other.id, ['mentor'])).toMatchObject({ reason: 'not-found' })
    expect((await rule(other.id, ['manager'])).ok).toBe(true)
    expect(await ruling(db, enrolment, question!.id, false)).toMatchObject({ reason: 'already-done' })
  })

  it('is taken back within a minute by superseding, and waits again', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, HANGING)
    const [question] = await questionsOf(db, drillId)
    const given = await ruling(db, enrolment, question!.id, true)
    if (!given.ok) throw new Error(given.reason)
    const viewer = mentorOf(enrolment)
    const at = DAY_3 + 10 * MINUTE_MS
    expect(await findJustRuled(db, { viewer, now: at }, given.value)).toMatchObject({ isYes: true, mayUndo: true })
    const undo = (now: number) =>
      undoRuling(db, { actor: { id: viewer.id, requestId: null }, viewer, now, rulingId: given.value })
    expect(await undo(at + MINUTE_MS + 1)).toMatchObject({ reason: 'ruling-late' })
    expect((await undo(at + MINUTE_MS)).ok).toBe(true)
    expect(await undo(at + MINUTE_MS)).toMatchObject({ reason: 'stale' })
    expect(await drillOf(db, drillId)).toMatchObject({ percent: 76, open_questions: 6, passed: null })
    expect((await ruling(db, enrolment, question!.id, false)).ok).toBe(true)
    const rows = await db.selectFrom('card_ruling').select(['is_yes', 'supersedes']).execute()
    expect(rows).toHaveLength(3)
    expect(rows.filter((row) => row.supersedes === null)).toHaveLength(1)
    await expect(sql`update card_ruling set is_yes = 1`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`delete from judge_model`.execute(db)).rejects.toThrow('append-only')
  })

  it('asks nobody about practice, where what is not recognised counts half', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const started = await startDrill(db, {
      actor: { id: enrolment.trainee.id, requestId: null },
      now: DAY_3,
      content,
      enrolmentId: enrolment.id,
      setId: 'S2',
    })
    if (!started.ok) throw new Error(started.reason)
    const actor = { id: enrolment.trainee.id, requestId: null }
    const { cards } = readDrillContent((await drillOf(db, started.value)).cards)
    const sent = { drillId: started.value, position: 0, code: cards[0]!.code, reply: OPEN }
    await answerCard(db, { actor, now: DAY_3 + 9_000, content, ...sent })
    await finishDrill(db, { actor, now: DAY_3 + 10_000, drillId: started.value })
    expect(await questionsOf(db, started.value)).toEqual([])
    expect(await drillOf(db, started.value)).toMatchObject({ percent: 8, percent_high: 8, passed: 0 })
  })

  it('looks again at what a trainee disputes, once, in time, and says why', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(LACKS))
    const dispute = (subject: string, now = DAY_3 + 6 * MINUTE_MS) =>
      disputeCard(db, {
        actor: { id: enrolment.trainee.id, requestId: null },
        now,
        drillId,
        position: 0,
        subject,
        reason: '意思说到了',
      })
    expect(await dispute('point 1')).toMatchObject({ reason: 'invalid-reference' })
    expect(await dispute('point 0', DAY_3 + 30 * DAY_MS)).toMatchObject({ reason: 'reply-dispute-late' })
    expect((await dispute('point 0')).ok).toBe(true)
    expect(await dispute('point 0')).toMatchObject({ reason: 'already-done' })
    const [question] = await questionsOf(db, drillId)
    expect((await queueOf(db, mentorOf(enrolment))).card).toMatchObject({
      origin: 'dispute',
      reason: '意思说到了',
    })
    expect(await ruling(db, enrolment, question!.id, false)).toMatchObject({ reason: 'comment-needed' })
    const before = await drillOf(db, drillId)
    expect((await ruling(db, enrolment, question!.id, true, '算答应了')).ok).toBe(true)
    const after = await drillOf(db, drillId)
    expect([before.percent, after.percent]).toEqual([96, 100])
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('card-dispute-ruled')
    const view = await findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now: DAY_3 + DAY_MS })
    expect(view!.feedback[0]).toMatchObject({
      low: 100,
      explained: { points: [{ answer: 'met', matter: { reason: '意思说到了', ruling: { note: '算答应了' } } }, {}] },
    })
    expect((await auditLines(db)).slice(-3)).toEqual(['settle:drill', 'rule:card', 'settle:drill'])
  })

  it('finds a mark that somebody changed', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, [FINE, OPEN])
    await db.updateTable('drill_card').set({ total: 99 }).where('position', '=', 0).execute()
    await db.updateTable('drill_card').set({ reply: FINE }).where('position', '=', 1).execute()
    expect((await verifyDrills(db)).other).toEqual([
      { drillId, position: 0, what: 'mark' },
      { drillId, position: 1, what: 'judgement' },
    ])
  })
})
