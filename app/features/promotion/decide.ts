// Decides whether a person may make, confirm or acknowledge a decision about an enrolment (docs/readings.md; D-5, D-6).

import { decideDateAhead } from '#app/rules/date-bounds'
import { addDays, localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import { type DecisionFact, isDropped } from '../activities/decision-facts'
import { decideTransition } from '../cohorts/enrolment-states'
import { type Block, refuseBlock } from './blocks'
import {
  type DecisionKind,
  type DecisionVerdict,
  eventOf,
  isPending,
  isStay,
  KIND_RULES,
  needsSecondPerson,
} from './decision-kinds'
import { isPlanFree } from './plan-anew'
import type { ProbationDays } from './probation-days'

export const REASON_LENGTH = 10

export interface DecisionCase {
  kind: DecisionKind
  state: EnrolmentState
  today: string
  traineeId: string
  /** What stands of this kind. */
  previous: DecisionFact | null
  /** It is to be replaced, which the rules of supersession allow: the state is the one without it. */
  supersedes: boolean
  /** For the chosen verdict. */
  blocks: readonly Block[]
  /** Everybody whose marks the decision rests on. */
  markerIds: readonly string[]
  /** A part of what leads to the promotion was not passed. */
  isBelow: boolean
  /** Titles of the gate’s tests whose result is below the line. */
  testsBelow: readonly string[]
  /** The first date on which a promotion may take effect. */
  earliestOn: string | null
  /** Of a running probation. */
  probation: ProbationDays | null
  /** A gate's improvement is due by then; null for other kinds. */
  improveUntilOn: string | null
  /** The day of a promotion that is signed and has not come. */
  promotedFromOn: string | null
  /** Remedial training has begun, so its plan stands until it is over. */
  planBegun: boolean
  /** A paper of the retake has been begun. */
  retakeBegun: boolean
  /** Who may look after a next-step plan. */
  ownerIds: readonly string[]
}

export interface DecisionCommand {
  verdict: DecisionVerdict
  deciderId: string
  /** The newest revision the decider has seen; 0 for none. */
  expectedRevision: number
  reason: string
  /** Why what stands is decided anew; null for a decision that replaces none. */
  why: string | null
  /** Why a gate is passed although a test was below the line. */
  whyBelow: string
  dueOn: string | null
  effectiveOn: string | null
  fromOn: string | null
  ownerId: string | null
}

/** Answers the revision the decision will have. */
export function decideDecision(given: DecisionCase, command: DecisionCommand): Outcome<{ revision: number }> {
  if (command.deciderId === given.traineeId) return refuse('self-signing')
  const rule = KIND_RULES[given.kind]
  if (!offeredVerdicts(given.kind, given).includes(command.verdict)) return refuse('invalid-reference')
  const latest = given.previous?.latestRevision ?? 0
  const standing = (given.previous && isDropped(given.previous)) || given.supersedes ? null : given.previous
  if (given.previous?.contested) return refuse('second-person-needed')
  if (standing && !rule.replaceable.includes(standing.verdict)) return refuse('already-done')
  if (standing && given.kind === 'next-step' && !isPlanFree(standing, given)) return refuse('already-done')
  if (command.expectedRevision !== latest) return refuse('stale')
  if (!rule.states.includes(given.state)) return refuse('wrong-state')
  const [block] = given.blocks
  if (block) return refuseBlock(block)
  if (isOnlyMarker(given, command.deciderId)) return refuse('second-person-needed')
  if ([...command.reason.trim()].length < REASON_LENGTH) return refuse('comment-needed', String(REASON_LENGTH))
  if (given.supersedes && [...(command.why ?? '').trim()].length < REASON_LENGTH)
    return refuse('comment-needed', String(REASON_LENGTH))
  const explained = decidePassBelow(given, command)
  if (!explained.ok) return explained
  const dates = decideDates(given, command)
  return dates.ok ? accept({ revision: latest + 1 }) : dates
}

/** One person may judge that somebody goes on in spite of a test; but names it, and says why. */
function decidePassBelow({ testsBelow }: DecisionCase, { verdict, whyBelow }: DecisionCommand): Outcome {
  if (verdict !== 'pass' || testsBelow.length === 0) return accept()
  const isSaid = [...whyBelow.trim()].length >= REASON_LENGTH
  return isSaid ? accept() : refuse('below-unexplained', testsBelow.join(' / '))
}

/** Who gave all the marks does not also decide what follows from them. */
function isOnlyMarker({ markerIds, kind }: DecisionCase, deciderId: string): boolean {
  if (kind === 'withdrawal' || kind === 'raised-targets') return false
  const markers = new Set(markerIds)
  return markers.size === 1 && markers.has(deciderId)
}

function decideDates(given: DecisionCase, command: DecisionCommand): Outcome {
  const { today, earliestOn } = given
  if (given.kind === 'probation-end') {
    const ends = decideProbationEnd(command.verdict, { today, probation: given.probation })
    if (!ends.ok) return ends
  }
  switch (command.verdict) {
    case 'improve':
      if (command.dueOn !== null && given.improveUntilOn !== null && command.dueOn > given.improveUntilOn)
        return refuse('beyond-plan', given.improveUntilOn)
      return decideDue(given, command)
    case 'extend':
      return decideDue(given, command)
    case 'promote':
      if (command.effectiveOn === null || earliestOn === null) return refuse('invalid-reference')
      return decideDateAhead(command.effectiveOn, today, earliestOn)
    case 'plan':
      return decidePlanDates(given, command)
    case 'withdraw':
      return decideLeavingDay(given, command)
    default:
      return accept()
  }
}

/** How long a gate may still be improved when the plan itself is at its end. */
const LEAST_IMPROVE_DAYS = 7

/** Everything after a gate waits for it, so it is settled within the plan. */
export function improveUntilOn(planEndsOn: string, today: string): string {
  const least = addDays(today, LEAST_IMPROVE_DAYS)
  return planEndsOn > least ? planEndsOn : least
}

function decideDue({ today }: DecisionCase, { dueOn }: DecisionCommand): Outcome {
  return dueOn === null ? refuse('invalid-reference') : decideDateAhead(dueOn, today, addDays(today, 1))
}

/** Settled with the trainee and HR. A promotion that is signed comes first, and who is promoted leaves no training. */
function decideLeavingDay({ today, promotedFromOn }: DecisionCase, { effectiveOn }: DecisionCommand): Outcome {
  if (effectiveOn === null) return refuse('invalid-reference')
  if (promotedFromOn !== null && promotedFromOn <= effectiveOn) return refuse('promoted-before', promotedFromOn)
  return decideDateAhead(effectiveOn, today)
}

/** The law lets the unfit go while the probation lasts, and no longer; that somebody is promoted at its end is decided shortly before. */
function decideProbationEnd(
  verdict: DecisionVerdict,
  { today, probation }: { today: string; probation: ProbationDays | null },
): Outcome {
  if (probation === null) return refuse('wrong-state')
  const { fromOn, lastOn } = probation
  if (verdict === 'eliminate') return today > lastOn ? refuse('probation-over', lastOn) : accept()
  return today < fromOn ? refuse('too-early', fromOn) : accept()
}

/** Those of a kind's verdicts that the outcome allows: nobody is asked to improve what was passed, or stays who never left. */
function offeredVerdicts(
  kind: DecisionKind,
  { isBelow, supersedes = false }: Pick<DecisionCase, 'isBelow'> & Partial<Pick<DecisionCase, 'supersedes'>>,
): DecisionVerdict[] {
  return KIND_RULES[kind].verdicts.filter((verdict) => {
    if (isStay(kind, verdict)) return supersedes
    return kind !== 'promotion' || verdict !== 'improve' || isBelow
  })
}

/** Those that its dates allow today, too: what cannot be signed is not offered. */
export function decidableVerdicts(
  kind: DecisionKind,
  given: Pick<DecisionCase, 'today' | 'probation' | 'isBelow'> & Partial<Pick<DecisionCase, 'supersedes'>>,
): DecisionVerdict[] {
  const { today, probation } = given
  const verdicts = offeredVerdicts(kind, given)
  if (kind !== 'probation-end') return verdicts
  return verdicts.filter((verdict) => decideProbationEnd(verdict, { today, probation }).ok)
}

/** The day on which somebody said that they leave: since they came, and not to come. */
export function decideAskedOn(
  askedOn: string | undefined,
  { today, joinedOn }: { today: string; joinedOn: string },
): Outcome {
  return askedOn === undefined || askedOn > today || askedOn < joinedOn ? refuse('asked-when', joinedOn) : accept()
}

function decidePlanDates({ today, ownerIds }: DecisionCase, { fromOn, dueOn, ownerId }: DecisionCommand): Outcome {
  if (fromOn === null || dueOn === null) return refuse('invalid-reference')
  const from = decideDateAhead(fromOn, today)
  if (!from.ok) return from
  const due = decideDateAhead(dueOn, today, fromOn)
  if (!due.ok) return due
  return ownerId !== null && ownerIds.includes(ownerId) ? accept() : refuse('invalid-reference')
}

export interface ConfirmationCase {
  /** Where it would be without the decision that the proposal is to replace. */
  state: EnrolmentState
  today: string
  traineeId: string
  decision: DecisionFact
  /** A later revision of the same kind exists. */
  superseded: boolean
  /** It was recorded that the trainee leaves, who has not affirmed since that it is so. */
  isUnaffirmed: boolean
  /** Of a running probation. */
  probation: ProbationDays | null
  blocks: readonly Block[]
}

/** Nothing new may have come up since the proposal; declining is possible at any time. */
export function decideConfirmation(
  given: ConfirmationCase,
  command: { confirmerId: string; verdict: 'confirmed' | 'declined'; note: string; askedPerson: boolean },
): Outcome {
  const { decision, traineeId } = given
  if (command.confirmerId === traineeId) return refuse('self-signing')
  if (!needsSecondPerson(decision) || given.superseded) return refuse('wrong-state')
  if (decision.confirmed !== null) return refuse('already-done')
  if (command.confirmerId === decision.decidedBy) return refuse('second-person-needed')
  if (command.verdict === 'declined') return command.note.trim() === '' ? refuse('comment-needed') : accept()
  if (given.isUnaffirmed && !command.askedPerson) return refuse('person-not-asked')
  if (decision.kind === 'probation-end') {
    const ends = decideProbationEnd(decision.verdict, given)
    if (!ends.ok) return ends
  }
  const event = eventOf(decision.kind, decision.verdict)
  const next = event ? decideTransition(given.state, event) : accept(given.state)
  if (!next.ok) return next
  if (decision.dueOn !== null && decision.dueOn <= given.today) return refuse('proposal-over', decision.dueOn)
  const [block] = given.blocks
  return block ? refuseBlock(block) : accept()
}

/** The trainee has this day to read it: not before the next one may anybody record that they did not. */
export function refusableFrom(decision: Pick<DecisionFact, 'decidedAt' | 'confirmedAt'>, zone: string): string {
  return addDays(localDateOf(decision.confirmedAt ?? decision.decidedAt, zone), 1)
}

/** The trainee has read it, whatever was recorded before; or somebody who decides records, with a word, that the trainee did not say so. */
export function decideAcknowledgement(
  given: { traineeId: string; decision: DecisionFact; today: string; zone: string },
  command: { personId: string; kind: 'acknowledged' | 'refused'; note: string },
): Outcome {
  const { decision, traineeId } = given
  if (isDropped(decision)) return refuse('not-found')
  if (decision.acknowledged === 'acknowledged' || decision.acknowledged === command.kind) return refuse('already-done')
  if (isPending(decision)) return refuse('second-person-needed')
  const own = command.personId === traineeId
  if (command.kind === 'acknowledged') return own ? accept() : refuse('self-signing')
  if (own) return refuse('not-allowed')
  const from = refusableFrom(decision, given.zone)
  if (given.today < from) return refuse('too-early', from)
  return [...command.note.trim()].length < 4 ? refuse('comment-needed', '4') : accept()
}
