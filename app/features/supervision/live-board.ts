// Decides what whoever supervises sees of the papers that are open, and of those that were just collected.
import type { Ending, PaperSignal, PaperTime, PaperWord } from '../attempts/paper-live'

/** A paper that was collected stays on the board for this long. */
export const STAYS_MS = 2 * 3_600_000
/** A page says that it is there every ten seconds; twice unheard is worth a look. */
const QUIET_MS = 25_000

/** `none`: no page with a script has been heard of. */
export type Connection = 'here' | 'quiet' | 'none'

export function connectionOf(heardAt: number | null, now: number): Connection {
  if (heardAt === null) return 'none'
  return now - heardAt <= QUIET_MS ? 'here' : 'quiet'
}

export interface WatchedPaper {
  attemptId: string
  /** The trainee's name, or a code for those who mark blind. */
  candidate: string
  isBlind: boolean
  /** Its group; empty under a code, which it would lift. */
  cohort: string
  ending: Ending | null
  startedAt: number
  deadlineAt: number
  closedAt: number | null
  time: PaperTime
  answered: number
  questions: number
  savedAt: number | null
  /** Only of a page that is quiet: what comes every ten seconds is no news. */
  heardAt: number | null
  connection: Connection
  words: PaperWord[]
  signals: PaperSignal[]
  mayExtend: boolean
}

/** Those who sit the same exam. */
export interface WatchedExam {
  examId: string
  title: string
  open: WatchedPaper[]
  closed: WatchedPaper[]
}

export interface LiveBoard {
  serverNow: number
  exams: WatchedExam[]
}

/** What tells one look from the next; the time alone is no news. */
export function revisionOf({ exams }: LiveBoard): string {
  return JSON.stringify(exams)
}
