import type { Db } from '#db/connect'
import { type findDrill, listDrillCards, listOverdueDrills, lockDrill, updateDrill } from '#db/queries/drills'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit, SYSTEM } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { type CardScore, scoreDrill } from './drill'
import { hasTotalTime, readDrillContent } from './drill-content'

const BATCH = 50

type DrillRow = NonNullable<Awaited<ReturnType<typeof findDrill>>>

export function isDrillOverdue(drill: Pick<DrillRow, 'state' | 'deadline_at'>, now: number): boolean {
  return drill.state === 'in_progress' && drill.deadline_at !== null && now > drill.deadline_at
}

/** Practice that was walked away from is worth nothing and completes nothing; it only lets go of the books. */
async function abandonDrill(tx: Tx, drill: DrillRow, now: number): Promise<void> {
  await updateDrill(tx, drill.id, { state: 'abandoned', finished_at: drill.deadline_at })
  await appendAudit(tx, {
    actor: SYSTEM,
    now,
    action: 'abandon:drill',
    entity: 'drill',
    entityId: drill.id,
    enrolmentId: drill.enrolment_id,
    after: { finishedAt: drill.deadline_at },
  })
}

/**
 * Ends an open drill and scores it; cards not answered count as nothing. However late somebody looks, one whose time is
 * over ended at its deadline. An exam that was not passed is told like a paper. Call under the drill's lock.
 */
export async function closeDrill(
  tx: Tx,
  drill: DrillRow,
  { actor, now }: { actor: Actor; now: number },
): Promise<void> {
  const content = readDrillContent(drill.cards)
  const overdue = isDrillOverdue(drill, now)
  if (overdue && drill.purpose === 'practice' && !hasTotalTime(content.set)) return abandonDrill(tx, drill, now)
  const answered = (await listDrillCards(tx, drill.id)).flatMap((card) => {
    if (card.answered_at === null || card.score === null) return []
    const score = JSON.parse(card.score) as CardScore
    const fast = score.fastestMs !== undefined
    return [{ total: score.total, tookMs: card.took_ms ?? 0, clean: score.faults.length === 0, fast }]
  })
  const result = scoreDrill({ ...content.set, cards: content.cards.length }, answered)
  const finishedAt = overdue && drill.deadline_at !== null ? drill.deadline_at : now
  await updateDrill(tx, drill.id, {
    state: 'finished',
    finished_at: finishedAt,
    percent: result.percent,
    passed: result.passed ? 1 : 0,
    mean_ms: result.meanMs,
    fast_cards: answered.filter((card) => card.fast).length,
  })
  await appendAudit(tx, {
    actor: overdue ? SYSTEM : actor,
    now,
    action: 'finish:drill',
    entity: 'drill',
    entityId: drill.id,
    enrolmentId: drill.enrolment_id,
    after: { ...result, finishedAt },
  })
  if (drill.purpose !== 'exam' || result.passed) return
  const enrolment = await findEnrolment(tx, drill.enrolment_id)
  if (!enrolment) return
  const payload = { drillId: drill.id, title: content.set.title }
  await notify(tx, { to: enrolment.trainee_id, kind: 'drill-failed', payload, now })
}

async function closeIfOverdue(db: Db, drillId: string, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const drill = await lockDrill(tx, drillId)
    if (!drill || !isDrillOverdue(drill, now)) return false
    await closeDrill(tx, drill, { actor: SYSTEM, now })
    return true
  })
}

/** The job, and of one trainee before a page or a new start looks at what is open. Answers how many it closed. */
export async function closeOverdueDrills(db: Db, now: number, enrolmentId?: string): Promise<number> {
  let closed = 0
  for (const { id } of await listOverdueDrills(db, now, BATCH, enrolmentId))
    if (await closeIfOverdue(db, id, now)) closed++
  return closed
}
