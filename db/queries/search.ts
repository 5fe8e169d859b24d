import { sql } from 'kysely'
import { containsPattern } from '../portable'
import type { DbOrTx } from '../transaction'

/** Active people by name or user name, with the newest enrolment of those who have one. */
export function listPeopleMatching(db: DbOrTx, text: string, limit: number) {
  const pattern = containsPattern(text)
  return db
    .selectFrom('person as p')
    .select(['p.id', 'p.username', 'p.display_name'])
    .select((eb) =>
      eb
        .selectFrom('enrolment as e')
        .select('e.id')
        .whereRef('e.trainee_id', '=', 'p.id')
        .orderBy('e.created_at', 'desc')
        .limit(1)
        .as('enrolment_id'),
    )
    .where('p.status', '=', 'active')
    .where((eb) =>
      eb.or([
        sql<boolean>`lower(${eb.ref('p.display_name')}) like ${pattern} escape '\\'`,
        sql<boolean>`lower(${eb.ref('p.username')}) like ${pattern} escape '\\'`,
      ]),
    )
    .orderBy('p.display_name')
    .orderBy('p.username')
    .limit(limit)
    .execute()
}
