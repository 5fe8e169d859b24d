import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { DecisionRow } from '#db/queries/decisions'
import { type EnrolmentRow, findOtherOpenEnrolment, listTransitions } from '#db/queries/enrolments'
import { listDecisions } from '#db/queries/facts'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { DbOrTx } from '#db/transaction'
import { type DecisionFact, newestDecisions } from '../activities/decision-facts'
import { caseOfKind, type KindCase, loadCase } from './case.server'
import type { DecisionKind } from './decision-kinds'
import { decideSupersession, type Supersession } from './supersession'

/** The case, from where the enrolment stands without the decision that is to be replaced. */
export interface AskedDecision {
  given: KindCase
  old: DecisionFact | null
  supersession: Supersession | null
}

/** What a decision that is asked for rests on; a refusal where what stands cannot be replaced. */
export async function loadAsked(
  db: DbOrTx,
  enrolment: EnrolmentRow,
  input: {
    kind: DecisionKind
    content: Content
    now: number
    replaces: boolean
    /** All of this enrolment's, when the caller shows them. */
    decisions?: readonly DecisionRow[]
  },
): Promise<Outcome<AskedDecision>> {
  const { kind, content } = input
  if (!input.replaces)
    return accept({
      given: caseOfKind(await loadCase(db, enrolment, input), kind, content),
      old: null,
      supersession: null,
    })
  const standing = newestDecisions(input.decisions ?? (await listDecisions(db, [enrolment.id])))
  const old = standing.find((d) => d.kind === kind)
  if (!old) return refuse('wrong-state')
  const elsewhere = (await findOtherOpenEnrolment(db, enrolment)) !== undefined
  const leftFrom = await findLeftFrom(db, enrolment)
  const decided = decideSupersession({ state: enrolment.state, old, standing, leftFrom, elsewhere })
  if (!decided.ok) return decided
  const before = { ...enrolment, state: decided.value.state, ended_at: null }
  const given = caseOfKind(await loadCase(db, before, input), kind, content)
  return accept({ given, old, supersession: decided.value })
}

/** Where somebody who has left was before; null for who has not. */
export async function findLeftFrom(
  db: DbOrTx,
  { id, state }: Pick<EnrolmentRow, 'id' | 'state'>,
): Promise<EnrolmentState | null> {
  if (state !== 'withdrawn') return null
  return (await listTransitions(db, id)).at(-1)?.from_state ?? null
}
