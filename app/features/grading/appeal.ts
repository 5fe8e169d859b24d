// Decides who may ask for a second look at a result and until when, who answers it, and by when.

import type { ExamKind } from '#app/content/blueprint'
import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type AttemptState, moveOn } from '../attempts/attempt'

export interface FileAppealSituation {
  state: AttemptState
  releasedAt: number | null
  openAppeals: number
  position: number | null
  questions: number
  /** The last day of asking. */
  lastOn: string
  zone: string
  now: number
}

/** Within the working days after the release, one at a time. */
export function decideFileAppeal(situation: FileAppealSituation): Outcome {
  const { state, releasedAt, position, lastOn } = situation
  if (state !== 'released' || releasedAt === null) return refuse('wrong-state')
  if (position !== null && (position < 1 || position > situation.questions)) return refuse('invalid-reference')
  if (situation.openAppeals > 0) return refuse('open-appeal')
  return localDateOf(situation.now, situation.zone) > lastOn ? refuse('window-closed', lastOn) : accept()
}

export interface WaiveAppealSituation
  extends Pick<FileAppealSituation, 'state' | 'openAppeals' | 'lastOn' | 'zone' | 'now'> {
  passed: boolean
  isWaived: boolean
}

/** Nobody waits for an appeal against what was passed; and who has appealed is answered first. */
export function decideWaiveAppeal(situation: WaiveAppealSituation): Outcome {
  if (situation.state !== 'released' || situation.passed) return refuse('wrong-state')
  if (situation.isWaived) return refuse('already-done')
  if (situation.openAppeals > 0) return refuse('open-appeal')
  const { lastOn } = situation
  return localDateOf(situation.now, situation.zone) > lastOn ? refuse('window-closed', lastOn) : accept()
}

/** Until when one has to wait for an appeal; null once the days are over, one was answered, or none is wanted. */
export function openUntil(window: {
  lastOn: string
  today: string
  isAnswered: boolean
  isWaived: boolean
}): string | null {
  return window.isAnswered || window.isWaived || window.today > window.lastOn ? null : window.lastOn
}

/** Whose work the result is, and who was named to look at it in their place. */
export interface AppealHands {
  traineeId: string
  releaserId: string | null
  /** Everybody whose mark is in the result. */
  markerIds: readonly string[]
  /** Whoever brings the trainee up reads every paper as their own. */
  mentorId: string | null
  /** Who proposed or confirmed that the training ends: they would judge their own decision's ground. */
  enderIds: readonly string[]
  reviewerId: string | null
}

/** Nobody judges what they marked or released themselves, their own trainee, nor what they have already drawn the last conclusion from. */
export function isImpartial(personId: string, hands: AppealHands): boolean {
  const { traineeId, releaserId, mentorId, markerIds, enderIds } = hands
  return ![traineeId, releaserId, mentorId, ...markerIds, ...enderIds].includes(personId)
}

/** `inOffice`: may release results of this kind, by the table of permissions. */
export function mayAnswerAppeal(personId: string, inOffice: boolean, hands: AppealHands): boolean {
  return isImpartial(personId, hands) && (inOffice || hands.reviewerId === personId)
}

export interface NameReviewerSituation {
  appealState: 'open' | 'upheld' | 'rejected'
  namerId: string
  /** All managers who could answer instead. */
  managerIds: readonly string[]
  reviewerId: string
  /** Somebody with an active account who is no trainee. */
  reviewerIsStaff: boolean
  /** Whoever was named before still works here. */
  isNamedThere: boolean
  hands: AppealHands
}

/**
 * A reviewer is named only where no manager is left to answer, and never one who had a hand in the result either. Who is named
 * stays named: those whose work is looked at do not choose again.
 */
export function decideNameReviewer(situation: NameReviewerSituation): Outcome {
  const { hands } = situation
  if (situation.namerId === hands.traineeId) return refuse('self-signing')
  if (situation.appealState !== 'open') return refuse('already-done')
  if (situation.managerIds.some((id) => isImpartial(id, hands))) return refuse('colleague-answers')
  if (situation.isNamedThere) return refuse('already-done')
  if (!situation.reviewerIsStaff) return refuse('invalid-reference')
  return isImpartial(situation.reviewerId, hands) ? accept() : refuse('second-person-needed')
}

export interface DecideAppealSituation {
  appealState: 'open' | 'upheld' | 'rejected'
  attemptState: AttemptState
  deciderId: string
  inOffice: boolean
  hands: AppealHands
  /** What the appeal is about; null is the result as a whole. */
  position: number | null
  verdict: 'upheld' | 'rejected'
  /** The question that gets other points, and how many. */
  adjustment: { position: number; points: number } | null
  questionOf: (position: number) => { points: number | null; max: number } | undefined
}

/** Somebody else than who marked or released it looks again; upholding gives one question more points. Asking never costs any. */
export function decideAppeal(situation: DecideAppealSituation): Outcome {
  const { adjustment, hands, deciderId } = situation
  if (deciderId === hands.traineeId) return refuse('self-signing')
  if (situation.appealState !== 'open') return refuse('already-done')
  if (!isImpartial(deciderId, hands)) return refuse('second-person-needed')
  if (!mayAnswerAppeal(deciderId, situation.inOffice, hands)) return refuse('not-allowed')
  const move = moveOn(situation.attemptState, 'regrade')
  if (!move.ok) return move
  if (situation.verdict === 'rejected') return accept()
  if (adjustment === null) return refuse('evidence-missing')
  if (situation.position !== null && situation.position !== adjustment.position) return refuse('invalid-reference')
  const question = situation.questionOf(adjustment.position)
  const isGain =
    question !== undefined && adjustment.points > (question.points ?? 0) && adjustment.points <= question.max
  return isGain ? accept() : refuse('invalid-reference')
}

/** What follows from a paper that is passed: only after the final and the retake does a person decide. */
export function nextOfPassed(kind: ExamKind): 'promotion' | 'probation' | 'goes-on' {
  if (kind === 'final') return 'promotion'
  return kind === 'retake' ? 'probation' : 'goes-on'
}

const GAIN_STEP = 0.5

/** The points that an upheld appeal may give a question: every half point above what it has, up to the full ones. */
export function gainsOf(points: number | null, max: number): number[] {
  const gains: number[] = []
  for (let next = (Math.floor((points ?? 0) / GAIN_STEP) + 1) * GAIN_STEP; next < max; next += GAIN_STEP)
    gains.push(next)
  return (points ?? 0) < max ? [...gains, max] : []
}
