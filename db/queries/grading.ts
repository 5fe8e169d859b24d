import type { Insertable } from 'kysely'
import type { AppealReviewerTable, AppealTable, MarkReopeningTable, MarkTable } from '../tables/attempts'
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
      'a.form_id',
      'a.kind',
      'a.state',
      'a.closed_at',
      'a.graded_at',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      'e.plan_version_id',
      't.display_name as trainee_name',
      'c.planned_through',
      'c.zone',
    ])
    .where('a.state', 'in', ['submitted', 'expired', 'graded'])
    .orderBy('a.closed_at')
    .limit(limit)
    .execute()
}

export function listMarksOfAttempts(db: DbOrTx, attemptIds: readonly string[]) {
  return db
    .selectFrom('mark')
    .select(['attempt_id', 'position', 'marker_id', 'revision', 'points', 'marked_at'])
    .where('attempt_id', 'in', attemptIds)
    .orderBy('revision')
    .execute()
}

/** What was written in these papers, for telling what was left blank. */
export function listAnswersOfAttempts(db: DbOrTx, attemptIds: readonly string[]) {
  return db
    .selectFrom('attempt_answer')
    .select(['attempt_id', 'position', 'value'])
    .where('attempt_id', 'in', attemptIds)
    .execute()
}

export function insertReopening(tx: Tx, row: Insertable<MarkReopeningTable>) {
  return tx.insertInto('mark_reopening').values(row).execute()
}

/** Oldest first. */
export function listReopenings(db: DbOrTx, attemptIds: readonly string[]) {
  return db
    .selectFrom('mark_reopening')
    .select(['attempt_id', 'position', 'reason', 'reopened_at'])
    .where('attempt_id', 'in', attemptIds)
    .orderBy('reopened_at')
    .execute()
}

export function insertReviewer(tx: Tx, row: Insertable<AppealReviewerTable>) {
  return tx.insertInto('appeal_reviewer').values(row).execute()
}

/** Whoever was named last for each of these appeals. */
export async function listReviewers(db: DbOrTx, appealIds: readonly string[]) {
  const rows = await db
    .selectFrom('appeal_reviewer as r')
    .innerJoin('person as p', 'p.id', 'r.reviewer_id')
    .innerJoin('person as n', 'n.id', 'r.named_by')
    .select([
      'r.appeal_id',
      'r.reviewer_id',
      'r.reason',
      'p.display_name as reviewer_name',
      'n.display_name as namer_name',
    ])
    .where('r.appeal_id', 'in', appealIds)
    .orderBy('r.named_at')
    .execute()
  return new Map(rows.map((row) => [row.appeal_id, row]))
}

export function listDelegationsOf(db: DbOrTx, personId: string) {
  return db
    .selectFrom('delegation')
    .select(['cohort_id', 'activity_id', 'role'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

/** The examiners named for the activities of these cohorts. */
export function listExaminers(db: DbOrTx, cohortIds: readonly string[]) {
  return db
    .selectFrom('delegation')
    .select(['cohort_id', 'activity_id', 'person_id'])
    .where('cohort_id', 'in', cohortIds)
    .where('role', '=', 'examiner')
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
      'a.due_on',
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
    .innerJoin('cohort as c', 'c.id', 'e.cohort_id')
    .select([
      'a.id',
      'a.attempt_id',
      'a.filed_at',
      'a.due_on',
      't.form_id',
      't.activity_id',
      't.kind',
      't.released_by',
      'e.id as enrolment_id',
      'e.trainee_id',
      'e.mentor_id',
      'e.cohort_id',
      'e.plan_version_id',
      'c.zone',
      'p.display_name as trainee_name',
    ])
    .where('a.state', '=', 'open')
    .orderBy('a.filed_at')
    .limit(limit)
    .execute()
}

/** Newest first: every exam, and of practice, which grows without bound, the newest `limit`. */
export function listFinishedDrills(db: DbOrTx, enrolmentId: string, limit: number) {
  return db
    .selectFrom('drill')
    .select([
      'id',
      'set_id',
      'purpose',
      'mode',
      'finished_at',
      'percent',
      'percent_high',
      'open_questions',
      'pass_percent',
      'passed',
      'mean_ms',
    ])
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'finished')
    .where('percent', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('purpose', '=', 'exam'),
        eb(
          'id',
          'in',
          eb
            .selectFrom('drill as practised')
            .select('practised.id')
            .where('practised.enrolment_id', '=', enrolmentId)
            .where('practised.state', '=', 'finished')
            .where('practised.purpose', '=', 'practice')
            .orderBy('practised.finished_at', 'desc')
            .limit(limit),
        ),
      ]),
    )
    .orderBy('finished_at', 'desc')
    .execute()
}

/** Newest first: every run of the plan, and of practice, which stands under this name and grows without bound, the newest `limit`. */
export function listFinishedTypingRuns(
  db: DbOrTx,
  enrolmentId: string,
  { practice, limit }: { practice: string; limit: number },
) {
  return db
    .selectFrom('typing_run')
    .select(['id', 'activity_id', 'run', 'finished_at', 'speed', 'accuracy', 'band', 'held'])
    .select(newestVerdict)
    .where('enrolment_id', '=', enrolmentId)
    .where('finished_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('activity_id', '<>', practice),
        eb(
          'id',
          'in',
          eb
            .selectFrom('typing_run as practised')
            .select('practised.id')
            .where('practised.enrolment_id', '=', enrolmentId)
            .where('practised.activity_id', '=', practice)
            .where('practised.finished_at', 'is not', null)
            .orderBy('practised.finished_at', 'desc')
            .limit(limit),
        ),
      ]),
    )
    .orderBy('finished_at', 'desc')
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
