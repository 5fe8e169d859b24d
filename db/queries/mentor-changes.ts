import type { Insertable } from 'kysely'
import type { MentorChangeTable } from '../tables/cohorts'
import type { DbOrTx, Tx } from '../transaction'

export function insertMentorChange(tx: Tx, row: Insertable<MentorChangeTable>) {
  return tx.insertInto('mentor_change').values(row).execute()
}

/** In the order in which they happened, with the names of both mentors. */
export function listMentorChanges(db: DbOrTx, enrolmentId: string) {
  return db
    .selectFrom('mentor_change as c')
    .innerJoin('person as m', 'm.id', 'c.mentor_id')
    .leftJoin('person as f', 'f.id', 'c.from_mentor_id')
    .select([
      'c.revision',
      'c.event',
      'c.mentor_id',
      'c.from_mentor_id',
      'c.by_id',
      'c.reason',
      'c.at',
      'm.display_name as mentor_name',
      'f.display_name as from_mentor_name',
    ])
    .where('c.enrolment_id', '=', enrolmentId)
    .orderBy('c.revision')
    .execute()
}

/** Running trainees this person was asked to take over and has not answered, the longest wait first. */
export function listOpenOffersTo(db: DbOrTx, personId: string) {
  return db
    .selectFrom('mentor_change as c')
    .innerJoin('enrolment as e', 'e.id', 'c.enrolment_id')
    .innerJoin('cohort as k', 'k.id', 'e.cohort_id')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .leftJoin('person as f', 'f.id', 'e.mentor_id')
    .select([
      'c.enrolment_id',
      'c.revision',
      'c.reason',
      'c.at',
      'k.name as cohort_name',
      't.display_name as trainee_name',
      'f.display_name as mentor_name',
    ])
    .where('c.mentor_id', '=', personId)
    .where('c.event', '=', 'offered')
    .where('e.ended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mentor_change as newer')
            .select('newer.id')
            .whereRef('newer.enrolment_id', '=', 'c.enrolment_id')
            .whereRef('newer.revision', '>', 'c.revision'),
        ),
      ),
    )
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
}

/** Running trainees, all or these, without a mentor who can sign in as one. */
export function listMentorless(db: DbOrTx, enrolmentIds?: readonly string[]) {
  let query = db
    .selectFrom('enrolment as e')
    .innerJoin('person as t', 't.id', 'e.trainee_id')
    .leftJoin('person as m', 'm.id', 'e.mentor_id')
    .leftJoin('person_role as r', (join) => join.onRef('r.person_id', '=', 'm.id').on('r.role', '=', 'mentor'))
    .select(['e.id', 't.display_name as trainee_name', 'm.display_name as mentor_name'])
    .where('e.ended_at', 'is', null)
    .where((eb) => eb.or([eb('m.id', 'is', null), eb('m.status', '<>', 'active'), eb('r.role', 'is', null)]))
    .orderBy('t.display_name')
    .orderBy('e.id')
  if (enrolmentIds) query = query.where('e.id', 'in', enrolmentIds)
  return query.execute()
}
