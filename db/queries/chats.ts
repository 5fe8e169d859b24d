import type { Insertable, Updateable } from 'kysely'
import { lockRows } from '../portable'
import type { ChatEventTable, ChatGuestEventTable, ChatSittingTable } from '../tables/chats'
import type { DbOrTx, Tx } from '../transaction'

export function findSitting(db: DbOrTx, id: string) {
  return db.selectFrom('chat_sitting').selectAll().where('id', '=', id).executeTakeFirst()
}

/** How much has been kept of it, how it stands and whose it is. */
export function findSittingPulse(db: DbOrTx, id: string) {
  return db
    .selectFrom('chat_sitting as s')
    .innerJoin('enrolment as e', 'e.id', 's.enrolment_id')
    .select((eb) => [
      's.state',
      'e.trainee_id',
      eb
        .selectFrom('chat_event as v')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('v.sitting_id', '=', 's.id')
        .as('events'),
      eb
        .selectFrom('chat_guest_event as g')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('g.sitting_id', '=', 's.id')
        .as('guest_events'),
    ])
    .where('s.id', '=', id)
    .executeTakeFirst()
}

export function lockSitting(tx: Tx, id: string) {
  return lockRows(tx, tx.selectFrom('chat_sitting').selectAll().where('id', '=', id)).executeTakeFirst()
}

export function findOpenSitting(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('chat_sitting')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'in_progress')
    .executeTakeFirst()
}

/** Practice that is over, newest first. */
export function listSittings(db: DbOrTx, enrolmentId: string, limit: number) {
  return db
    .selectFrom('chat_sitting')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', 'is', null)
    .where('state', '=', 'finished')
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute()
}

/** Of practical exams, whatever became of them; there are a handful in a training. */
export function listExamSittings(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('chat_sitting')
    .select(['id', 'content'])
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', 'is not', null)
    .execute()
}

/** Running ones whose time is over; of one enrolment, or of all. */
export function listOverdueSittings(db: DbOrTx, before: number, limit: number, enrolmentId?: string) {
  const overdue = db
    .selectFrom('chat_sitting')
    .select('id')
    .where('state', '=', 'in_progress')
    .where('ends_at', '<', before)
    .limit(limit)
  return (enrolmentId === undefined ? overdue : overdue.where('enrolment_id', '=', enrolmentId)).execute()
}

export function insertSitting(tx: Tx, row: Insertable<ChatSittingTable>) {
  return tx.insertInto('chat_sitting').values(row).execute()
}

export function updateSitting(tx: Tx, id: string, change: Updateable<ChatSittingTable>) {
  return tx.updateTable('chat_sitting').set(change).where('id', '=', id).execute()
}

/** In the order in which they came in. */
export function listChatEvents(db: DbOrTx, sittingId: string) {
  return db.selectFrom('chat_event').selectAll().where('sitting_id', '=', sittingId).orderBy('seq').execute()
}

export function insertChatEvent(tx: Tx, row: Insertable<ChatEventTable>) {
  return tx.insertInto('chat_event').values(row).execute()
}

/** What a person who plays a customer did, in the order in which it came in. */
export function listGuestEvents(db: DbOrTx, sittingId: string) {
  return db.selectFrom('chat_guest_event').selectAll().where('sitting_id', '=', sittingId).orderBy('seq').execute()
}

export function insertGuestEvent(tx: Tx, row: Insertable<ChatGuestEventTable>) {
  return tx.insertInto('chat_guest_event').values(row).execute()
}
