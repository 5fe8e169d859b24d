// Decides what a manager may waive of what has to be there before the final and the promotion, and what may be taken back.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { WaiverFact } from '../activities/facts'
import type { Precondition } from '../activities/preconditions'

export const WAIVER_REASON_LENGTH = 10

/** Before the final, and between the final and the decision that rests on it. */
const STATES: readonly EnrolmentState[] = ['in_training', 'final_passed']

export function mayWaiveIn(state: EnrolmentState): boolean {
  return STATES.includes(state)
}

export interface WaiverCase {
  traineeId: string
  state: EnrolmentState
  preconditions: readonly Precondition[]
  /** A promotion that rests on them is signed, whenever its day comes. */
  promoted: boolean
  /** How many rows the list of waivers has by now; who has seen fewer has seen an older page. */
  revision: number
}

export interface WaiverCommand {
  managerId: string
  expectedRevision: number
  reason: string
  subjects: readonly string[]
}

/** Named now, and by a person with a reason: still missing, due, and of a kind that can be waived at all. */
export function isWaivable({ state, due, waivable }: Precondition): boolean {
  return state === 'missing' && due && waivable
}

function decideNamed(given: WaiverCase, command: WaiverCommand): Outcome {
  if (command.managerId === given.traineeId) return refuse('self-signing')
  if (!mayWaiveIn(given.state)) return refuse('wrong-state')
  if (command.expectedRevision !== given.revision) return refuse('stale')
  if (command.subjects.length === 0) return refuse('invalid-reference')
  if ([...command.reason.trim()].length < WAIVER_REASON_LENGTH)
    return refuse('comment-needed', String(WAIVER_REASON_LENGTH))
  return accept()
}

/** Answers what is waived, each once. */
export function decideWaive(given: WaiverCase, command: WaiverCommand): Outcome<Precondition[]> {
  const named = decideNamed(given, command)
  if (!named.ok) return named
  const subjects = [...new Set(command.subjects)]
  const chosen = given.preconditions.filter((p) => isWaivable(p) && subjects.includes(p.subject))
  return chosen.length === subjects.length ? accept(chosen) : refuse('invalid-reference')
}

/** Only what stands as waived is taken back; it is missing again from then on. */
export function decideTakeBack(given: WaiverCase, command: WaiverCommand): Outcome<Precondition[]> {
  const named = decideNamed(given, command)
  if (!named.ok) return named
  if (given.promoted) return refuse('promoted-upon')
  const chosen = given.preconditions.filter((p) => p.state === 'waived' && command.subjects.includes(p.subject))
  return chosen.length === command.subjects.length ? accept(chosen) : refuse('invalid-reference')
}

/** What was waived, with the title of the activity; attendance and conduct have none. */
export function waivedLines(waived: readonly WaiverFact[], titleOf: (activityId: string) => string | null) {
  return waived.map((waiver) => ({ ...waiver, title: titleOf(waiver.subject) }))
}

/** Each waiver is taken back by a form of its own. */
export function takeBackIntent(subject: string): string {
  return `take-back:${subject}`
}
