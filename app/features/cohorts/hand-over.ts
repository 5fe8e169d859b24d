// Decides how a trainee comes from one mentor to another: asked by a manager, answered by the new one, and until then with the old one.
import { accept, type Outcome, refuse } from '#app/rules/outcome'

export interface MentorChange {
  event: 'offered' | 'accepted' | 'declined'
  mentorId: string
  fromMentorId: string | null
  at: number
}

/** The one who was asked and has not answered; null where nobody is asked. `changes` in order. */
export function openOffer<T extends Pick<MentorChange, 'event'>>(changes: readonly T[]): T | null {
  const newest = changes.at(-1)
  return newest?.event === 'offered' ? newest : null
}

/** Who was mentor at a moment: what was signed then was signed in that mentor's own right. `now`: who is today. */
export function mentorAt(changes: readonly MentorChange[], now: string | null, at: number): string | null {
  const next = changes.find((change) => change.event === 'accepted' && change.at > at)
  return next ? next.fromMentorId : now
}

/** Of what was not taken over: the one who asked said so, not the one who was asked. */
export function isTakenBack({ mentorId, byId }: { mentorId: string; byId: string | null }): boolean {
  return byId !== mentorId
}

interface OfferCase {
  traineeId: string
  mentorId: string | null
  open: Pick<MentorChange, 'mentorId'> | null
  /** The one to be asked is an active mentor. */
  isMentor: boolean
}

export function decideOffer({ traineeId, mentorId, open, isMentor }: OfferCase, wantedId: string): Outcome {
  if (!isMentor || wantedId === traineeId) return refuse('invalid-reference')
  if (wantedId === mentorId || wantedId === open?.mentorId) return refuse('already-done')
  return accept()
}

/** Only who was asked last answers, once. */
export function decideOfferAnswer(
  { changes, isMentor }: { changes: readonly MentorChange[]; isMentor: boolean },
  personId: string,
): Outcome {
  if (!changes.some((change) => change.mentorId === personId)) return refuse('not-found')
  if (openOffer(changes)?.mentorId !== personId) return refuse('already-done')
  return isMentor ? accept() : refuse('not-allowed')
}
