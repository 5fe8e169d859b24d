// Decides where one activity stands for one trainee: from the facts alone, so every page and gate agrees.
import type { Activity } from '#app/content/plan'
import type { Rule } from '#app/content/rule'
import type { Missing } from './activity-type'
import { isBeside } from './asking'
import { inForce } from './decision-facts'
import { type EnrolmentFacts, factsOf, isPassed, needsRedo, satAgainSince } from './facts'
import { definitionOf } from './registry'
import { countingFacts, type SecondTest, type TestedGate } from './second-test'

export type ActivityState =
  /** On another branch of the story (for those who failed the final, say). */
  | 'not-applicable'
  | 'locked'
  /** Its day has come, but something that has to be there before is not (needs.ts). */
  | 'held'
  | 'open'
  | 'started'
  /** The trainee's part is done; somebody else has to act. */
  | 'waiting'
  /** A signer said "not yet": something has to be done again. */
  | 'not-yet'
  | 'done'

/** What a page says in place of the state, where the state alone would say too little. */
export type StateMark =
  /** A manager has waived it, so nobody waits for it. */
  | 'waived'
  /** The training is over, and it never was finished. */
  | 'ended'
  /** Who is to do it leaves, and nothing is decided any more. */
  | 'dropped'
  /** An exam that was not passed: its make-up may be sat, or is sat and not marked. */
  | 'makeup-open'
  | 'makeup-marking'
  /** A gate that was asked to improve: decided, and to be decided again. */
  | 'improving'

export interface ActivityStatus {
  state: ActivityState
  missing: Missing[]
  /** Who has the next move. */
  next: 'trainee' | 'other' | 'nobody'
  mark?: StateMark
  /** Set where something earlier has to be there first (needs.ts). */
  unmet?: readonly Unmet[]
}

/** A need that is not met, with the row that would meet it. */
export type Unmet =
  | { what: 'sat' | 'learned' | 'happened' | 'passed'; activityId: string; title: string }
  /** So many things before it are neither there nor waived. */
  | { what: 'ready'; left: number }

/** What the state rule needs to know about the course beside the facts. */
export interface CourseLookup {
  questionsOf: (lessonId: string) => number
  checklistItems: (checklistId: string) => number
  stations: (checklistId: string) => number
  ruleOf: (ruleId: string) => Rule | undefined
}

export interface StateInput {
  activity: Activity
  facts: EnrolmentFacts
  course: CourseLookup
  dayOpen: boolean
  /** Open, it asks for its part once more; what was signed of the first one stays signed. */
  again?: SecondTest | null
  gateTested?: TestedGate | null
}

export function branchApplies(activity: Activity, facts: EnrolmentFacts): boolean {
  const released = (kind: 'final' | 'retake') =>
    [...facts.activities.values()].flatMap((a) => a.attempts).find((a) => a.kind === kind && a.state === 'released')
  switch (activity.onlyIf) {
    case undefined:
      return true
    case 'passed-d3':
      return isPassed(facts, 'd3-gate')
    case 'final-failed':
      return released('final')?.passed === false
    // What belongs to an exam is asked of nobody whose exam is lost already.
    case 'final-not-failed':
      return released('final')?.passed !== false
    case 'retake-not-failed':
      return released('final')?.passed === false && released('retake')?.passed !== false
    case 'retake-passed':
      return released('retake')?.passed === true
    case 'retake-failed':
      return released('retake')?.passed === false
  }
}

/**
 * An exam and counted runs cannot be done again because a signer says so: their second chance is a make-up. Nor can what a
 * gate is decided on: the decision says whether it is tested again.
 */
export function canBeRedone({ type }: Pick<Activity, 'type'>, gateTested: TestedGate | null | undefined): boolean {
  return type !== 'exam' && type !== 'chat-simulation' && type !== 'typing' && !gateTested
}

function checklistOf(activity: Activity, course: CourseLookup): number {
  return 'checklist' in activity.settings ? course.checklistItems(activity.settings.checklist) : 0
}

function hasBegun(activity: Activity, facts: EnrolmentFacts): boolean {
  const own = factsOf(facts, activity.id)
  return (
    own.record !== null ||
    own.entries.some((entry) => !isBeside(activity.type, entry.kind)) ||
    own.attempts.length > 0 ||
    own.drills.length > 0 ||
    own.chats.length > 0 ||
    own.typing.length > 0 ||
    own.typingHeld > 0 ||
    own.sheets.length > 0 ||
    activity.lessons.some((id) => facts.lessons.has(id))
  )
}

