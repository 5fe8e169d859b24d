// What is known of a decision wherever decisions are read: in the facts of the plan, in a case, on the board.
import { localDateOf } from '#app/rules/dates'
import type { listDecisions } from '#db/queries/facts'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { DecisionTable } from '#db/tables/promotion'
import { isFinalState } from '../cohorts/enrolment-states'

/** The second person's, or nobody's: what it rested on is no longer so. */
export type WordAfter = 'confirmed' | 'declined' | 'lapsed'

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
  /** Signed as a proposal that a second person has to agree to. */
  secondPerson: boolean
  /** Of its kind; later than its own where a proposal to decide anew waits or was declined. */
  latestRevision: number
  /** Such a proposal is waiting. */
  contested: boolean
  /** The newest of its kind, where that is a proposal which was declined or has lapsed. */
  declined: { id: string; at: number } | null
  confirmed: WordAfter | null
  /** When the second person gave their word, or it lapsed. */
  confirmedAt: number | null
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
    secondPerson: row.second_person === 1,
    latestRevision: row.revision,
    contested: false,
    declined: null,
    confirmed: row.confirmed,
    confirmedAt: row.confirmed_at,
    acknowledged: row.acknowledged,
  }
}

/** What the second person did not agree to, or what has lapsed, is as if it had not been signed. */
export function isDropped({ confirmed }: { confirmed: WordAfter | null }): boolean {
  return confirmed === 'declined' || confirmed === 'lapsed'
}

/** To decide anew is no more than a proposal until the second person agrees, and what was declined is none: what stood stands. */
function isOnlyProposed(row: Row): boolean {
  if (isDropped(row)) return true
  return row.supersedes_id !== null && row.second_person === 1 && row.confirmed === null
}

/** The revision that stands per kind, of one enrolment's decisions in whatever order. */
export function newestDecisions(rows: readonly Row[]): DecisionFact[] {
  const kinds = [...new Set(rows.map((row) => row.kind))]
  return kinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind).sort((a, b) => b.revision - a.revision)
    const standing = own.find((row) => !isOnlyProposed(row)) ?? own[0]!
    const newest = own[0]!
    return {
      ...decisionFact(standing),
      latestRevision: newest.revision,
      contested: newest !== standing && newest.confirmed === null,
      declined: isDropped(newest) ? { id: newest.id, at: newest.confirmed_at ?? 0 } : null,
    }
  })
}

/** The decision of this kind that counts or waits for its second person; what was declined or has lapsed is none. */
export function inForce<Fact extends DecisionFact>(decisions: readonly Fact[], kind: string): Fact | undefined {
  return decisions.find((d) => d.kind === kind && !isDropped(d))
}

type Signed = Pick<DecisionFact, 'verdict' | 'secondPerson' | 'confirmed'>

/** By both where it takes two. */
function isSigned({ secondPerson, confirmed }: Signed): boolean {
  return secondPerson ? confirmed === 'confirmed' : !isDropped({ confirmed })
}

/** The promotion that is signed and stands; its day may still be to come. */
export function signedPromotion<Fact extends Signed>(decisions: readonly Fact[]): Fact | undefined {
  return decisions.find((d) => d.verdict === 'promote' && isSigned(d))
}

/** The leaving that is signed and stands, whether its day has come or not. */
export function signedLeaving<Fact extends Signed>(decisions: readonly Fact[]): Fact | undefined {
  return decisions.find((d) => d.verdict === 'withdraw' && isSigned(d))
}

/** The day of one that takes effect on a day: as it was chosen, and never before the last signature. */
export function takesEffectOn(
  { effectiveOn, decidedAt, confirmedAt }: Pick<DecisionFact, 'effectiveOn' | 'decidedAt' | 'confirmedAt'>,
  zone: string,
): string {
  const signedOn = localDateOf(confirmedAt ?? decidedAt, zone)
  return effectiveOn !== null && effectiveOn > signedOn ? effectiveOn : signedOn
}

/** A leaving whose day is still to come: until then the training goes on, and nothing more is asked or decided. */
export function comingLeaving({ state, decisions }: MayLeave): DecisionFact | null {
  return isFinalState(state) ? null : (signedLeaving(decisions) ?? null)
}

interface MayLeave {
  state: EnrolmentState
  decisions: readonly DecisionFact[]
}

/** From which day on it ends the training; null where no leaving is coming. */
export function leavesOn(given: MayLeave, zone: string): string | null {
  const leaving = comingLeaving(given)
  return leaving && takesEffectOn(leaving, zone)
}

/** What was there by then the promotion rests on: it is not taken back beneath it. */
export function isPromotedUpon(at: number, decisions: readonly DecisionFact[]): boolean {
  const promotion = signedPromotion(decisions)
  return promotion !== undefined && at <= promotion.decidedAt
}

/** A proposal is told to nobody but those who decide: until the second person agrees, nothing of it is seen. Who leaves is told at once. */
export function isTold({ kind, verdict, second_person, confirmed }: Row): boolean {
  const waits = (verdict === 'eliminate' || second_person === 1) && confirmed === null
  return !waits || kind === 'withdrawal'
}

/** The gate that has to say "pass" before this is asked for. */
const GATE_BEFORE: Partial<Record<string, DecisionFact['kind']>> = { 'd3-gate': 'd1-gate', 'raised-targets': 'd3-gate' }

/** From when a decision of the plan can be asked for: its day, or later where the gate before it was late; null until that one is passed. */
export function decidableSince(
  kind: string,
  { plannedOn, decisions, zone }: { plannedOn: string | null; decisions: readonly DecisionFact[]; zone: string },
): string | null {
  const before = GATE_BEFORE[kind]
  if (plannedOn === null || before === undefined) return plannedOn
  const passed = inForce(decisions, before)
  if (passed?.verdict !== 'pass') return null
  const passedOn = localDateOf(passed.decidedAt, zone)
  return passedOn > plannedOn ? passedOn : plannedOn
}

/** Every decision that asked for improvement by a date, the oldest first; one that was only proposed asked for nothing. */
export function improvementsOf(rows: readonly Row[]) {
  return rows
    .filter((row) => row.verdict === 'improve' && (row.second_person === 0 || row.confirmed === 'confirmed'))
    .sort((a, b) => a.revision - b.revision)
    .map((row) => ({ decisionId: row.id, kind: row.kind, decidedAt: row.decided_at, dueOn: row.due_on }))
}

interface Improvement {
  decisionId: string
  kind: DecisionFact['kind']
  decidedAt: number
  dueOn: string | null
}

/** What the gate asks to improve: by the decision that stands, or by the one before where that is only proposed. */
export function standingImprovement<Fact extends Improvement>(
  { decisions, improvements }: { decisions: readonly DecisionFact[]; improvements: readonly Fact[] },
  gate: string,
): Fact | undefined {
  const standing = inForce(decisions, gate)
  const own = improvements.filter((one) => one.kind === gate)
  if (standing?.verdict === 'improve') return own.find((one) => one.decisionId === standing.id)
  const isProposal = standing?.secondPerson && standing.confirmed === null
  return isProposal ? own.at(-1) : undefined
}
