// Decides which typing runs count: one that was faster than hands are waits until somebody has looked.

export type TypingVerdict = 'accepted' | 'rejected'
export type TypingStanding = 'open' | 'counts' | 'held' | 'rejected'

/** Free practice stands under this name, beside the plan's own rows. */
export const PRACTICE = 'practice'

/** Practice and test are counted, numbered and compared apart. */
export function purposeOfRun(activityId: string): 'practice' | 'exam' {
  return activityId === PRACTICE ? 'practice' : 'exam'
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
