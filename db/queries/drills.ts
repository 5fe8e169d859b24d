import { type Insertable, sql, type Updateable } from 'kysely'
import { lockRows } from '../portable'
import type { DrillCardTable, DrillTable, TypingRunTable } from '../tables/drills'
import type { DbOrTx, Tx } from '../transaction'

export function findDrill(db: DbOrTx, id: string) {
  return db.selectFrom('drill').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockDrill(tx: Tx, id: string) {
  return lockRows(tx, tx.selectFrom('drill').selectAll().where('id', '=', id)).executeTakeFirst()
}

export function listDrillCards(db: DbOrTx, drillId: string) {
  return db.selectFrom('drill_card').selectAll().where('drill_id', '=', drillId).orderBy('position').execute()
}

export function findDrillCard(db: DbOrTx, drillId: string, position: number) {
  return db
    .selectFrom('drill_card')
    .selectAll()
    .where('drill_id', '=', drillId)
    .where('position', '=', position)
    .executeTakeFirst()
}

export function insertDrill(tx: Tx, row: Insertable<DrillTable>) {
  return tx.insertInto('drill').values(row).execute()
}

export function insertDrillCards(tx: Tx, rows: Insertable<DrillCardTable>[]) {
  return tx.insertInto('drill_card').values(rows).execute()
}

/** Answers how many rows changed: 0 when the card had been answered before. */
export async function answerDrillCard(
  tx: Tx,
  drillId: string,
  position: number,
  change: Updateable<DrillCardTable>,
): Promise<number> {
  const result = await tx
    .updateTable('drill_card')
    .set(change)
    .where('drill_id', '=', drillId)
    .where('position', '=', position)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** What rulings make of a mark; the score itself stays as the judge gave it. */
export function updateDrillCard(tx: Tx, drillId: string, position: number, change: Updateable<DrillCardTable>) {
  return tx
    .updateTable('drill_card')
    .set(change)
    .where('drill_id', '=', drillId)
    .where('position', '=', position)
    .execute()
}

/** The time of cards that are not answered and were shown before `before` begins anew. */
export function restartCardsShownBefore(tx: Tx, drillId: string, { before, now }: { before: number; now: number }) {
  return tx
    .updateTable('drill_card')
    .set({ shown_at: now })
    .where('drill_id', '=', drillId)
    .where('answered_at', 'is', null)
    .where('shown_at', '<', before)
    .execute()
}

/** Open drills whose time was over before `before`; of one enrolment, or of all. */
export function listOverdueDrills(db: DbOrTx, before: number, limit: number, enrolmentId?: string) {
  const overdue = db
    .selectFrom('drill')
    .select('id')
    .where('state', '=', 'in_progress')
    .where('deadline_at', '<', before)
    .limit(limit)
  return (enrolmentId === undefined ? overdue : overdue.where('enrolment_id', '=', enrolmentId)).execute()
}

export function updateDrill(tx: Tx, id: string, change: Updateable<DrillTable>) {
  return tx.updateTable('drill').set(change).where('id', '=', id).execute()
}

/** Drills of one activity, newest first. */
export function listDrillsOfActivity(db: DbOrTx, enrolmentId: string, activityId: string) {
  return db
    .selectFrom('drill')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', '=', activityId)
    .orderBy('started_at', 'desc')
    .execute()
}

/** Whether there is one that stands in the curve of what was practised. */
export async function hasDrilled(db: DbOrTx, enrolmentId: string): Promise<boolean> {
  return (await listFinishedDrills(db, enrolmentId, 1)).length > 0
}

/** Finished ones with a mark of the whole, newest first, for curves. */
export function listFinishedDrills(db: DbOrTx, enrolmentId: string, limit: number) {
  return db
    .selectFrom('drill')
    .select([
      'id',
      'set_id',
      'purpose',
      'activity_id',
      'mode',
      'percent',
      'percent_high',
      'open_questions',
      'passed',
      'pass_percent',
      'mean_ms',
      'finished_at',
    ])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'finished')
    .where('percent', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute()
}

/** Drills that were sat as exams and are over, the newest first. */
export function listExamDrills(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('drill')
    .select(['id', 'activity_id', 'percent', 'finished_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('purpose', '=', 'exam')
    .where('state', '=', 'finished')
    .where('activity_id', 'is not', null)
    .where('finished_at', 'is not', null)
    .$narrowType<{ activity_id: string; finished_at: number }>()
    .orderBy('started_at', 'desc')
    .execute()
}

/** A drill of this set that was begun and not ended. */
export function findOpenDrillOfSet(db: DbOrTx, enrolmentId: string, setId: string) {
  return db
    .selectFrom('drill')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('set_id', '=', setId)
    .where('state', '=', 'in_progress')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findOpenDrill(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('drill')
    .select(['id', 'set_id', 'purpose'])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'in_progress')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Drills that count for an activity and are not ended, of one person in whatever enrolment. */
export function listRunningActivityDrills(db: DbOrTx, whose: { traineeId: string } | { enrolmentId: string }) {
  const running = db
    .selectFrom('drill as d')
    .innerJoin('enrolment as e', 'e.id', 'd.enrolment_id')
    .select(['d.id', 'd.cards', 'd.deadline_at'])
    .where('d.state', '=', 'in_progress')
    .where('d.activity_id', 'is not', null)
  return (
    'traineeId' in whose
      ? running.where('e.trainee_id', '=', whose.traineeId)
      : running.where('e.id', '=', whose.enrolmentId)
  ).execute()
}

/** Decks shown since `since`, and of this activity whenever: within the week nothing comes again, in an exam never. */
export async function listRecentDecks(
  db: DbOrTx,
  enrolmentId: string,
  { since, activityId }: { since: number; activityId: string | null },
): Promise<string[]> {
  const rows = await db
    .selectFrom('drill')
    .select('cards')
    .where('enrolment_id', '=', enrolmentId)
    .where((eb) =>
      activityId === null
        ? eb('started_at', '>=', since)
        : eb.or([eb('started_at', '>=', since), eb('activity_id', '=', activityId)]),
    )
    .execute()
  return rows.map((row) => row.cards)
}

/** Every answered card of practice, and of exams that are over, the oldest first: what is known of each phrase. */
export function listAnsweredPhrases(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('drill_card as c')
    .innerJoin('drill as d', 'd.id', 'c.drill_id')
    .select(['c.intent_id', 'c.answered_at', 'c.took_ms', 'c.total', 'c.total_high', 'd.mode'])
    .where('d.enrolment_id', '=', enrolmentId)
    .where((eb) => eb.or([eb('d.purpose', '=', 'practice'), eb('d.state', '=', 'finished')]))
    .where('c.answered_at', 'is not', null)
    .where('c.total', 'is not', null)
    .$narrowType<{ answered_at: number; total: number }>()
    .orderBy('c.answered_at')
    .orderBy('c.drill_id')
    .orderBy('c.position')
    .execute()
}

/** Answered cards since `since`: which intents go well and which do not. */
export function listIntentResults(db: DbOrTx, enrolmentId: string, since: number) {
  return db
    .selectFrom('drill_card as c')
    .innerJoin('drill as d', 'd.id', 'c.drill_id')
    .select((eb) => [
      'c.intent_id',
      eb.fn.countAll<number>().as('n'),
      // Half way where something of the card was not recognised.
      sql<number>`avg((c.total + coalesce(c.total_high, c.total)) / 2)`.as('mean'),
    ])
    .where('d.enrolment_id', '=', enrolmentId)
    .where('d.started_at', '>=', since)
    .where('d.state', '=', 'finished')
    .where('c.total', 'is not', null)
    .groupBy('c.intent_id')
    .execute()
}

export function listTypingPassagesUsed(db: DbOrTx, enrolmentId: string) {
  return db.selectFrom('typing_run').select('passage_id').where('enrolment_id', '=', enrolmentId).execute()
}

/** Runs that were left open and whose time was over before `before`. */
export function listLeftTypingRuns(db: DbOrTx, before: number, limit: number) {
  return db
    .selectFrom('typing_run as r')
    .innerJoin('enrolment as e', 'e.id', 'r.enrolment_id')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select(['r.id', 'r.enrolment_id', 'r.activity_id', 'c.course_id'])
    .where('r.finished_at', 'is', null)
    .where('r.deadline_at', '<', before)
    .limit(limit)
    .execute()
}

export function insertTypingRun(tx: Tx, row: Insertable<TypingRunTable>) {
  return tx.insertInto('typing_run').values(row).execute()
}

/** Answers how many rows changed: 0 when the run had been handed in before. */
export async function finishTypingRun(tx: Tx, id: string, change: Updateable<TypingRunTable>): Promise<number> {
  const result = await tx
    .updateTable('typing_run')
    .set(change)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
