// The raw material of activity states, one query per table for any number of enrolments.
import { type ExpressionBuilder, sql } from 'kysely'
import { prepared } from '../prepared'
import type { Tables } from '../tables'
import type { DbOrTx } from '../transaction'
import { WORD_AFTER, WORD_AFTER_AT } from './lapses'
import { nameAt } from './names'
import { newestVerdict } from './typing'

export const listRecords = prepared((db, ids: readonly string[]) =>
  db.selectFrom('activity_record').selectAll().where('enrolment_id', 'in', ids),
)

export const listEntries = prepared((db, ids: readonly string[]) =>
  db.selectFrom('activity_entry').selectAll().where('enrolment_id', 'in', ids).orderBy('created_at'),
)

/** Newest revision first. */
export const listSignOffs = prepared((db, ids: readonly string[]) =>
  db.selectFrom('sign_off').selectAll().where('enrolment_id', 'in', ids).orderBy('revision', 'desc'),
)

/** By the enrolment too, which is what appeals are found by. */
function appealOf(eb: ExpressionBuilder<Tables, 'attempt'>) {
  return eb
    .selectFrom('appeal')
    .whereRef('appeal.enrolment_id', '=', 'attempt.enrolment_id')
    .whereRef('appeal.attempt_id', '=', 'attempt.id')
}

/** Without the answers; newest first. */
export const listAttempts = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('attempt')
    .select([
      'id',
      'enrolment_id',
      'activity_id',
      'exam_id',
      'kind',
      'state',
      'started_at',
      'closed_at',
      'deadline_at',
      'extended_minutes',
      'percent',
      'pass_percent',
      'passed',
      'released_at',
      (eb) => appealOf(eb).where('appeal.state', '=', 'open').select('appeal.due_on').as('appeal_due_on'),
      (eb) =>
        appealOf(eb)
          .select((one) => one.fn.max('appeal.decided_at').as('decided_at'))
          .as('appeal_answered_at'),
      (eb) =>
        eb
          .selectFrom('appeal_waiver')
          .whereRef('appeal_waiver.attempt_id', '=', 'attempt.id')
          .select('appeal_waiver.stated_at')
          .as('appeal_waived_at'),
    ])
    .where('enrolment_id', 'in', ids)
    .where('state', '<>', 'voided')
    .orderBy('started_at', 'desc'),
)

/** Practice drills belong to no activity and are left out: they grow without bound. */
export const listActivityDrills = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('drill')
    .select([
      'id',
      'enrolment_id',
      'activity_id',
      'set_id',
      'purpose',
      'state',
      'percent',
      'percent_high',
      'open_questions',
      'passed',
      'mean_ms',
      'fast_cards',
      'started_at',
      'deadline_at',
      'finished_at',
    ])
    .where('enrolment_id', 'in', ids)
    .where('activity_id', 'is not', null)
    .orderBy('started_at', 'desc'),
)

/** Practical exams; practice at the desk belongs to no activity. Newest first. */
export const listActivityChats = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('chat_sitting')
    .select(['id', 'enrolment_id', 'activity_id', 'state', 'percent', 'percent_high', 'started_at', 'finished_at'])
    .where('enrolment_id', 'in', ids)
    .where('activity_id', 'is not', null)
    .orderBy('started_at', 'desc'),
)

export const listTypingRuns = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('typing_run')
    .select(['enrolment_id', 'activity_id', 'run', 'speed', 'accuracy', 'band', 'started_at', 'finished_at', 'held'])
    .select(newestVerdict)
    .where('enrolment_id', 'in', ids)
    .orderBy('run'),
)

/** Newest revision first. */
export const listSheets = prepared((db, ids: readonly string[]) =>
  db
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
    .orderBy('made_at'),
)

export const listQuestionnaireAnswers = prepared((db, ids: readonly string[]) =>
  db.selectFrom('questionnaire_answer').select(['enrolment_id', 'activity_id']).where('enrolment_id', 'in', ids),
)

export const listLessonProgress = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('lesson_progress')
    .select(['enrolment_id', 'lesson_id', 'percent', 'read_at'])
    .where('enrolment_id', 'in', ids),
)

export const listSelfCheckAnswers = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('self_check_answer')
    .select(['enrolment_id', 'lesson_id', 'question_id', 'correct'])
    .where('enrolment_id', 'in', ids),
)

/** Newest revision first, with what was said of it afterwards. */
export const listDecisions = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('decision as d')
    .leftJoin('decision_confirmation as c', 'c.decision_id', 'd.id')
    .leftJoin('decision_lapse as l', 'l.decision_id', 'd.id')
    .leftJoin('decision_acknowledgement as a', (join) =>
      join.onRef('a.decision_id', '=', 'd.id').on('a.kind', '=', 'acknowledged'),
    )
    .leftJoin('decision_acknowledgement as r', (join) =>
      join.onRef('r.decision_id', '=', 'd.id').on('r.kind', '=', 'refused'),
    )
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
      'd.second_person',
      'd.supersedes_id',
      'c.confirmed_by',
    ])
    .select([WORD_AFTER.as('confirmed'), WORD_AFTER_AT.as('confirmed_at')])
    // Whoever said so later in person has read it, whatever was recorded before.
    .select((eb) => eb.fn.coalesce('a.kind', 'r.kind').as('acknowledged'))
    .where('d.enrolment_id', 'in', ids)
    .orderBy('d.revision', 'desc'),
)

export const listRemedialModules = prepared((db, ids: readonly string[]) =>
  db.selectFrom('remedial_module').selectAll().where('enrolment_id', 'in', ids).orderBy('topic'),
)

export const listOpenAppeals = prepared((db, ids: readonly string[]) =>
  db.selectFrom('appeal').select(['enrolment_id']).where('enrolment_id', 'in', ids).where('state', '=', 'open'),
)

/** The newest revision of every subject, where it says "waived". */
export const listStandingWaivers = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('waiver as w')
    .innerJoin('person as p', 'p.id', 'w.decided_by')
    .select(['w.enrolment_id', 'w.subject', 'w.reason', 'w.decided_at'])
    .select(nameAt('p', 'w.decided_at').as('waived_by_name'))
    .where('w.enrolment_id', 'in', ids)
    .where('w.verdict', '=', 'waived')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('waiver as later')
            .select('later.id')
            .whereRef('later.enrolment_id', '=', 'w.enrolment_id')
            .whereRef('later.subject', '=', 'w.subject')
            .whereRef('later.revision', '>', 'w.revision'),
        ),
      ),
    ),
)

/** The sum of each month of each conduct ledger; a counter line counts in the month of the line that it takes back. */
export const sumConductByMonth = prepared((db, ids: readonly string[]) =>
  db
    .selectFrom('conduct_entry as c')
    .leftJoin('conduct_entry as taken', 'taken.id', 'c.reverses_id')
    .select(({ fn, ref }) => [
      'c.enrolment_id',
      sql<string>`substr(coalesce(${ref('taken.occurred_on')}, ${ref('c.occurred_on')}), 1, 7)`.as('month'),
      fn.sum<number>('c.points').as('points'),
    ])
    .where('c.enrolment_id', 'in', ids)
    .groupBy(['c.enrolment_id', 'month']),
)

export function listPlanContents(db: DbOrTx, ids: readonly string[]) {
  return db.selectFrom('plan_version').select(['id', 'version', 'content']).where('id', 'in', ids).execute()
}
