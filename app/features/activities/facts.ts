// What is known about one enrolment's activities: the material from which every state, list and gate is computed.
import type { SignerRole } from '#app/content/plan'
import { type DecisionFact, inForce } from './decision-facts'

export interface EntryFact {
  id: string
  kind: string
  data: unknown
  state: 'open' | 'confirmed' | 'closed' | 'withdrawn'
  dueOn: string | null
  createdBy: string
  createdAt: number
  closedBy: string | null
  closedAt: number | null
  outcome: string | null
}

export interface SignOffFact {
  slot: SignerRole
  verdict: 'signed' | 'not_yet' | 'withdrawn'
  revision: number
  signerId: string
  comment: string | null
  redoByOn: string | null
  /** Signed before its planned hour: when it took place, in the signer's word. */
  tookPlaceOn?: string | null
  signedAt: number
}

export interface AttemptFact {
  id: string
  examId: string
  kind: 'baseline' | 'stage' | 'makeup' | 'final' | 'retake'
  state: 'in_progress' | 'submitted' | 'expired' | 'graded' | 'released'
  startedAt: number
  /** When it was closed, by the trainee or by the clock. */
  handedInAt?: number | null
  deadlineAt: number
  percent: number | null
  passPercent: number
  passed: boolean | null
  releasedAt: number | null
  appeal?: AppealDays | undefined
}

/** How far appealing against a paper has come. */
export interface AppealDays {
  /** By when the open one is to be answered. */
  dueOn: string | null
  /** When the last one was. */
  answeredAt: number | null
  /** When it was said that there is none. */
  waivedAt: number | null
}

export interface DrillFact {
  id: string
  setId: string
  purpose: 'practice' | 'exam'
  state: 'in_progress' | 'finished' | 'abandoned'
  percent: number | null
  /** Above `percent` while replies are undecided. */
  percentHigh?: number | null
  /** Questions about its replies that wait for a person. */
  openQuestions?: number
  /** Null for a finished one: what is undecided decides. */
  passed: boolean | null
  meanMs: number | null
  /** Replies sent sooner than a person can read and type. */
  fastCards: number
  /** Ended by the clock, not by the trainee. */
  closedBySystem: boolean
  startedAt: number
}

/** A practical exam at the desk; the machine only estimates what it came to. */
export interface ChatFact {
  id: string
  state: 'in_progress' | 'finished' | 'abandoned'
  percent: number | null
  percentHigh: number | null
  startedAt: number
  finishedAt: number | null
}

export interface TypingFact {
  run: number
  speed: number | null
  accuracy: number | null
  band: string | null
  startedAt: number
  finishedAt: number | null
}

export interface SheetFact {
  id: string
  rubricId: string
  examinerId: string
  percent: number
  hardFault: string | null
  stateMark: number | null
  comment: string
  madeAt: number
}

export interface ActivityFacts {
  record: { status: 'open' | 'submitted' | 'done'; data: unknown; revision: number; doneAt: number | null } | null
  entries: readonly EntryFact[]
  /** The newest revision per slot. */
  signOffs: readonly SignOffFact[]
  /** Newest first, voided ones left out. */
  attempts: readonly AttemptFact[]
  /** Newest first. */
  drills: readonly DrillFact[]
  /** Practical exams, newest first. */
  chats: readonly ChatFact[]
  /** Runs that count: what nobody has looked at yet, or was not accepted, is not among them. */
  typing: readonly TypingFact[]
  /** How many runs wait for the mentor to look. */
  typingHeld: number
  /** When each of those began. */
  typingHeldAt: readonly number[]
  /** The newest revision per rubric and examiner. */
  sheets: readonly SheetFact[]
  /** What newer revisions replaced, newest first: a second test does not undo the first. */
  earlierSheets: readonly SheetFact[]
  questionnaire: boolean
}

export interface LessonFact {
  percent: number
  read: boolean
  /** Questions of the self-check answered at least once. */
  answered: number
  correct: number
}

export interface EnrolmentFacts {
  enrolmentId: string
  activities: ReadonlyMap<string, ActivityFacts>
  lessons: ReadonlyMap<string, LessonFact>
  /** What stands of each kind. */
  decisions: readonly DecisionFact[]
  /** Every decision that asked for improvement by a date, the oldest first. */
  improvements: readonly { decisionId: string; kind: DecisionFact['kind']; decidedAt: number; dueOn: string | null }[]
  remedial: readonly {
    topic: string
    minutesPlanned: number
    minutesDone: number
    quizPercent: number | null
    startedAt: number | null
    doneAt: number | null
  }[]
  openAppeals: number
  /** What a manager has waived, by name of the thing: an activity's id, `attendance` or `conduct`. */
  waived: readonly WaiverFact[]
  leaving: LeavingFact | null
  /** Sum of the conduct ledger in the month that went worst; 0 for an empty one. */
  conductPoints: number
}

/** What the trainee said last of leaving. */
export interface LeavingFact {
  id: string
  revision: number
  verdict: 'asked' | 'taken-back'
  reason: string | null
  leaveOn: string | null
  saidAt: number
}

export interface WaiverFact {
  subject: string
  reason: string
  waivedByName: string
  waivedAt: number
}

export const NO_FACTS: ActivityFacts = {
  record: null,
  entries: [],
  signOffs: [],
  attempts: [],
  drills: [],
  chats: [],
  typing: [],
  typingHeld: 0,
  typingHeldAt: [],
  sheets: [],
  earlierSheets: [],
  questionnaire: false,
}

export function factsOf(facts: EnrolmentFacts, activityId: string): ActivityFacts {
  return facts.activities.get(activityId) ?? NO_FACTS
}

/** Since when marks of a practical exam are those of a later sitting; 0 where there is one at most. */
export function satAgainSince({ chats }: Pick<ActivityFacts, 'chats'>): number {
  return chats.length > 1 ? chats[0]!.startedAt : 0
}

/** A gate that is passed: the newest word on it is "pass". */
export function isPassed(facts: Pick<EnrolmentFacts, 'decisions'>, kind: string): boolean {
  return inForce(facts.decisions, kind)?.verdict === 'pass'
}

/** Only the debrief itself writes its moment; a record alone does not open the report. */
export function isDebriefed(record: { data: unknown } | null): boolean {
  return typeof (record?.data as { debriefedAt?: unknown } | null | undefined)?.debriefedAt === 'number'
}

/** A "not yet" stands until the trainee has handed in again, sat again or drilled again. */
export function needsRedo(own: ActivityFacts): boolean {
  const handedInAt = Math.max(
    own.record?.doneAt ?? 0,
    ...own.attempts.map((a) => a.startedAt),
    ...own.drills.map((d) => d.startedAt),
  )
  return own.signOffs.some((s) => s.verdict === 'not_yet' && s.signedAt >= handedInAt)
}
