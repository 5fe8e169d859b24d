// What a trainee disputes is open until somebody has answered: the range is as wide as it may turn out, and the verdict waits.
import { expect, it } from 'vitest'
import { answerCard, finishDrill } from '#app/features/drills/answer-card.server'
import { disputeCard } from '#app/features/drills/dispute-card.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { findDrillView } from '#app/features/drills/drills.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { verifyDrills } from '#app/features/drills/verify-drills.server'
import { listNotices, markNoticesRead } from '#app/features/notifications/notices.server'
import { blockInput, blocksOf, caseOfKind, loadCase } from '#app/features/promotion/case.server'
import type { Db } from '#db/connect'
import { findEnrolment } from '#db/queries/enrolments'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, MINUTE_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import {
  content,
  DAY_3,
  disputed,
  drillOf,
  LACKS,
  mentorOf,
  OPEN,
  played,
  questionsOf,
  queueOf,
  ruling,
  ten,
} from './drill-acts'
import { noticeKinds } from './notice-kinds'

/** Six cards that lack a point: one ruling or another decides. */
const BELOW = ten(...Array.from({ length: 6 }, () => LACKS))

function viewOf(db: Db, enrolment: BuiltEnrolment, drillId: string) {
  return findDrillView(db, { drillId, traineeId: enrolment.trainee.id, content, now: DAY_3 + DAY_MS })
}

describeDatabases('a disputed reply of an exam', (open) => {
  it('is open: where the verdict hangs on it there is none, and the gate waits', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, BELOW)
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 0, percent: 76, percent_high: 76 })
    expect((await disputed(db, enrolment, drillId, 'point 0')).ok).toBe(true)
    expect(await drillOf(db, drillId)).toMatchObject({ passed: null, percent: 76, percent_high: 80, open_questions: 1 })
    expect((await viewOf(db, enrolment, drillId))!.feedback[0]).toMatchObject({ low: 60, high: 100, machine: null })
    const row = await findEnrolment(db, enrolment.id)
    const given = await loadCase(db, row!, { content, now: DAY_3 + 20 * MINUTE_MS })
    const kind = caseOfKind(given, 'd3-gate', content)
    expect(kind.tests.find((test) => test.activityId === 'D03-2')).toMatchObject({
      value: null,
      undecided: { percent: 76, percentHigh: 80, open: 1 },
    })
    expect(blockInput(kind).undecided).toEqual([content.activityById.get('D03-2')!.title])
    expect(blocksOf(kind, 'pass').some(({ what }) => what === 'undecided')).toBe(true)
    expect(await verifyDrills(db)).toEqual({ checked: 10, other: [] })
  })

  it('tells whoever disputes nothing that they know, and the result once it is ruled on', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, BELOW)
    await disputed(db, enrolment, drillId, 'point 0')
    expect(await noticeKinds(db, enrolment.trainee.id)).not.toContain('drill-reopened')
    expect((await auditLines(db)).slice(-2)).toEqual(['dispute:card', 'settle:drill'])
    const [question] = await questionsOf(db, drillId)
    await ruling(db, enrolment, question!.id, true)
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 1, percent: 80, percent_high: 80, open_questions: 0 })
    expect(await noticeKinds(db, enrolment.trainee.id)).toContain('drill-passed')
  })

  it('leaves a verdict alone that no answer can turn', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(LACKS))
    await disputed(db, enrolment, drillId, 'point 0')
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 1, percent: 96, percent_high: 100, open_questions: 1 })
  })

  it('is as it was once the dispute is not upheld', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, BELOW)
    await disputed(db, enrolment, drillId, 'point 0')
    const [question] = await questionsOf(db, drillId)
    await ruling(db, enrolment, question!.id, false, '没有答应顾客')
    expect(await drillOf(db, drillId)).toMatchObject({ passed: 0, percent: 76, percent_high: 76, open_questions: 0 })
  })

  it('from before disputes widened the range is no changed mark', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(LACKS))
    await disputed(db, enrolment, drillId, 'point 0')
    await db.updateTable('drill_card').set({ total_high: 60 }).where('position', '=', 0).execute()
    expect((await verifyDrills(db)).other).toEqual([])
  })

  it('is disputed by nobody whose training is over, for nobody could answer', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, BELOW)
    await db.updateTable('enrolment').set({ state: 'eliminated' }).where('id', '=', enrolment.id).execute()
    expect(await disputed(db, enrolment, drillId, 'point 0')).toMatchObject({ reason: 'wrong-state' })
  })
})

