// Decides who may publish, annul and correct a result.

import { addDays, localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type AttemptState, moveOn } from '../attempts/attempt'

const APPEAL_DAYS = 7

export interface ReleaseSituation {
  state: AttemptState
  kind: string
  releaserId: string
  traineeId: string
  /** Everybody whose mark is in the result. */
  markerIds: readonly string[]
}

/** A final or retake is never in one hand: who publishes it must not be the only one who marked it. */
export function decideRelease(situation: ReleaseSituation): Outcome {
  if (situation.releaserId === situation.traineeId) return refuse('self-signing')
  if (situation.state === 'submitted' || situation.state === 'expired') return refuse('ungraded-answers')
  if (situation.state === 'released') return refuse('already-done')
  const move = moveOn(situation.state, 'release')
  if (!move.ok) return move
  const markers = new Set(situation.markerIds)
  const onlyMarker = markers.size === 1 && markers.has(situation.releaserId)
  const weighty = situation.kind === 'final' || situation.kind === 'retake'
  return weighty && onlyMarker ? refuse('second-person-needed') : accept()
}

export interface FileAppealSituation {
  state: AttemptState
  releasedAt: number | null
  openAppeals: number
  position: number | null
  questions: number
  zone: string
  now: number
}

/** Within seven days of the release, one at a time. */
export function decideFileAppeal(situation: FileAppealSituation): Outcome {
  const { state, releasedAt, position } = situation
  if (state !== 'released' || releasedAt === null) return refuse('wrong-state')
  if (position !== null && (position < 1 || position > situation.questions)) return refuse('invalid-reference')
  if (situation.openAppeals > 0) return refuse('open-appeal')
  const lastOn = appealUntilOn(releasedAt, situation.zone)
  return localDateOf(situation.now, situation.zone) > lastOn ? refuse('window-closed', lastOn) : accept()
}

export function appealUntilOn(releasedAt: number, zone: string): string {
  return addDays(localDateOf(releasedAt, zone), APPEAL_DAYS)
}

export interface DecideAppealSituation {
  appealState: 'open' | 'upheld' | 'rejected'
  attemptState: AttemptState
  deciderId: string
  releaserId: string | null
  traineeId: string
  verdict: 'upheld' | 'rejected'
  /** The question that gets other points, and how many. */
  adjustment: { position: number; points: number } | null
  questionOf: (position: number) => { points: number | null; max: number } | undefined
}

/** Somebody else than who released it looks again; upholding gives one question more points. Asking never costs any. */
export function decideAppeal(situation: DecideAppealSituation): Outcome {
  const { adjustment } = situation
  if (situation.deciderId === situation.traineeId) return refuse('self-signing')
  if (situation.appealState !== 'open') return refuse('already-done')
  if (situation.deciderId === situation.releaserId) return refuse('second-person-needed')
  const move = moveOn(situation.attemptState, 'regrade')
  if (!move.ok) return move
  if (situation.verdict === 'rejected') return accept()
  if (adjustment === null) return refuse('evidence-missing')
  const question = situation.questionOf(adjustment.position)
  const isGain =
    question !== undefined && adjustment.points > (question.points ?? 0) && adjustment.points <= question.max
  return isGain ? accept() : refuse('invalid-reference')
}
