import type { Insertable } from 'kysely'
import { prepared, preparedFirst } from '../prepared'
import type { AttemptSignalTable, AttemptWordTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'

/** What of a paper changes without an answer of its trainee: one look, asked again and again while somebody listens. */
export const findPaperPulse = preparedFirst((db, attemptId: string) =>
  db
    .selectFrom('attempt')
    .select((eb) => [
      'state',
      'revision',
      eb
        .selectFrom('attempt_word')
        .whereRef('attempt_word.attempt_id', '=', 'attempt.id')
        .select((one) => one.fn.countAll<number>().as('n'))
        .as('words'),
      eb
        .selectFrom('attempt_signal')
        .whereRef('attempt_signal.attempt_id', '=', 'attempt.id')
        .select((one) => one.fn.countAll<number>().as('n'))
        .as('signals'),
    ])
    .where('id', '=', attemptId),
)

export function insertWord(tx: Tx, row: Insertable<AttemptWordTable>) {
  return tx.insertInto('attempt_word').values(row).execute()
}

/** Oldest first, with who said it and when it was seen. */
export const listWords = prepared((db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_word as w')
    .innerJoin('person as p', 'p.id', 'w.said_by')
    .leftJoin('attempt_word_seen as s', 's.word_id', 'w.id')
    .select(['w.id', 'w.attempt_id', 'w.minutes', 'w.text', 'w.said_at', 'p.display_name as by_name', 's.seen_at'])
    .where('w.attempt_id', 'in', attemptIds)
    .orderBy('w.said_at')
    .orderBy('w.id'),
)

/** Only those of this paper, and each once. */
export async function insertWordsSeen(
  tx: Tx,
  { attemptId, wordIds, at }: { attemptId: string; wordIds: readonly string[]; at: number },
): Promise<void> {
  const words = await tx
    .selectFrom('attempt_word')
    .select('id')
    .where('attempt_id', '=', attemptId)
    .where('id', 'in', wordIds)
    .execute()
  if (words.length === 0) return
  await tx
    .insertInto('attempt_word_seen')
    .values(words.map(({ id }) => ({ word_id: id, seen_at: at })))
    .onConflict((conflict) => conflict.column('word_id').doNothing())
    .execute()
}

/** True when the paper was opened in this browser before. */
export async function touchPage(db: DbOrTx, page: { attemptId: string; device: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attempt_page')
    .set((eb) => ({
      heard_at: eb.case().when('heard_at', '<', page.at).then(page.at).else(eb.ref('heard_at')).end(),
    }))
    .where('attempt_id', '=', page.attemptId)
    .where('device', '=', page.device)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

export function insertPage(tx: Tx, page: { attemptId: string; device: string; at: number }) {
  return tx
    .insertInto('attempt_page')
    .values({ attempt_id: page.attemptId, device: page.device, opened_at: page.at, heard_at: page.at })
    .execute()
}

/** How many browsers have it open, and when any of them was last heard of. */
export const listPages = prepared((db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_page')
    .select((eb) => ['attempt_id', eb.fn.countAll<number>().as('n'), eb.fn.max('heard_at').as('heard_at')])
    .where('attempt_id', 'in', attemptIds)
    .groupBy('attempt_id'),
)

/** What was sent twice is noted once. */
export function insertSignal(tx: Tx, row: Insertable<AttemptSignalTable>) {
  return tx
    .insertInto('attempt_signal')
    .values(row)
    .onConflict((conflict) => conflict.columns(['attempt_id', 'client_key']).doNothing())
    .execute()
}

/** Oldest first. */
export const listSignals = prepared((db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_signal')
    .select(['attempt_id', 'kind', 'position', 'amount', 'noted_at'])
    .where('attempt_id', 'in', attemptIds)
    .orderBy('noted_at')
    .orderBy('id'),
)

export async function countSignals(db: DbOrTx, attemptId: string): Promise<number> {
  const { n } = await db
    .selectFrom('attempt_signal')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

const watched = (db: DbOrTx) =>
  db
    .selectFrom('attempt as a')
    .innerJoin('enrolment as e', 'e.id', 'a.enrolment_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select([
      'a.id',
      'a.enrolment_id',
      'a.activity_id',
      'a.exam_id',
      'a.form_id',
      'a.state',
      'a.started_at',
      'a.deadline_at',
      'a.limit_minutes',
      'a.extra_minutes',
      'a.extended_minutes',
      'a.submitted_at',
      'a.closed_at',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      't.display_name as trainee_name',
      'c.name as cohort_name',
    ])

/** Papers that are open, and those that were collected since. */
export function listWatchedAttempts(db: DbOrTx, { closedSince, limit = 500 }: { closedSince: number; limit?: number }) {
  return watched(db)
    .where((eb) => eb.or([eb('a.state', '=', 'in_progress'), eb('a.closed_at', '>=', closedSince)]))
    .orderBy('a.started_at')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** With whom each belongs to. */
export const listAttemptsNamed = prepared((db, attemptIds: readonly string[]) =>
  watched(db).where('a.id', 'in', attemptIds),
)

export function listOpenAttempts(db: DbOrTx) {
  return watched(db).where('a.state', '=', 'in_progress').orderBy('a.id').execute()
}

/** How many questions have an answer, and when the newest change was saved. Withdrawn answers are none. */
export const listAnswered = prepared((db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_answer')
    .select((eb) => [
      'attempt_id',
      eb.fn.sum<number>(eb.case().when('value', 'like', '%"answer":null}').then(0).else(1).end()).as('answered'),
      eb.fn.max('saved_at').as('saved_at'),
    ])
    .where('attempt_id', 'in', attemptIds)
    .groupBy('attempt_id'),
)