describeDatabases('a disputed reply of practice', (open) => {
  it('may be one that was not recognised, and moves the mark only when it is answered', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const actor = { id: enrolment.trainee.id, requestId: null }
    const started = await startDrill(db, { actor, now: DAY_3, content, enrolmentId: enrolment.id, setId: 'S2' })
    if (!started.ok) throw new Error(started.reason)
    const drillId = started.value
    const { code } = readDrillContent((await drillOf(db, drillId)).cards).cards[0]!
    await answerCard(db, { actor, now: DAY_3 + 9_000, content, drillId, position: 0, code, reply: OPEN })
    const view = await viewOf(db, enrolment, drillId)
    const [met, unsure] = view!.feedback[0]!.explained!.points
    expect([met, unsure]).toMatchObject([{ mayDispute: false }, { answer: 'open', mayDispute: true }])
    const sent = { actor, now: DAY_3 + 10_000, drillId, position: 0, reason: null }
    expect((await disputeCard(db, { ...sent, subject: unsure!.subject })).ok).toBe(true)
    expect(await drillOf(db, drillId)).toMatchObject({ state: 'in_progress', percent: null, open_questions: 1 })
    await finishDrill(db, { actor, now: DAY_3 + 11_000, drillId })
    expect(await drillOf(db, drillId)).toMatchObject({ percent: 8, percent_high: 8, open_questions: 1 })
    expect((await queueOf(db, mentorOf(enrolment))).card).toMatchObject({ origin: 'dispute', isUnsure: true })
    const [question] = await questionsOf(db, drillId)
    await ruling(db, enrolment, question!.id, true)
    expect(await drillOf(db, drillId)).toMatchObject({ percent: 10, open_questions: 0 })
  })
})

describeDatabases('news of many replies', (open) => {
  it('is one notice of each kind until it is read, and a new one after', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, BELOW)
    for (const position of [0, 1, 2]) await disputed(db, enrolment, drillId, 'point 0', position)
    const [first, second, third] = await questionsOf(db, drillId)
    await ruling(db, enrolment, first!.id, true)
    await ruling(db, enrolment, second!.id, false, '没有答应顾客')
    const answers = async () =>
      (
        await listNotices(db, {
          personId: enrolment.trainee.id,
          before: Number.MAX_SAFE_INTEGER,
          zone: 'Asia/Shanghai',
        })
      ).notices.filter(({ kind }) => kind === 'card-dispute-ruled')
    expect(await answers()).toMatchObject([{ payload: { times: 2, timesUpheld: 1 }, isNew: true }])
    await markNoticesRead(db, { personId: enrolment.trainee.id, now: DAY_3 + 12 * MINUTE_MS })
    await ruling(db, enrolment, third!.id, true)
    expect(await answers()).toHaveLength(2)
  })
})

describeDatabases('a red line', (open) => {
  it('is neither lifted nor asserted by a tap; a point is', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten('好的，马上，原因就写不想要吗', OPEN))
    const questions = await questionsOf(db, drillId)
    const line = questions.find(({ subject }) => subject.startsWith('hard '))!
    const point = questions.find(({ subject }) => subject.startsWith('point '))!
    expect((await queueOf(db, mentorOf(enrolment))).card).toMatchObject({
      owesReason: { yes: true, no: true },
    })
    for (const isYes of [true, false])
      expect(await ruling(db, enrolment, line.id, isYes)).toMatchObject({ reason: 'comment-needed' })
    expect((await ruling(db, enrolment, line.id, false, '他只是在问顾客')).ok).toBe(true)
    expect((await ruling(db, enrolment, point.id, true)).ok).toBe(true)
  })
})

describeDatabases('the card of the mentor', (open) => {
  it('names the case, says what the point means and shows a reply that would do', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const drillId = await played(db, enrolment, ten(OPEN))
    const [dealt] = readDrillContent((await drillOf(db, drillId)).cards).cards
    const given = { ...content, meaningsInWords: { other: '说现在就去做' } }
    const { card } = await queueOf(db, mentorOf(enrolment), [], given)
    expect(card).toMatchObject({
      intent: dealt!.name,
      means: [['说现在就去做']],
      owesReason: { yes: false, no: false },
    })
    expect(card!.model).not.toBe('')
    expect(card!.model).not.toMatch(/\{\w+\}/)
    expect((await queueOf(db, mentorOf(enrolment))).card).toMatchObject({ means: [] })
  })

  it('comes again at the end when it is put off, and nothing is written of it', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    await played(db, enrolment, ten(OPEN, OPEN, OPEN))
    const viewer = mentorOf(enrolment)
    const before = await auditLines(db)
    const first = await queueOf(db, viewer)
    const next = await queueOf(db, viewer, [first.card!.questionId])
    expect(next.left).toBe(first.left)
    expect(next.card!.questionId).not.toBe(first.card!.questionId)
    const others = (
      await questionsOf(db, (await db.selectFrom('drill').select('id').executeTakeFirstOrThrow()).id)
    ).map(({ id }) => id)
    expect((await queueOf(db, viewer, [first.card!.questionId, ...others])).card!.questionId).toBe(
      first.card!.questionId,
    )
    expect(await auditLines(db)).toEqual(before)
  })
})
