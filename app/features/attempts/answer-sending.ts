// What the server says to an answer that was sent to it.
import type { SessionTrouble } from '../accounts/page-owner'
import type { Answer } from './answer'

/** The copy another window has saved, shown beside one's own. */
export interface ServerCopy {
  answer: Answer | null
  revision: number
  savedAt: number
}

/** What the server said to one message. `unreachable` is everything that may be different on the next try. */
export type SendResult =
  | { kind: 'saved'; revision: number; savedAt: number; deadlineAt: number; serverNow: number }
  | { kind: 'conflict'; theirs: ServerCopy }
  | { kind: 'closed' }
  | { kind: 'trouble'; trouble: SessionTrouble }
  | { kind: 'unreachable' }

/** What a form without a script was told, when its answer could not be kept as it was. */
export interface PlainConflict {
  position: number
  mine: Answer | null
  flagged: boolean
  theirs: ServerCopy
}
