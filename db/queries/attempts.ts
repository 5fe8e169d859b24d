import type { Insertable, Updateable } from 'kysely'
import { lockRows } from '../portable'
import type { AttemptAnswerTable, AttemptTable, LateAnswerTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'

export type AttemptRow = Awaited<ReturnType<typeof findAttempt>> & {}

export function findAttempt(db: DbOrTx, id: string) {
  return db.selectFrom('attempt').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Locks the attempt until the transaction ends: every save, hand-in, mark and release begins with it. */
export function lockAttempt(tx: Tx, id: string) {
  return lockRows(tx, tx.selectFrom('attempt').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Newest first; voided ones too. */
export function listAttemptsOfEnrolment(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('attempt')
    .select([
      'id',
      'activity_id',
      'exam_id',
      'kind',
      'state',
      'started_at',
      'deadline_at',
      'closed_at',
      'released_at',
      'percent',
      'pass_percent',
      'passed',
    ])
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('started_at', 'desc')
    .execute()
}

export function insertAttempt(tx: Tx, row: Insertable<AttemptTable>) {
  return tx.insertInto('attempt').values(row).execute()
}

/** @throws when the row is no longer the one that was read: whoever changes an attempt holds its lock. */
export async function updateAttempt(
  tx: Tx,
  id: string,
  revision: number,
  change: Updateable<AttemptTable>,
): Promise<void> {
  const result = await tx
    .updateTable('attempt')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) !== 1) throw new Error(`Attempt ${id} is no longer at revision ${revision}`)
}

export function listOverdueAttempts(db: DbOrTx, deadlineBefore: number, limit: number) {
  return db
    .selectFrom('attempt')
    .select(['id', 'state', 'deadline_at'])
    .where('state', '=', 'in_progress')
    .where('deadline_at', '<', deadlineBefore)
    .orderBy('deadline_at')
    .limit(limit)
    .execute()
}

export function listOverdueAttemptsOf(db: DbOrTx, enrolmentId: string, deadlineBefore: number) {
  return db
    .selectFrom('attempt')
    .select(['id', 'state', 'deadline_at'])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'in_progress')
    .where('deadline_at', '<', deadlineBefore)
    .execute()
}

export function listAnswers(db: DbOrTx, attemptId: string) {
  return db.selectFrom('attempt_answer').selectAll().where('attempt_id', '=', attemptId).orderBy('position').execute()
}

export function findAnswer(db: DbOrTx, attemptId: string, position: number) {
  return db
    .selectFrom('attempt_answer')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .executeTakeFirst()
}

/** Writes only a newer revision, whatever was read before. */
export function upsertAnswer(tx: Tx, row: Insertable<AttemptAnswerTable>) {
  return tx
    .insertInto('attempt_answer')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['attempt_id', 'position'])
        .doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          revision: eb.ref('excluded.revision'),
          writer: eb.ref('excluded.writer'),
          flagged: eb.ref('excluded.flagged'),
          saved_at: eb.ref('excluded.saved_at'),
        }))
        .whereRef('attempt_answer.revision', '<', 'excluded.revision'),
    )
    .execute()
}

export function insertLateAnswer(tx: Tx, row: Insertable<LateAnswerTable>) {
  return tx.insertInto('late_answer').values(row).execute()
}

export async function countLateAnswers(db: DbOrTx, attemptId: string): Promise<number> {
  const row = await db
    .selectFrom('late_answer')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Oldest first. */
export function listLateAnswers(db: DbOrTx, attemptId: string) {
  return db
    .selectFrom('late_answer')
    .select(['position', 'value', 'late_ms', 'received_at'])
    .where('attempt_id', '=', attemptId)
    .orderBy('received_at')
    .orderBy('position')
    .execute()
}
