import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listOverdueDrills, lockDrill, updateDrill } from '#db/queries/drills'
import { findEnrolment } from '#db/queries/enrolments'
import { insertCardQuestions } from '#db/queries/rulings'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit, SYSTEM } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { hasTotalTime, readDrillContent } from './drill-content'
import { type DrillRow, loadStandings, resultOf, type StandingRow, wholeColumns } from './settle-drill.server'

const BATCH = 50

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
  const answered = await loadStandings(tx, drill)
  const result = resultOf(drill, answered)
  // Practice waits for nobody: what was not recognised is shown as such.
  const questions = drill.purpose === 'exam' ? questionsOf(drill, answered, now) : []
  if (questions.length > 0) await insertCardQuestions(tx, questions)
  const finishedAt = overdue && drill.deadline_at !== null ? drill.deadline_at : now
  await updateDrill(tx, drill.id, {
    state: 'finished',
    finished_at: finishedAt,
    ...wholeColumns(drill, result),
    // Practice may have been disputed on the way.
    open_questions: drill.open_questions + questions.length,
    mean_ms: result.meanMs,
    fast_cards: answered.filter((card) => card.isFast).length,
  })
  await appendAudit(tx, {
    actor: overdue ? SYSTEM : actor,
    now,
    action: 'finish:drill',
    entity: 'drill',
    entityId: drill.id,
    enrolmentId: drill.enrolment_id,
    after: { ...result, finishedAt, open: questions.length },
  })
  if (drill.purpose !== 'exam' || result.passed !== false) return
  const enrolment = await findEnrolment(tx, drill.enrolment_id)
  if (!enrolment) return
  const payload = { drillId: drill.id, title: content.set.title }
  await notify(tx, { to: enrolment.trainee_id, kind: 'drill-failed', payload, now })
}

/** What the judge left open of each reply, for whoever signs for this trainee. */
function questionsOf(drill: DrillRow, answered: readonly StandingRow[], now: number) {
  return answered.flatMap(({ position, standing }) =>
    standing.open.map((subject) => ({
      id: newId(),
      drill_id: drill.id,
      position,
      enrolment_id: drill.enrolment_id,
      subject,
      origin: 'open' as const,
      reason: null,
      asked_by: null,
      asked_at: now,
      answered_at: null,
    })),
  )
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
