import type { Insertable } from 'kysely'
import { lockRows } from '../portable'
import type { CardQuestionTable, CardRulingTable, JudgeModelTable } from '../tables/drills'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

export function findJudgeModel(db: DbOrTx, version: string) {
  return db.selectFrom('judge_model').select('model').where('version', '=', version).executeTakeFirst()
}

/** A version is kept once, whoever needs it first. */
export function insertJudgeModel(tx: Tx, row: JudgeModelTable) {
  return tx
    .insertInto('judge_model')
    .values(row)
    .onConflict((c) => c.column('version').doNothing())
    .execute()
}

export async function hasJudgeModel(db: DbOrTx, version: string): Promise<boolean> {
  const row = await db.selectFrom('judge_model').select('version').where('version', '=', version).executeTakeFirst()
  return row !== undefined
}

export function insertCardQuestions(tx: Tx, rows: Insertable<CardQuestionTable>[]) {
  return tx.insertInto('card_question').values(rows).execute()
}

export function findCardQuestion(db: DbOrTx, id: string) {
  return db.selectFrom('card_question').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockCardQuestion(tx: Tx, id: string) {
  return lockRows(tx, tx.selectFrom('card_question').selectAll().where('id', '=', id)).executeTakeFirst()
}

export function listCardQuestions(db: DbOrTx, drillId: string) {
  return db
    .selectFrom('card_question')
    .selectAll()
    .where('drill_id', '=', drillId)
    .orderBy('position')
    .orderBy('subject')
    .execute()
}

/** When a question was answered, or null once the answer was taken back. */
export function markQuestionAnswered(tx: Tx, id: string, at: number | null) {
  return tx.updateTable('card_question').set({ answered_at: at }).where('id', '=', id).execute()
}

export function insertCardRuling(tx: Tx, row: Insertable<CardRulingTable>) {
  return tx.insertInto('card_ruling').values(row).execute()
}

export function findCardRuling(db: DbOrTx, id: string) {
  return db.selectFrom('card_ruling').selectAll().where('id', '=', id).executeTakeFirst()
}

const allRulings = (db: DbOrTx) =>
  db
    .selectFrom('card_ruling as r')
    .innerJoin('person as p', 'p.id', 'r.ruled_by')
    .select(['r.id', 'r.question_id', 'r.is_yes', 'r.note', 'r.ruled_by', 'r.ruled_at', 'r.supersedes'])
    .select(nameAt('p', 'r.ruled_at').as('ruler_name'))

const newestRulings = (db: DbOrTx) =>
  allRulings(db).where((eb) =>
    eb.not(
      eb.exists(eb.selectFrom('card_ruling as later').select('later.id').whereRef('later.supersedes', '=', 'r.id')),
    ),
  )

/** Whatever was ever ruled about a drill, the oldest first. */
export function listRulings(db: DbOrTx, drillId: string) {
  return allRulings(db)
    .innerJoin('card_question as q', 'q.id', 'r.question_id')
    .where('q.drill_id', '=', drillId)
    .orderBy('r.ruled_at')
    .execute()
}

/** Rulings that stand in these enrolments, the newest first, with the trainee's drill and card. */
export function listGivenRulings(
  db: DbOrTx,
  input: { enrolmentIds: readonly string[]; ruledBy: string | null; limit: number },
) {
  return newestRulings(db)
    .innerJoin('card_question as q', 'q.id', 'r.question_id')
    .innerJoin('drill_card as c', (join) =>
      join.onRef('c.drill_id', '=', 'q.drill_id').onRef('c.position', '=', 'q.position'),
    )
    .innerJoin('drill as d', 'd.id', 'q.drill_id')
    .leftJoin('card_ruling as before', 'before.id', 'r.supersedes')
    .leftJoin('person as bp', 'bp.id', 'before.ruled_by')
    .select(['q.enrolment_id', 'q.position', 'q.subject', 'q.origin', 'q.reason', 'c.reply', 'c.score', 'd.cards'])
    .select(['before.is_yes as before_is_yes', 'before.note as before_note', 'before.ruled_at as before_at'])
    .select(nameAt<string | null>('bp', 'before.ruled_at').as('before_name'))
    .where('r.is_yes', 'is not', null)
    .where('q.enrolment_id', 'in', input.enrolmentIds)
    .$if(input.ruledBy !== null, (query) => query.where('r.ruled_by', '=', input.ruledBy ?? ''))
    .orderBy('r.ruled_at', 'desc')
    .orderBy('r.id')
    .limit(input.limit)
    .execute()
}

/** Of every question of a drill the ruling that stands, also where it only takes an earlier one back. */
export function listStandingRulings(db: DbOrTx, drillId: string) {
  return newestRulings(db)
    .innerJoin('card_question as q', 'q.id', 'r.question_id')
    .select(['q.position', 'q.subject'])
    .where('q.drill_id', '=', drillId)
    .execute()
}

export function findStandingRuling(db: DbOrTx, questionId: string) {
  return newestRulings(db).where('r.question_id', '=', questionId).executeTakeFirst()
}

/** What waits for a person in these enrolments, found without reading what is answered. */
export function listOpenQuestions(db: DbOrTx, enrolmentIds: readonly string[]) {
  return db
    .selectFrom('card_question as q')
    .innerJoin('drill as d', 'd.id', 'q.drill_id')
    .select([
      'q.id',
      'q.drill_id',
      'q.position',
      'q.enrolment_id',
      'q.subject',
      'q.origin',
      'q.reason',
      'q.asked_at',
      'd.activity_id',
      'd.purpose',
      'd.passed',
    ])
    .where('q.answered_at', 'is', null)
    .where('q.enrolment_id', 'in', enrolmentIds)
    .orderBy('q.asked_at')
    .orderBy('q.drill_id')
    .orderBy('q.position')
    .orderBy('q.subject')
    .execute()
}

/** Whether anything waits for the mentor of these trainees, or in the whole house. */
export async function hasOpenQuestion(
  db: DbOrTx,
  { personId, ofAll }: { personId: string; ofAll: boolean },
): Promise<boolean> {
  const open = db
    .selectFrom('card_question as q')
    .innerJoin('enrolment as e', 'e.id', 'q.enrolment_id')
    .select('q.id')
    .where('q.answered_at', 'is', null)
    .where('e.ended_at', 'is', null)
    .where('e.trainee_id', '<>', personId)
    .limit(1)
  const row = await (ofAll ? open : open.where('e.mentor_id', '=', personId)).executeTakeFirst()
  return row !== undefined
}

/** Answered cards of finished drills, in steps: what `verify-drills` goes over. */
export function listScoredCards(db: DbOrTx, after: { drillId: string; position: number }, limit: number) {
  return db
    .selectFrom('drill_card as c')
    .innerJoin('drill as d', 'd.id', 'c.drill_id')
    .select([
      'c.drill_id',
      'c.position',
      'c.code',
      'c.reply',
      'c.took_ms',
      'c.score',
      'c.total',
      'c.total_high',
      'd.cards',
      'd.mode',
      'd.purpose',
    ])
    .where('c.score', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('c.drill_id', '>', after.drillId),
        eb.and([eb('c.drill_id', '=', after.drillId), eb('c.position', '>', after.position)]),
      ]),
    )
    .orderBy('c.drill_id')
    .orderBy('c.position')
    .limit(limit)
    .execute()
}
