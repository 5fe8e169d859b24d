import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { DecisionConfirmationTable, DecisionLapseTable } from '../tables/promotion'
import type { Tx } from '../transaction'

/** What became of a decision after it was signed: the second person's word `c`, or that it lapsed in `l`. */
export const WORD_AFTER: RawBuilder<DecisionConfirmationTable['verdict'] | 'lapsed' | null> = sql`
  case when l.decision_id is not null then 'lapsed' else c.verdict end`

export const WORD_AFTER_AT: RawBuilder<number | null> = sql`coalesce(c.confirmed_at, l.lapsed_at)`

export function insertLapse(tx: Tx, row: Insertable<DecisionLapseTable>) {
  return tx.insertInto('decision_lapse').values(row).execute()
}
