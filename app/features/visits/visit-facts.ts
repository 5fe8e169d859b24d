// Decides which of a stored visit's columns the rules ask for.
import type { MysteryVisitTable } from '#db/tables/chats'
import type { VisitFacts } from './visit'

type Row = Pick<MysteryVisitTable, 'script_id' | 'from_on' | 'until_on' | 'called_off_at'> & {
  sitting_state: 'in_progress' | 'finished' | 'abandoned' | null
}

export function factsOfVisit(row: Row): VisitFacts {
  return {
    scriptId: row.script_id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    calledOff: row.called_off_at !== null,
    sitting: row.sitting_state,
  }
}
