import type { Insertable } from 'kysely'
import type { ExamFormItemTable, ExamFormTable } from '../tables/attempts'
import type { DbOrTx, Tx } from '../transaction'

export function insertExamForm(tx: Tx, row: Insertable<ExamFormTable>) {
  return tx.insertInto('exam_form').values(row).execute()
}

export function insertExamFormItems(tx: Tx, rows: Insertable<ExamFormItemTable>[]) {
  return tx.insertInto('exam_form_item').values(rows).execute()
}

export function findFormContent(db: DbOrTx, formId: string) {
  return db.selectFrom('exam_form').select(['content', 'content_hash']).where('id', '=', formId).executeTakeFirst()
}

/** Every question this person has met in any form of any of their enrolments, voided ones included: seen is seen. */
export function listItemsSeen(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('exam_form_item as i')
    .innerJoin('enrolment as e', 'e.id', 'i.enrolment_id')
    .select(['i.item_id', 'i.family'])
    .where('e.trainee_id', '=', (eb) =>
      eb.selectFrom('enrolment as own').select('own.trainee_id').where('own.id', '=', enrolmentId),
    )
    .execute()
}

/** In how many of the newest papers of this exam, whoever sat them, each question stood. */
export function listItemsAsked(db: DbOrTx, examId: string, papers: number) {
  return db
    .selectFrom('exam_form_item as i')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('exam_form')
          .select('id')
          .where('exam_id', '=', examId)
          .orderBy('created_at', 'desc')
          .limit(papers)
          .as('f'),
      (join) => join.onRef('f.id', '=', 'i.form_id'),
    )
    .select((eb) => ['i.item_id', eb.fn.countAll<number>().as('papers')])
    .groupBy('i.item_id')
    .execute()
}
