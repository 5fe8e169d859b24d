import type { Insertable } from 'kysely'
import type { DecisionAcknowledgementTable, DecisionConfirmationTable, DecisionTable } from '../tables/promotion'
import type { DbOrTx, Tx } from '../transaction'
import { WORD_AFTER, WORD_AFTER_AT } from './lapses'
import { nameAt } from './names'

/** A decision with what was said of it afterwards, and everybody's names. */
function selectDecisions(db: DbOrTx) {
  return db
    .selectFrom('decision as d')
    .innerJoin('person as p', 'p.id', 'd.decided_by')
    .innerJoin('person as t', 't.id', 'd.trainee_id')
    .innerJoin('enrolment as e', 'e.id', 'd.enrolment_id')
    .innerJoin('cohort as k', 'k.id', 'e.cohort_id')
    .leftJoin('decision_confirmation as c', 'c.decision_id', 'd.id')
    .leftJoin('person as cp', 'cp.id', 'c.confirmed_by')
    .leftJoin('decision_lapse as l', 'l.decision_id', 'd.id')
    .leftJoin('leaving_affirmation as f', 'f.decision_id', 'd.id')
    .leftJoin('decision_acknowledgement as a', (join) =>
      join.onRef('a.decision_id', '=', 'd.id').on('a.kind', '=', 'acknowledged'),
    )
    .leftJoin('person as ap', 'ap.id', 'a.recorded_by')
    .leftJoin('decision_acknowledgement as r', (join) =>
      join.onRef('r.decision_id', '=', 'd.id').on('r.kind', '=', 'refused'),
    )
    .leftJoin('person as rp', 'rp.id', 'r.recorded_by')
    .select([
      'd.id',
      'd.enrolment_id',
      'd.kind',
      'd.revision',
      'd.verdict',
      'd.reason',
      'd.due_on',
      'd.effective_on',
      'd.details',
      'd.evidence',
      'd.trainee_id',
      'd.decided_by',
      'd.decided_at',
      'd.second_person',
      'd.supersedes_id',
      nameAt('p', 'd.decided_at').as('decider_name'),
      nameAt('t', 'd.decided_at').as('trainee_name'),
      'e.cohort_id',
      'k.zone',
      'e.mentor_id',
      'e.ended_at',
      'c.note as confirmation_note',
      'c.confirmed_by',
      'f.affirmed_at',
      'l.cause as lapse_cause',
      'l.details as lapse_details',
      nameAt<string | null>('cp', 'c.confirmed_at').as('confirmer_name'),
      'a.note as acknowledgement_note',
      'a.recorded_at as acknowledged_at',
      nameAt<string | null>('ap', 'a.recorded_at').as('acknowledger_name'),
      'r.note as refusal_note',
      'r.recorded_at as refused_at',
      nameAt<string | null>('rp', 'r.recorded_at').as('refusal_recorder_name'),
    ])
    .select([WORD_AFTER.as('confirmed'), WORD_AFTER_AT.as('confirmed_at')])
    .select((eb) => eb.fn.coalesce('a.kind', 'r.kind').as('acknowledged'))
}

export type DecisionRow = Awaited<ReturnType<typeof listDecisionsOfEnrolment>>[number]

/** Every revision, the newest first. */
export function listDecisionsOfEnrolment(db: DbOrTx, enrolmentId: string) {
  return selectDecisions(db)
    .where('d.enrolment_id', '=', enrolmentId)
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.revision', 'desc')
    .execute()
}

export function findDecision(db: DbOrTx, id: string) {
  return selectDecisions(db).where('d.id', '=', id).executeTakeFirst()
}

/** What was decided in the same place for others of the course, the newest first. */
export function listSimilarDecisions(
  db: DbOrTx,
  input: { kind: DecisionTable['kind']; exceptEnrolmentId: string; courseId: string; limit: number },
) {
  return selectDecisions(db)
    .where('d.kind', '=', input.kind)
    .where('k.course_id', '=', input.courseId)
    .where('d.enrolment_id', '<>', input.exceptEnrolmentId)
    .orderBy('d.decided_at', 'desc')
    .limit(input.limit)
    .execute()
}

/** Proposals nobody has confirmed or declined, the oldest first. What ended waits for nobody, unless it is to be decided anew. */
export function listUnconfirmedDecisions(db: DbOrTx, limit = 200) {
  return selectDecisions(db)
    .where((eb) => eb.or([eb('d.verdict', '=', 'eliminate'), eb('d.second_person', '=', 1)]))
    .where('c.decision_id', 'is', null)
    .where('l.decision_id', 'is', null)
    .where((eb) => eb.or([eb('e.ended_at', 'is', null), eb('d.supersedes_id', 'is not', null)]))
    .orderBy('d.decided_at')
    .limit(limit)
    .execute()
}

export function insertDecision(tx: Tx, row: Insertable<DecisionTable>) {
  return tx.insertInto('decision').values(row).execute()
}

export function insertConfirmation(tx: Tx, row: Insertable<DecisionConfirmationTable>) {
  return tx.insertInto('decision_confirmation').values(row).execute()
}

export function insertAcknowledgement(tx: Tx, row: Insertable<DecisionAcknowledgementTable>) {
  return tx.insertInto('decision_acknowledgement').values(row).execute()
}

