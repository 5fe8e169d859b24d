// Decides whether somebody who has been through this training before may begin it anew: only by name and with a reason.
import { accept, type Outcome, refuse } from '#app/rules/outcome'

/** A training that has come to its end, as it was. */
export interface PastTraining {
  enrolmentId: string
  courseId: string
  state: 'promoted' | 'eliminated' | 'withdrawn'
  endedOn: string
}

export const AGAIN_REASON_LENGTH = 10

/**
 * What a new training would follow upon, the newest of `past` first: the one final and the one retake of a course have had their
 * time, and who was eliminated anywhere does not come back in silence.
 */
export function trainedBefore<T extends PastTraining>(past: readonly T[], courseId: string): T | null {
  return past.find((one) => one.courseId === courseId || one.state === 'eliminated') ?? null
}

/** Answers what it follows upon; null for who begins for the first time. */
export function decideEnrol(
  past: readonly PastTraining[],
  { courseId, whyAgain }: { courseId: string; whyAgain: string },
): Outcome<PastTraining | null> {
  const before = trainedBefore(past, courseId)
  if (before === null) return accept(null)
  const isSaid = [...whyAgain.trim()].length >= AGAIN_REASON_LENGTH
  return isSaid ? accept(before) : refuse('trained-before', before.endedOn)
}
