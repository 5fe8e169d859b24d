// What is known of a decision wherever decisions are read: in the facts of the plan, in a case, on the board.
import type { listDecisions } from '#db/queries/facts'
import type { DecisionTable } from '#db/tables/promotion'

export interface DecisionFact {
  id: string
  kind: DecisionTable['kind']
  revision: number
  verdict: DecisionTable['verdict']
  reason: string
  dueOn: string | null
  effectiveOn: string | null
  decidedBy: string
  decidedAt: number
  confirmed: 'confirmed' | 'declined' | null
  acknowledged: 'acknowledged' | 'refused' | null
}

type Row = Omit<Awaited<ReturnType<typeof listDecisions>>[number], 'enrolment_id'>

export function decisionFact(row: Row): DecisionFact {
  return {
    id: row.id,
    kind: row.kind,
    revision: row.revision,
    verdict: row.verdict,
    reason: row.reason,
    dueOn: row.due_on,
    effectiveOn: row.effective_on,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    confirmed: row.confirmed,
    acknowledged: row.acknowledged,
  }
}

/** The newest revision per kind, of one enrolment's decisions in whatever order. */
export function newestDecisions(rows: readonly Row[]): DecisionFact[] {
  const newest = new Map<string, Row>()
  for (const row of rows) if ((newest.get(row.kind)?.revision ?? 0) < row.revision) newest.set(row.kind, row)
  return [...newest.values()].map(decisionFact)
}
