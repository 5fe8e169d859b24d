// Decides which signed decision may be followed by another that replaces it, and where the enrolment stands without the old one.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import { comingLeaving, type DecisionFact } from '../activities/decision-facts'
import { decideTransition, type EnrolmentEvent } from '../cohorts/enrolment-states'
import { type DecisionKind, eventOf, isEffective, KIND_RULES } from './decision-kinds'

/** The step that takes back what a decision of this kind had done. A next-step plan and raised targets are written anew instead. */
const UNDONE_BY: Partial<Record<DecisionKind, EnrolmentEvent>> = {
  'd1-gate': 'gate-superseded',
  'd3-gate': 'gate-superseded',
  promotion: 'promotion-superseded',
  'retake-pass': 'retake-pass-superseded',
  'retake-fail': 'retake-fail-superseded',
  'probation-end': 'probation-end-superseded',
}

/** One may leave from anywhere, so the way back depends on where one was. */
const BACK_FROM_LEAVING: Partial<Record<EnrolmentState, EnrolmentEvent>> = {
  in_training: 'leaving-training-superseded',
  final_passed: 'leaving-final-passed-superseded',
  final_failed: 'leaving-final-failed-superseded',
  retake_passed: 'leaving-retake-passed-superseded',
  retake_failed: 'leaving-retake-failed-superseded',
  on_probation: 'leaving-probation-superseded',
}

/** Decisions that begin where these end: while one of them stands, what it stands on stays. */
const BUILT_UPON: Partial<Record<DecisionKind, DecisionKind>> = {
  'retake-pass': 'probation-end',
  'retake-fail': 'probation-end',
}

export interface Supersession {
  /** Where the enrolment stands without the old decision; the new one is made from there. */
  state: EnrolmentState
  /** The step back; null while the old decision has moved nothing. */
  undo: EnrolmentEvent | null
}

export interface SupersessionCase {
  state: EnrolmentState
  /** The decision that stands. */
  old: DecisionFact
  /** What stands of the other kinds. */
  standing: readonly DecisionFact[]
  /** Where the trainee was when they left; null for who has not left. */
  leftFrom: EnrolmentState | null
  /** The trainee is on another course by now. */
  elsewhere: boolean
}

export function decideSupersession(given: SupersessionCase): Outcome<Supersession> {
  const { state, old, standing, elsewhere, leftFrom } = given
  // Until its day a leaving has moved nothing.
  if (old.verdict === 'withdraw' && comingLeaving({ state, decisions: [old] })) return accept({ state, undo: null })
  const leaves = old.verdict === 'withdraw' ? leftFrom : null
  const undo = leaves ? BACK_FROM_LEAVING[leaves] : UNDONE_BY[old.kind]
  const origin = leaves ?? KIND_RULES[old.kind].states[0]
  if (!undo || !origin || !isEffective(old)) return refuse('wrong-state')
  const later = BUILT_UPON[old.kind]
  if (later && standing.some((d) => d.kind === later && isEffective(d))) return refuse('already-done')
  if (state === origin) return accept({ state: origin, undo: null })
  const event = eventOf(old.kind, old.verdict)
  const reached = event ? decideTransition(origin, event) : refuse('wrong-state')
  if (!reached.ok || reached.value !== state) return refuse('wrong-state')
  if (elsewhere) return refuse('already-enrolled')
  const back = decideTransition(state, undo)
  return back.ok ? accept({ state: back.value, undo }) : back
}

/** What is known of one revision of a decision, for saying which of them stands. */
interface Revision {
  kind: DecisionKind
  revision: number
  verdict: DecisionFact['verdict']
  confirmed: DecisionFact['confirmed']
  second_person: 0 | 1
}

/** The revision that took the place of this one, if any did: a proposal does only when the second person has agreed. */
export function supersededBy<Row extends Revision>(row: Revision, all: readonly Row[]): Row | null {
  const later = all.filter(
    (r) =>
      r.kind === row.kind &&
      r.revision > row.revision &&
      isEffective({ verdict: r.verdict, confirmed: r.confirmed, secondPerson: r.second_person === 1 }),
  )
  return later.reduce<Row | null>((first, r) => (first && first.revision < r.revision ? first : r), null)
}
