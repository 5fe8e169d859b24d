import type { Insertable } from 'kysely'
import type { ConductEntryTable, ConductReplyTable } from '../tables/rubrics'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

export function insertConductEntry(tx: Tx, row: Insertable<ConductEntryTable>) {
  return tx.insertInto('conduct_entry').values(row).execute()
}

/** The newest first, with the recorder's name. */
export function listConductEntries(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('conduct_entry as c')
    .innerJoin('person as p', 'p.id', 'c.recorded_by')
    .select([
      'c.id',
      'c.rule_id',
      'c.points',
      'c.note',
      'c.occurred_on',
      'c.recorded_at',
      'c.reverses_id',
      nameAt('p', 'c.recorded_at').as('recorder_name'),
    ])
    .where('c.enrolment_id', '=', enrolmentId)
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id')
    .execute()
}

export function insertConductReply(tx: Tx, row: Insertable<ConductReplyTable>) {
  return tx.insertInto('conduct_reply').values(row).execute()
}

/** What was said to the lines of one trainee, in order. */
export function listConductReplies(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('conduct_reply as r')
    .innerJoin('conduct_entry as c', 'c.id', 'r.entry_id')
    .innerJoin('person as p', 'p.id', 'r.by_id')
    .select(['r.id', 'r.entry_id', 'r.kind', 'r.note', 'r.upheld', 'r.due_on', 'r.at', 'p.display_name as by_name'])
    .where('c.enrolment_id', '=', enrolmentId)
    .orderBy('r.at')
    .orderBy('r.id')
    .execute()
}

/** Disputes nobody has ruled on, the earliest due first. */
export function listOpenDisputes(db: DbOrTx) {
  return db
    .selectFrom('conduct_reply as r')
    .innerJoin('conduct_entry as c', 'c.id', 'r.entry_id')
    .innerJoin('enrolment as e', 'e.id', 'c.enrolment_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .select(['r.entry_id', 'r.due_on', 'e.id as enrolment_id', 'e.trainee_id', 't.display_name as trainee_name'])
    .where('r.kind', '=', 'dispute')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('conduct_reply as ruling')
            .select('ruling.id')
            .whereRef('ruling.entry_id', '=', 'r.entry_id')
            .where('ruling.kind', '=', 'ruling'),
        ),
      ),
    )
    .orderBy('r.due_on')
    .orderBy('r.at')
    .execute()
}
