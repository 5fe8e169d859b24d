// What is kept of a decision that lapsed, as every page reads it.
import type { DecisionRow } from '#db/queries/decisions'
import type { DecisionLapseTable } from '#db/tables/promotion'

/** What the trainee said of a leaving that a manager had recorded: that it never was so, or no longer. */
export type LeavingWord = 'denied' | 'taken-back'

/** A result that changed, by its name; null for what is no paper and no activity. */
export interface Change {
  title: string | null
  before: number | null
  after: number | null
}

export interface LapseDetails {
  changes: readonly Change[]
  /** Of records that lapsed before the word was kept it is not known. */
  word?: LeavingWord
}

/** Why it lapsed, and which results are others by now. */
export function lapseOf(row: Pick<DecisionRow, 'lapse_cause' | 'lapse_details' | 'confirmed_at'>) {
  const { lapse_cause, lapse_details, confirmed_at: at } = row
  if (!lapse_cause || lapse_details === null || at === null) return null
  const { changes, word } = JSON.parse(lapse_details) as LapseDetails
  const cause: DecisionLapseTable['cause'] | LeavingWord = word ?? lapse_cause
  return { cause, at, changes }
}
