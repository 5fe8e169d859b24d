import type { ExpressionBuilder, Insertable, Updateable } from 'kysely'
import type { Tables } from '../tables'
import type { TypingRulingTable, TypingRunTable } from '../tables/drills'
import type { DbOrTx, Tx } from '../transaction'

/** What was said last of a held run, as a column; null where nobody has looked. */
export function newestVerdict(eb: ExpressionBuilder<Tables, 'typing_run'>) {
  return eb
    .selectFrom('typing_ruling as r')
    .select('r.verdict')
    .whereRef('r.run_id', '=', 'typing_run.id')
    .orderBy('r.revision', 'desc')
    .limit(1)
    .as('verdict')
}

export function listTypingRunsOfActivity(db: DbOrTx, enrolmentId: string, activityId: string) {
  return db
    .selectFrom('typing_run')
    .selectAll()
    .select(newestVerdict)
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', '=', activityId)
    .orderBy('run')
    .execute()
}

/** Newest revision first. */
export function listTypingRulings(db: DbOrTx, runIds: readonly string[]) {
  return db
    .selectFrom('typing_ruling as r')
    .innerJoin('person as p', 'p.id', 'r.ruled_by')
    .select(['r.run_id', 'r.revision', 'r.verdict', 'r.reason', 'r.ruled_at', 'p.display_name as ruler_name'])
    .where('r.run_id', 'in', runIds)
    .orderBy('r.revision', 'desc')
    .execute()
}

export function insertTypingRuling(tx: Tx, row: Insertable<TypingRulingTable>) {
  return tx.insertInto('typing_ruling').values(row).execute()
}

/** What has been typed so far, of a run that is not over. */
export function saveTyped(
  tx: Tx,
  id: string,
  change: Pick<
    Updateable<TypingRunTable>,
    'typed' | 'reached' | 'reached_at' | 'held' | 'pasted' | 'dropped' | 'replaced'
  >,
) {
  return tx.updateTable('typing_run').set(change).where('id', '=', id).where('finished_at', 'is', null).execute()
}
