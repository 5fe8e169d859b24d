// Decides how scenario answers are marked (R7): points from levels, how many markers are needed, when two disagree, who may mark.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { CRITERIA, type CriterionKey, type FrozenRubric } from '../exam-forms/form-content'
import { type Reopening, stillToSay } from './reopening'

export type Levels = Record<CriterionKey, number>

/** R7 as the rubrics sheet has it, for forms whose rubric was not on file. */
const STANDARD_WEIGHTS: Record<CriterionKey, number> = { facts: 40, steps: 25, tone: 20, next: 15 }
const TOP_LEVEL = 3
/** Two markers further apart than this share of the points call for a third. */
const TOO_FAR_APART = 0.3

export interface MarkSheet {
  levels: Levels
  /** A hard fault makes the answer zero. */
  hardFault: string | null
}

export function markPoints(sheet: MarkSheet, rubric: FrozenRubric | null, max: number): number {
  if (sheet.hardFault !== null) return 0
  const weight = (key: CriterionKey) =>
    rubric?.criteria.find((criterion) => criterion.key === key)?.weight ?? STANDARD_WEIGHTS[key]
  const total = CRITERIA.reduce((sum, key) => sum + weight(key), 0)
  const reached = CRITERIA.reduce((sum, key) => sum + (weight(key) * sheet.levels[key]) / TOP_LEVEL, 0)
  return Math.round((reached / total) * max * 100) / 100
}

export interface GivenMark {
  markerId: string
  points: number
  /** Epoch ms. */
  markedAt: number
}

export type Agreement =
  | { state: 'waiting'; have: number; need: number }
  | { state: 'apart'; have: number; need: number }
  | { state: 'agreed'; points: number }

/** One mark per marker, the newest. Two that are apart wait for a third; then the two nearest to each other count. */
export function agreeOn(marks: readonly GivenMark[], needed: 1 | 2, max: number): Agreement {
  const have = marks.length
  if (have < needed) return { state: 'waiting', have, need: needed }
  const points = marks.map((mark) => mark.points).sort((a, b) => a - b)
  if (needed === 1 || have === 1) return { state: 'agreed', points: points[0] as number }
  if (have === 2) {
    const [low, high] = points as [number, number]
    // Rounded first: a third of a point must not decide by its last binary digit.
    if (Math.round((high - low) * 100) > Math.round(max * TOO_FAR_APART * 100)) return { state: 'apart', have, need: 3 }
    return { state: 'agreed', points: mean(low, high) }
  }
  return { state: 'agreed', points: nearestPair(points) }
}

function mean(one: number, other: number): number {
  return Math.round(((one + other) / 2) * 100) / 100
}

/** Where both gaps are equal the higher pair counts: doubt is not held against the trainee. */
function nearestPair(ascending: readonly number[]): number {
  const pairs = ascending.slice(1).map((high, n) => ({ low: ascending[n] as number, high }))
  const nearest = pairs.reduce((best, pair) => (pair.high - pair.low <= best.high - best.low + 1e-9 ? pair : best))
  return mean(nearest.low, nearest.high)
}

export interface MarkSituation {
  attemptState: string
  isScenario: boolean
  isBlank: boolean
  markerId: string
  traineeId: string
  /** The newest mark of each marker for this answer. */
  marks: readonly GivenMark[]
  needed: 1 | 2
  max: number
  /** When a manager last had marks that lie apart looked at again; null for never. */
  reopening: Reopening | null
  now: number
}

/** Whom a reopening still leaves the word, where two lie apart. */
function heardFirst({
  marks,
  needed,
  max,
  reopening,
  now,
}: Pick<MarkSituation, 'marks' | 'needed' | 'max' | 'reopening' | 'now'>): string[] {
  return agreeOn(marks, needed, max).state === 'apart' ? stillToSay(marks, reopening, now) : []
}

/**
 * A mark may be corrected while its marker knows of no other. Once two lie apart both stand as they are: each may be changed
 * or confirmed once after a manager has reopened them, in time, and none when a third has been given.
 */
function mayCorrect(situation: MarkSituation, own: GivenMark): boolean {
  const { marks, needed, max } = situation
  if (marks.length > needed) return false
  if (agreeOn(marks, needed, max).state !== 'apart') return true
  return heardFirst(situation).includes(own.markerId)
}

export function decideMark(situation: MarkSituation): Outcome {
  if (situation.markerId === situation.traineeId) return refuse('self-signing')
  if (!situation.isScenario || situation.isBlank) return refuse('invalid-reference')
  if (situation.attemptState !== 'submitted' && situation.attemptState !== 'expired') return refuse('wrong-state')
  const own = situation.marks.find((mark) => mark.markerId === situation.markerId)
  if (own) return mayCorrect(situation, own) ? accept() : refuse('marks-fixed')
  if (agreeOn(situation.marks, situation.needed, situation.max).state === 'agreed') return refuse('already-done')
  return heardFirst(situation).length > 0 ? refuse('markers-first', situation.reopening?.untilOn) : accept()
}

/** Only marks that lie apart are reopened, not by one of those who gave them, and not while both are being looked at again. */
export function decideReopenMarks(
  situation: Pick<MarkSituation, 'attemptState' | 'traineeId' | 'marks' | 'needed' | 'max' | 'reopening' | 'now'> & {
    managerId: string
  },
): Outcome {
  if (situation.managerId === situation.traineeId) return refuse('self-signing')
  if (situation.attemptState !== 'submitted' && situation.attemptState !== 'expired') return refuse('wrong-state')
  if (agreeOn(situation.marks, situation.needed, situation.max).state !== 'apart') return refuse('wrong-state')
  if (heardFirst(situation).length > 0) return refuse('already-done')
  return situation.marks.some((mark) => mark.markerId === situation.managerId)
    ? refuse('second-person-needed')
    : accept()
}

/** The mentor of the trainee, the manager, or the examiner named for this activity; never the trainee. */
export function mayMark(
  viewer: Pick<Viewer, 'id' | 'roles'>,
  relation: EnrolmentRelation,
  activityId: string,
): boolean {
  if (viewer.id === relation.traineeId) return false
  const examiner = { ...relation, delegations: relation.delegations.filter((named) => named.role === 'examiner') }
  return canOnEnrolment(viewer, 'mark:attempt', examiner, activityId)
}

/** Whoever marks may release a stage exam; a final or retake is the manager's. */
export function mayRelease(
  viewer: Pick<Viewer, 'id' | 'roles'>,
  relation: EnrolmentRelation,
  attempt: { activityId: string; kind: string },
): boolean {
  if (viewer.id === relation.traineeId) return false
  if (canOnEnrolment(viewer, 'release:attempt', relation, attempt.activityId)) return true
  return attempt.kind !== 'final' && attempt.kind !== 'retake' && mayMark(viewer, relation, attempt.activityId)
}