/** Released papers with the whole result, the oldest first. */
export function listReleasedResults(db: DbOrTx, enrolmentIds: readonly string[]) {
  return db
    .selectFrom('attempt as a')
    .innerJoin('exam_form as f', 'f.id', 'a.form_id')
    .select([
      'a.id',
      'a.enrolment_id',
      'a.activity_id',
      'a.exam_id',
      'a.kind',
      'a.percent',
      'a.pass_percent',
      'a.passed',
      'a.result',
      'a.started_at',
      'a.released_at',
      'f.content_hash',
      'f.overlap_count',
    ])
    .where('a.enrolment_id', 'in', enrolmentIds)
    .where('a.state', '=', 'released')
    .orderBy('a.released_at')
    .execute()
}

/** One row per marker and paper. */
export function listMarkersOfEnrolment(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('mark')
    .select(['attempt_id', 'marker_id'])
    .where('enrolment_id', '=', enrolmentId)
    .groupBy(['attempt_id', 'marker_id'])
    .execute()
}

/** People who may look after a plan: the mentors of the cohort and the managers. */
export function listPlanOwners(db: DbOrTx, cohortId: string) {
  return db
    .selectFrom('person as p')
    .select(['p.id', 'p.display_name'])
    .where('p.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('p.id', 'in', eb.selectFrom('cohort_mentor').select('person_id').where('cohort_id', '=', cohortId)),
        eb(
          'p.id',
          'in',
          eb
            .selectFrom('enrolment')
            .select('mentor_id')
            .where('cohort_id', '=', cohortId)
            .where('mentor_id', 'is not', null)
            .$castTo<{ mentor_id: string }>(),
        ),
        eb('p.id', 'in', eb.selectFrom('person_role').select('person_id').where('role', '=', 'manager')),
      ]),
    )
    .orderBy('p.display_name')
    .execute()
}

/** Signed by everybody they take, of people whose training goes on, and none has taken their place. */
function selectStanding(db: DbOrTx) {
  return db
    .selectFrom('decision as d')
    .innerJoin('enrolment as e', 'e.id', 'd.enrolment_id')
    .innerJoin('cohort as k', 'k.id', 'e.cohort_id')
    .leftJoin('decision_confirmation as c', 'c.decision_id', 'd.id')
    .where('e.ended_at', 'is', null)
    .where((eb) => eb.or([eb('d.second_person', '=', 0), eb('c.verdict', '=', 'confirmed')]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as later')
            .leftJoin('decision_confirmation as word', 'word.decision_id', 'later.id')
            .select('later.id')
            .whereRef('later.enrolment_id', '=', 'd.enrolment_id')
            .whereRef('later.kind', '=', 'd.kind')
            .whereRef('later.revision', '>', 'd.revision')
            .where((inner) =>
              inner.or([inner('later.second_person', '=', 0), inner('word.verdict', '=', 'confirmed')]),
            ),
        ),
      ),
    )
}

/** Those with one of these verdicts, dated this day or before, that have not moved their enrolment yet. */
export function listDueDecisions(
  db: DbOrTx,
  { on, verdicts, enrolmentId }: { on: string; verdicts: readonly DecisionTable['verdict'][]; enrolmentId?: string },
) {
  return selectStanding(db)
    .select(['d.id', 'd.verdict', 'd.effective_on', 'k.zone'])
    .where('d.verdict', 'in', verdicts)
    .where('d.effective_on', '<=', on)
    .$if(enrolmentId !== undefined, (query) => query.where('e.id', '=', enrolmentId ?? ''))
    .orderBy('d.effective_on')
    .execute()
}

/** Leavings that are decided and whose day has not come, the next one first. */
export function listComingLeavings(db: DbOrTx) {
  return selectStanding(db)
    .innerJoin('person as t', 't.id', 'd.trainee_id')
    .select([
      'd.id',
      'd.enrolment_id',
      'd.trainee_id',
      'd.effective_on',
      'd.decided_at',
      'c.confirmed_by',
      'c.confirmed_at',
      'e.cohort_id',
      'k.name as cohort_name',
      'k.zone',
      't.display_name as trainee_name',
    ])
    .where('d.verdict', '=', 'withdraw')
    .orderBy('d.effective_on')
    .execute()
}

/** What was to be made up for after a final that was not passed, until a retake is begun; the first to be finished on top. */
export function listStandingPlans(db: DbOrTx) {
  const retakes = db
    .selectFrom('attempt')
    .select('enrolment_id')
    .where('kind', '=', 'retake')
    .where('state', '<>', 'voided')
  return selectStanding(db)
    .innerJoin('person as t', 't.id', 'd.trainee_id')
    .select([
      'd.id',
      'd.enrolment_id',
      'd.details',
      'd.due_on',
      'e.mentor_id',
      'k.zone',
      't.display_name as trainee_name',
    ])
    .where('d.verdict', '=', 'plan')
    .where('e.state', '=', 'final_failed')
    .where('d.id', 'not in', db.selectFrom('decision_lapse').select('decision_id'))
    .where('d.enrolment_id', 'not in', retakes)
    .orderBy('d.due_on')
    .execute()
}

export function findNewestDecisionDetails(db: DbOrTx, enrolmentId: string, kind: DecisionTable['kind']) {
  return db
    .selectFrom('decision')
    .select('details')
    .where('enrolment_id', '=', enrolmentId)
    .where('kind', '=', kind)
    .orderBy('revision', 'desc')
    .executeTakeFirst()
}
