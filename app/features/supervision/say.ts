// Decides whether somebody may say something to a paper or give it minutes: only while it is open.

import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type AttemptState, isOverdue } from '../attempts/attempt'

/** Of one paper, all extensions together. */
export const MOST_MINUTES = 240

interface OpenPaper {
  state: AttemptState
  /** With what was given before. */
  deadlineAt: number
  extendedMinutes: number
}

/** A paper that waits to be collected is not opened again by minutes that come too late. */
export function decideSay(paper: OpenPaper, { minutes, now }: { minutes: number; now: number }): Outcome {
  if (paper.state !== 'in_progress' || isOverdue(paper, now)) return refuse('paper-collected')
  if (minutes > 0 && paper.extendedMinutes + minutes > MOST_MINUTES)
    return refuse('limit-reached', String(MOST_MINUTES))
  return accept()
}
