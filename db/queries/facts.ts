// The raw material of activity states, one query per table for any number of enrolments.
import type { DbOrTx } from '../transaction'

export function listRecords(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('activity_record').selectAll().where('enrolment_id', 'in', ids).execute()
}

export function listEntries(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('activity_entry').selectAll().where('enrolment_id', 'in', ids).orderBy('created_at').execute()
}

/** Newest revision first. */
export function listSignOffs(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('sign_off').selectAll().where('enrolment_id', 'in', ids).orderBy('revision', 'desc').execute()
}

/** Without the answers; newest first. */
export function listAttempts(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('attempt')
    .select([
      'id',
      'enrolment_id',
      'activity_id',
      'exam_id',
      'kind',
      'state',
      'started_at',
      'deadline_at',
      'percent',
      'pass_percent',
      'passed',
      'released_at',
    ])
    .where('enrolment_id', 'in', ids)
    .where('state', '<>', 'voided')
    .orderBy('started_at', 'desc')
    .execute()
}

/** Practice drills belong to no activity and are left out: they grow without bound. */
export function listActivityDrills(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('drill')
    .select([
      'id',
      'enrolment_id',
      'activity_id',
      'set_id',
      'purpose',
      'state',
      'percent',
      'passed',
      'mean_ms',
      'started_at',
    ])
    .where('enrolment_id', 'in', ids)
    .where('activity_id', 'is not', null)
    .orderBy('started_at', 'desc')
    .execute()
}

export function listTypingRuns(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('typing_run')
    .select(['enrolment_id', 'activity_id', 'run', 'speed', 'accuracy', 'band', 'finished_at'])
    .where('enrolment_id', 'in', ids)
    .orderBy('run')
    .execute()
}

/** Newest revision first. */
export function listSheets(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('rubric_sheet')
    .select([
      'id',
      'enrolment_id',
      'activity_id',
      'rubric_id',
      'examiner_id',
      'revision',
      'percent',
      'hard_fault',
      'state_mark',
      'comment',
      'made_at',
    ])
    .where('enrolment_id', 'in', ids)
    .orderBy('revision', 'desc')
    .orderBy('made_at')
    .execute()
}

export function listQuestionnaireAnswers(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('questionnaire_answer')
    .select(['enrolment_id', 'activity_id'])
    .where('enrolment_id', 'in', ids)
    .execute()
}

export function listLessonProgress(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('lesson_progress')
    .select(['enrolment_id', 'lesson_id', 'percent', 'read_at'])
    .where('enrolment_id', 'in', ids)
    .execute()
}

export function listSelfCheckAnswers(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('self_check_answer')
    .select(['enrolment_id', 'lesson_id', 'question_id', 'correct'])
    .where('enrolment_id', 'in', ids)
    .execute()
}

/** Newest revision first, with what was said of it afterwards. */
export function listDecisions(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('decision as d')
    .leftJoin('decision_confirmation as c', 'c.decision_id', 'd.id')
    .leftJoin('decision_acknowledgement as a', 'a.decision_id', 'd.id')
    .select([
      'd.id',
      'd.enrolment_id',
      'd.kind',
      'd.revision',
      'd.verdict',
      'd.reason',
      'd.due_on',
      'd.effective_on',
      'd.decided_by',
      'd.decided_at',
      'c.verdict as confirmed',
      'a.kind as acknowledged',
    ])
    .where('d.enrolment_id', 'in', ids)
    .orderBy('d.revision', 'desc')
    .execute()
}

export function listRemedialModules(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('remedial_module').selectAll().where('enrolment_id', 'in', ids).orderBy('topic').execute()
}

export function listOpenAppeals(db: DbOrTx, ids: readonly string[]) {
  return db
    .selectFrom('appeal')
    .select(['enrolment_id'])
    .where('enrolment_id', 'in', ids)
    .where('state', '=', 'open')
    .execute()
}

export function listPlanContents(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('plan_version').select(['id', 'version', 'content']).where('id', 'in', ids).execute()
}
