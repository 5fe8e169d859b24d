// Decides who may publish a result.

import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type AttemptState, moveOn } from '../attempts/attempt'

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
