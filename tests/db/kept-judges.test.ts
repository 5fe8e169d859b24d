import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import { answerCard } from '#app/features/drills/answer-card.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { keepJudge, keepJudges, openKeptJudge } from '#app/features/quick-replies/judges.server'
import { inTransaction } from '#db/transaction'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { begun, content, DAY_3, drillOf, FINE } from './drill-acts'

/** The same course, counting how often its judge is read from the disk. */
function counted() {
  const reads = { n: 0 }
  const judgeFile = () => {
    reads.n++
    return content.judgeFile()
  }
  return { course: { ...content, judgeFile }, reads }
}

describeDatabases('the judges of a house', (open) => {
  it('are kept and opened at the start, so that neither the first drill nor its first reply reads one', async () => {
    const { db } = await open()
    const enrolment = await aReadyEnrolment(db)
    const { course, reads } = counted()
    await keepJudges(db, { courses: onlyCourse(course), now: DAY_3 })
    expect(await db.selectFrom('judge_model').select('version').execute()).toEqual([{ version: 'first' }])
    const atStart = reads.n
    const drillId = await begun(db, enrolment, 'D03-2', course)
    const { cards } = readDrillContent((await drillOf(db, drillId)).cards)
    const sent = { drillId, position: 0, code: cards[0]!.code, reply: FINE }
    const actor = { id: enrolment.trainee.id, requestId: null }
    expect((await answerCard(db, { actor, now: DAY_3 + 9_000, content: course, ...sent })).ok).toBe(true)
    await keepJudges(db, { courses: onlyCourse(course), now: DAY_3 })
    expect(reads.n).toBe(atStart)
  })

  it('are never read, packed or opened while a transaction holds the writer', async () => {
    const { db } = await open()
    const { course, reads } = counted()
    const inside = 'never inside one'
    await expect(inTransaction(db, (tx) => keepJudge(tx, course, DAY_3))).rejects.toThrow(inside)
    await expect(inTransaction(db, (tx) => openKeptJudge(tx, 'first', course))).rejects.toThrow(inside)
    expect(reads.n).toBe(0)
    // A course that came while the house was open is kept by its first drill, before that one's transaction.
    const enrolment = await aReadyEnrolment(db)
    const drillId = await begun(db, enrolment, 'D03-2', course)
    expect(readDrillContent((await drillOf(db, drillId)).cards).judge).toBe('first')
    expect(reads.n).toBe(1)
  })
})