function markOf({ activity, facts }: StateInput, { state, missing }: ActivityStatus): StateMark | null {
  if (state === 'not-applicable') return null
  if (activity.type === 'decision') {
    return inForce(facts.decisions, activity.settings.decision)?.verdict === 'improve' ? 'improving' : null
  }
  if (state === 'done' || isBeingMarked({ missing })) return null
  return facts.waived.some(({ subject }) => subject === activity.id) ? 'waived' : null
}

/** What somebody has handed in is marked and released, not waived. */
const UNDER_WAY: readonly Missing['what'][] = ['release', 'third-examiner', 'ruling']

export function isBeingMarked({ missing }: Pick<ActivityStatus, 'missing'>): boolean {
  return missing.some(({ what }) => UNDER_WAY.includes(what))
}

/** What a page says is left to do. */
export function stillMissing(status: Pick<ActivityStatus, 'missing' | 'mark'>): readonly Missing[] {
  return isNobodysWork(status) ? [] : status.missing
}

/** What a training that is over leaves unfinished; what was handed in before is still marked. */
export function statusAfterEnd(status: ActivityStatus): ActivityStatus {
  const { state, missing } = status
  if (state === 'done' || state === 'not-applicable' || isNobodysWork(status) || isBeingMarked(status)) return status
  return { state, missing, next: 'nobody', mark: 'ended' }
}

/** Waived, left unfinished by a training that is over, or no longer to take place. */
export function isNobodysWork({ mark }: Pick<ActivityStatus, 'mark'>): boolean {
  return isWaived({ mark }) || isEnded({ mark }) || mark === 'dropped'
}

export function isEnded({ mark }: Pick<ActivityStatus, 'mark'>): boolean {
  return mark === 'ended'
}

/** Nobody has to do anything about it any more, though it may still be done. */
export function isWaived({ mark }: Pick<ActivityStatus, 'mark'>): boolean {
  return mark === 'waived'
}

export function activityStatus(input: StateInput): ActivityStatus {
  const status = findStatus(input)
  const mark = markOf(input, status)
  if (mark === 'waived') return { ...status, mark, next: 'nobody' }
  return mark ? { ...status, mark } : status
}

/** What its tag says. */
export function shownState({ state, mark }: Pick<ActivityStatus, 'state' | 'mark'>): ActivityState | StateMark {
  return mark ?? state
}

function findStatus({ activity, facts, course, dayOpen, again = null, gateTested }: StateInput): ActivityStatus {
  if (!branchApplies(activity, facts)) return { state: 'not-applicable', missing: [], next: 'nobody' }
  const definition = definitionOf(activity)
  const own = factsOf(facts, activity.id)
  const missing = definition.missing({
    activity,
    // What was not tested again to the last day is asked of nobody any more: the decision rests on what there is.
    facts: countingFacts(own, again?.state === 'over' ? null : again),
    enrolment: facts,
    lessons: activity.lessons.map((id) => ({ id, questions: course.questionsOf(id) })),
    checklistItems: checklistOf(activity, course),
    stations: activity.type === 'warehouse' ? course.stations(activity.settings.checklist) : 0,
    rules: activity.type === 'acknowledgement' ? activity.settings.rules.flatMap((id) => course.ruleOf(id) ?? []) : [],
  })
  // What was signed of a first sitting at the desk says nothing of the one that counts.
  const signed = own.signOffs.filter((s) => s.verdict === 'signed' && s.signedAt >= satAgainSince(own))
  const unsigned = activity.signers.filter((slot) => !signed.some((s) => s.slot === slot))
  const all: Missing[] = [...missing, ...unsigned.map((slot) => ({ what: 'sign' as const, slot }))]
  if (all.length === 0) return { state: 'done', missing: [], next: 'nobody' }
  if (canBeRedone(activity, gateTested) && needsRedo(own)) return { state: 'not-yet', missing: all, next: 'trainee' }
  const next = missing.length === 0 ? 'other' : definition.next(missing)
  if (!dayOpen && !hasBegun(activity, facts)) return { state: 'locked', missing: all, next }
  if (next === 'other' && (missing.length === 0 || hasBegun(activity, facts)))
    return { state: 'waiting', missing: all, next }
  return { state: hasBegun(activity, facts) ? 'started' : 'open', missing: all, next }
}
