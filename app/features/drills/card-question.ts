// Decides who may rule on a point of a reply, how a ruling is taken back or corrected, and what a trainee may still dispute.

import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { isFresh } from '#app/rules/undo-window'
import type { EnrolmentState } from '#db/tables/cohorts'
import { partOf } from '../activities/signers'
import { isFinalState } from '../cohorts/enrolment-states'
import { isInFavour, type RulingSubject } from '../quick-replies/rulings'
import type { DrillState } from './drill'

interface Owner {
  cohort_id: string
  trainee_id: string
  mentor_id: string | null
}

interface Person {
  id: string
  roles: readonly string[]
}

/** As for any signature of the mentor's; null for who may not. Nobody rules on their own replies. */
export function partInRuling(person: Person, enrolment: Owner) {
  return partOf(person, { enrolment, activityId: '', role: 'mentor', delegations: [] })
}

/** Whoever keeps a lacking point or a fault against the trainee's word, speaks of a red line, or says otherwise than before, says why in so many characters. */
const REASON_LENGTH = 5

function isTooBrief(note: string | null): boolean {
  return [...(note ?? '').trim()].length < REASON_LENGTH
}

interface Asked {
  subject: RulingSubject
  origin: 'open' | 'dispute'
}

/** A red line makes a card worth nothing, and lifting one lets it pass: neither goes by with a tap. */
export function owesReason({ subject, origin }: Asked, isYes: boolean): boolean {
  return subject.startsWith('hard ') || (origin === 'dispute' && !isInFavour(subject, isYes))
}

export interface RulingCase {
  person: Person
  enrolment: Owner & { state: EnrolmentState }
  question: Asked & { answeredAt: number | null }
  isYes: boolean
  note: string | null
}

export function decideRuling({ person, enrolment, question, isYes, note }: RulingCase): Outcome {
  if (person.id === enrolment.trainee_id) return refuse('self-signing')
  if (!partInRuling(person, enrolment)) return refuse('not-found')
  if (isFinalState(enrolment.state)) return refuse('wrong-state')
  if (question.answeredAt !== null) return refuse('already-done')
  return owesReason(question, isYes) && isTooBrief(note) ? refuse('comment-needed', String(REASON_LENGTH)) : accept()
}

interface GivenRuling {
  id: string
  /** Null only takes back another. */
  isYes: boolean | null
  ruledBy: string
  ruledAt: number
}

export interface CorrectionCase {
  person: Person
  enrolment: Owner & { state: EnrolmentState }
  question: Asked
  ruling: GivenRuling
  standingId: string | undefined
  note: string | null
  now: number
}

/** Whoever said it, or a manager; the ruling that is corrected has to be the one that stands. */
export function mayCorrect(person: Person, enrolment: Owner, ruledBy: string): boolean {
  if (person.id === enrolment.trainee_id || !partInRuling(person, enrolment)) return false
  return person.id === ruledBy || person.roles.includes('manager')
}

/** The opposite of what stands, at any time; once the minute of a slip is over, and wherever a ruling owes one, with its reason. */
export function decideCorrection(given: CorrectionCase): Outcome<boolean> {
  const { person, enrolment, question, ruling } = given
  if (person.id === enrolment.trainee_id) return refuse('self-signing')
  if (!mayCorrect(person, enrolment, ruling.ruledBy)) return refuse('not-found')
  if (isFinalState(enrolment.state)) return refuse('wrong-state')
  if (ruling.id !== given.standingId || ruling.isYes === null) return refuse('stale')
  const isYes = !ruling.isYes
  const owes = owesReason(question, isYes) || !isFresh(ruling.ruledAt, given.now)
  return owes && isTooBrief(given.note) ? refuse('comment-needed', String(REASON_LENGTH)) : accept(isYes)
}

/** Only what still stands, by whoever said it, at once. */
export function decideUndoRuling(given: {
  personId: string
  ruling: GivenRuling
  standingId: string | undefined
  now: number
}): Outcome {
  const { ruling } = given
  if (ruling.ruledBy !== given.personId) return refuse('not-found')
  if (ruling.id !== given.standingId || ruling.isYes === null) return refuse('stale')
  return isFresh(ruling.ruledAt, given.now) ? accept() : refuse('ruling-late')
}

export interface DisputeCase {
  personId: string
  traineeId: string
  /** Of the enrolment: nobody rules any more on the replies of who is gone. */
  state: EnrolmentState
  drill: { state: DrillState; purpose: 'practice' | 'exam' }
  subject: string
  /** What of this card was judged to its writer's cost. */
  disputable: readonly string[]
  /** What somebody has been asked about it already. */
  asked: readonly string[]
  /** The last day of asking about an exam. */
  lastOn: string
  zone: string
  now: number
}

/** Each point once; of an exam when it is over, and within the days that its mark may be asked about. */
export function decideDispute(given: DisputeCase): Outcome {
  if (given.personId !== given.traineeId) return refuse('not-found')
  const isExam = given.drill.purpose === 'exam'
  if (isFinalState(given.state)) return refuse('wrong-state')
  if (isExam && given.drill.state !== 'finished') return refuse('wrong-state')
  if (!given.disputable.includes(given.subject)) return refuse('invalid-reference')
  if (given.asked.includes(given.subject)) return refuse('already-done')
  const isLate = isExam && localDateOf(given.now, given.zone) > given.lastOn
  return isLate ? refuse('reply-dispute-late', given.lastOn) : accept()
}
