import { type Insertable, type SqlBool, sql, type Updateable } from 'kysely'
import { lockRows } from '../portable'
import { prepared, preparedFirst } from '../prepared'
import type { AttemptAnswerTable, AttemptTable, LateAnswerTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'

export type AttemptRow = Awaited<ReturnType<typeof findAttempt>> & {}

export const findAttempt = preparedFirst((db, id: string) => db.selectFrom('attempt').selectAll().where('id', '=', id))

/** Locks the attempt until the transaction ends: every save, hand-in, mark and release begins with it. */
export const lockAttempt: (tx: Tx, id: string) => Promise<AttemptRow | undefined> = preparedFirst((tx, id: string) =>
  lockRows(tx, tx.selectFrom('attempt').selectAll().where('id', '=', id)),
)

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
      'extended_minutes',
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

/** So that papers with more time do not stand in the way of the others in a batch. */
function endsBefore(at: number) {
  return sql<SqlBool>`deadline_at + extended_minutes * 60000 < ${at}`
}

export function listOverdueAttempts(db: DbOrTx, deadlineBefore: number, limit: number) {
  return db
    .selectFrom('attempt')
    .select(['id', 'state', 'deadline_at', 'extended_minutes'])
    .where('state', '=', 'in_progress')
    .where('deadline_at', '<', deadlineBefore)
    .where(endsBefore(deadlineBefore))
    .orderBy('deadline_at')
    .limit(limit)
    .execute()
}

export function listOverdueAttemptsOf(db: DbOrTx, enrolmentId: string, deadlineBefore: number) {
  return db
    .selectFrom('attempt')
    .select(['id', 'state', 'deadline_at', 'extended_minutes'])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'in_progress')
    .where(endsBefore(deadlineBefore))
    .execute()
}

export function listAnswers(db: DbOrTx, attemptId: string) {
  return db.selectFrom('attempt_answer').selectAll().where('attempt_id', '=', attemptId).orderBy('position').execute()
}

export const findAnswer = preparedFirst((db, attemptId: string, position: number) =>
  db.selectFrom('attempt_answer').selectAll().where('attempt_id', '=', attemptId).where('position', '=', position),
)

const upsert = prepared(
  (
    tx,
    attempt_id: string,
    position: number,
    value: string,
    revision: number,
    writer: string,
    flagged: 0 | 1,
    saved_at: number,
  ) =>
    tx
      .insertInto('attempt_answer')
      .values({ attempt_id, position, value, revision, writer, flagged, saved_at })
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
      ),
)

/** Writes only a newer revision, whatever was read before. */
export async function upsertAnswer(tx: Tx, row: Insertable<AttemptAnswerTable>): Promise<void> {
  await upsert(tx, row.attempt_id, row.position, row.value, row.revision, row.writer, row.flagged ?? 0, row.saved_at)
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
