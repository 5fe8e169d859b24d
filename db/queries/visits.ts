import type { Insertable } from 'kysely'
import type { MysteryVisitTable } from '../tables/chats'
import type { DbOrTx, Tx } from '../transaction'

function visits(db: DbOrTx) {
  return db
    .selectFrom('mystery_visit as v')
    .innerJoin('enrolment as e', 'e.id', 'v.enrolment_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .leftJoin('person as p', 'p.id', 'v.visitor_id')
    .leftJoin('chat_sitting as s', 's.id', 'v.sitting_id')
    .selectAll('v')
    .select([
      'e.trainee_id',
      't.display_name as trainee_name',
      'p.display_name as visitor_name',
      's.state as sitting_state',
      's.started_at as sitting_started_at',
      's.finished_at as sitting_finished_at',
    ])
}
export type VisitRow = Awaited<ReturnType<typeof listVisitsTo>>[number]

export function findVisit(db: DbOrTx, id: string) {
  return visits(db).where('v.id', '=', id).executeTakeFirst()
}

/** Of one trainee, in the order in which they were planned. */
export function listVisitsTo(db: DbOrTx, enrolmentId: string) {
  return visits(db).where('v.enrolment_id', '=', enrolmentId).orderBy('v.planned_at').orderBy('v.id').execute()
}

/** Of one person who plays the customer, newest first. */
export function listVisitsBy(db: DbOrTx, visitorId: string, limit: number) {
  return visits(db)
    .where('v.visitor_id', '=', visitorId)
    .orderBy('v.planned_at', 'desc')
    .orderBy('v.id')
    .limit(limit)
    .execute()
}

/** The visits of a sitting's customers. */
export function listVisitsOfSitting(db: DbOrTx, sittingId: string) {
  return visits(db).where('v.sitting_id', '=', sittingId).execute()
}

export function insertVisit(tx: Tx, row: Insertable<MysteryVisitTable>) {
  return tx.insertInto('mystery_visit').values(row).execute()
}

/** Into a desk, or called off: each once. Answers how many rows were still open. */
export async function settleVisit(
  tx: Tx,
  id: string,
  change: { sitting_id: string; seat: number } | { called_off_by: string; called_off_at: number },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('mystery_visit')
    .set(change)
    .where('id', '=', id)
    .where('sitting_id', 'is', null)
    .where('called_off_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Who may be asked to play the customer: people with an account and one of these roles. */
export function listPossibleVisitors(db: DbOrTx, except: string) {
  return db
    .selectFrom('person as p')
    .innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select(['p.id', 'p.display_name'])
    .distinct()
    .where('p.status', '=', 'active')
    .where('p.id', '!=', except)
    .where('r.role', 'in', ['mentor', 'manager', 'delegate'])
    .orderBy('p.display_name')
    .orderBy('p.id')
    .execute()
}
