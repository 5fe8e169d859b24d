// Decides which typing runs count: one that was faster than hands are, or not only typed, waits until somebody has looked.
import type { Activity } from '#app/content/plan'

export type TypingVerdict = 'accepted' | 'rejected'
export type TypingStanding = 'open' | 'counts' | 'held' | 'rejected'

/** Free practice stands under this name, beside the plan's own rows. */
export const PRACTICE = 'practice'

export type TypingPurpose = 'practice' | 'exam' | 'remeasure'

/** What a run is for: practice, tests and what is measured again are counted, numbered and compared apart. */
export function purposeOfRun(activityId: string, activity: Activity | undefined): TypingPurpose {
  if (activityId === PRACTICE) return 'practice'
  return activity?.type === 'typing' && activity.settings.remeasures ? 'remeasure' : 'exam'
}

export function typingStanding(run: {
  finishedAt: number | null
  held: boolean
  verdict: TypingVerdict | null
}): TypingStanding {
  if (run.finishedAt === null) return 'open'
  if (!run.held || run.verdict === 'accepted') return 'counts'
  return run.verdict === 'rejected' ? 'rejected' : 'held'
}
