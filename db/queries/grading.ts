import type { Insertable } from 'kysely'
import type { AppealTable, MarkTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'
import { newestVerdict } from './typing'

/** Every revision of every marker, oldest first. */
export function listMarks(db: DbOrTx, attemptId: string) {
  return db
    .selectFrom('mark as m')
    .innerJoin('person as p', 'p.id', 'm.marker_id')
    .select([
      'm.position',
      'm.marker_id',
      'm.revision',
      'm.criteria',
      'm.points',
      'm.max_points',
      'm.comment',
      'm.marked_at',
      'p.display_name as marker_name',
    ])
    .where('m.attempt_id', '=', attemptId)
    .orderBy('m.marked_at')
    .orderBy('m.revision')
    .execute()
}

export function insertMark(tx: Tx, row: Insertable<MarkTable>) {
  return tx.insertInto('mark').values(row).execute()
}

/** Handed in and not yet released, of all enrolments, oldest first; the caller narrows to whose. */
export function listUnreleasedAttempts(db: DbOrTx, limit = 500) {
  return db
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
      'a.kind',
      'a.state',
      'a.closed_at',
      'a.percent',
      'a.pass_percent',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      't.display_name as trainee_name',
      'c.name as cohort_name',
    ])
    .where('a.state', 'in', ['submitted', 'expired', 'graded'])
    .orderBy('a.closed_at')
    .limit(limit)
    .execute()
}

export function listMarksOfAttempts(db: DbOrTx, attemptIds: readonly string[]) {
  return db
    .selectFrom('mark')
    .select(['attempt_id', 'position', 'marker_id', 'revision', 'points', 'max_points'])
    .where('attempt_id', 'in', attemptIds)
    .orderBy('revision')
    .execute()
}

export function listDelegationsOf(db: DbOrTx, personId: string) {
  return db
    .selectFrom('delegation')
    .select(['cohort_id', 'activity_id', 'role'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

export function insertAppeal(tx: Tx, row: Insertable<AppealTable>) {
  return tx.insertInto('appeal').values(row).execute()
}

/** Newest first. */
export function listAppeals(db: DbOrTx, attemptId: string) {
  return db
    .selectFrom('appeal as a')
    .leftJoin('person as p', 'p.id', 'a.decided_by')
    .select([
      'a.id',
      'a.position',
      'a.reason',
      'a.filed_at',
      'a.state',
      'a.decided_at',
      'a.decided_by',
      'a.answer',
      'p.display_name as decider_name',
    ])
    .where('a.attempt_id', '=', attemptId)
    .orderBy('a.filed_at', 'desc')
    .execute()
}

export function findAppeal(db: DbOrTx, id: string) {
  return db.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Answers how many open appeals were closed: 0 means somebody was faster. */
export async function closeAppeal(
  tx: Tx,
  id: string,
  change: { state: 'upheld' | 'rejected'; decided_by: string; decided_at: number; answer: string },
): Promise<number> {
  const result = await tx
    .updateTable('appeal')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Open appeals of the whole house with whose they are, oldest first. */
export function listOpenAppealsWithAttempts(db: DbOrTx, limit = 200) {
  return db
    .selectFrom('appeal as a')
    .innerJoin('attempt as t', 't.id', 'a.attempt_id')
    .innerJoin('enrolment as e', 'e.id', 'a.enrolment_id')
    .innerJoin('person as p', 'p.id', 'e.trainee_id')
    .select([
      'a.id',
      'a.attempt_id',
      'a.filed_at',
      't.exam_id',
      't.activity_id',
      't.kind',
      't.released_by',
      'e.id as enrolment_id',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      'p.display_name as trainee_name',
    ])
    .where('a.state', '=', 'open')
    .orderBy('a.filed_at')
    .limit(limit)
    .execute()
}

/** Newest first; practice and exam alike. */
export function listFinishedDrills(db: DbOrTx, enrolmentId: string, limit: number) {
  return db
    .selectFrom('drill')
    .select(['id', 'set_id', 'purpose', 'mode', 'finished_at', 'percent', 'pass_percent', 'passed', 'mean_ms'])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'finished')
    .orderBy('finished_at', 'desc')
    .limit(limit)
    .execute()
}

/** Newest first. */
export function listFinishedTypingRuns(db: DbOrTx, enrolmentId: string, limit: number) {
  return db
    .selectFrom('typing_run')
    .select(['id', 'activity_id', 'run', 'finished_at', 'speed', 'accuracy', 'band', 'held'])
    .select(newestVerdict)
    .where('enrolment_id', '=', enrolmentId)
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .limit(limit)
    .execute()
}

/** Who may mark: the trainee's mentor and the examiners named for the activity. One row per person. */
export function listMarkersOf(db: DbOrTx, enrolmentId: string, activityId: string) {
  return db
    .selectFrom('enrolment as e')
    .leftJoin('delegation as d', (join) =>
      join
        .onRef('d.cohort_id', '=', 'e.cohort_id')
        .on('d.activity_id', '=', activityId)
        .on('d.role', '=', 'examiner')
        .on('d.ended_at', 'is', null),
    )
    .select(['e.mentor_id', 'd.person_id as examiner_id'])
    .where('e.id', '=', enrolmentId)
    .execute()
}

export function listActiveManagers(db: DbOrTx) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select('p.id')
    .where('r.role', '=', 'manager')
    .where('p.status', '=', 'active')
    .execute()
}
