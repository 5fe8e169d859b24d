// Decides an attempt's life: when it may begin and must end, which answers still count, how its state moves on.

import type { Blueprint, ExamKind } from '#app/content/blueprint'
import { instantOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Unmet } from '../activities/activity-state'
import { refuseUnmet } from '../activities/begun'
import type { SecondTest } from '../activities/second-test'

/** What the network may cost: an answer that arrives this much after the deadline still counts. */
export const GRACE_MS = 5_000

export type AttemptState = 'in_progress' | 'submitted' | 'expired' | 'voided' | 'graded' | 'released'
export type AttemptEvent = 'submit' | 'expire' | 'grade' | 'release' | 'regrade' | 'void'

/** What is not in the table does not happen. A released result is only ever corrected by an appeal. */
export const TRANSITIONS: Record<AttemptState, Partial<Record<AttemptEvent, AttemptState>>> = {
  in_progress: { submit: 'submitted', expire: 'expired', void: 'voided' },
  submitted: { grade: 'graded', void: 'voided' },
  expired: { grade: 'graded', void: 'voided' },
  graded: { release: 'released', void: 'voided' },
  released: { regrade: 'released' },
  voided: {},
}

export function moveOn(state: AttemptState, event: AttemptEvent): Outcome<AttemptState> {
  const next = TRANSITIONS[state][event]
  return next ? accept(next) : refuse('wrong-state')
}

export interface ExamWindow {
  fromAt: number | null
  untilAt: number | null
}

/** Part of the day in the shop's own time. After a mentor's unlock the same hours apply on whatever day it is. */
export function examWindow(window: Blueprint['window'], on: string, zone: string): ExamWindow {
  return {
    fromAt: window.from ? instantOf(on, window.from, zone) : null,
    untilAt: window.until ? instantOf(on, window.until, zone) : null,
  }
}

export function extraMinutes(minutes: number, extraTimePercent: number): number {
  return Math.ceil((minutes * extraTimePercent) / 100)
}

export interface Timing {
  limitMinutes: number
  extraMinutes: number
  deadlineAt: number
  windowEndAt: number | null
}

/** Fixed once, at the start: the limit with its extra time, or the end of the window where that comes first. */
export function timingFrom(minutes: number, extraTimePercent: number, window: ExamWindow, now: number): Timing {
  const extra = extraMinutes(minutes, extraTimePercent)
  const full = now + (minutes + extra) * 60_000
  return {
    limitMinutes: minutes,
    extraMinutes: extra,
    deadlineAt: window.untilAt === null ? full : Math.min(full, window.untilAt),
    windowEndAt: window.untilAt,
  }
}

export interface EarlierAttempt {
  id: string
  examId: string
  activityId: string
  kind: ExamKind
  state: AttemptState
  passed: boolean | null
  startedAt: number
}

/** What remedial training says of the retake; null dates mean it has not begun. */
export interface RetakeGate {
  allowedFromOn: string | null
  remedialDone: boolean
}

export interface StartSituation {
  blueprint: Pick<Blueprint, 'id' | 'kind' | 'activity' | 'minutes' | 'window'>
  /** Of the promotion story: in_training, final_failed … */
  enrolmentState: string
  extraTimePercent: number
  day: {
    open: boolean
    unlocked: boolean
    on: string
    /** Whether anybody answers for today being no holiday. */
    confirmed: boolean
  }
  today: string
  zone: string
  /** Of this enrolment, whatever exam; voided ones may be among them. */
  earlier: readonly EarlierAttempt[]
  retakeGate: RetakeGate
  /** What has to be there before this exam. */
  unmet?: readonly Unmet[] | undefined
  /** Of a gate that was asked to improve; there the make-up is the second test. */
  secondTest: SecondTest | null
  /** A gate's own decision says whether its tests are sat again; other exams offer their make-up by themselves. */
  ofGate: boolean
  now: number
}

export type StartDecision = { resume: string } | { begin: Timing }

export function decideStart(situation: StartSituation): Outcome<StartDecision> {
  const { blueprint } = situation
  const earlier = situation.earlier.filter((attempt) => attempt.state !== 'voided')
  const open = earlier.find((attempt) => attempt.state === 'in_progress')
  if (open) return open.examId === blueprint.id ? accept({ resume: open.id }) : refuse('attempt-open')
  const entitled = decideEntitlement(situation, earlier)
  if (!entitled.ok) return entitled
  if (!situation.day.open) return refuse('day-locked', situation.day.on)
  const needed = refuseUnmet(situation)
  if (!needed.ok) return needed
  if (!situation.day.confirmed) return refuse('date-unconfirmed', situation.today)
  return decideTiming(situation)
}

/** Has this trainee a right to this exam, leaving the hour aside? */
function decideEntitlement(situation: StartSituation, earlier: readonly EarlierAttempt[]): Outcome {
  const { blueprint, enrolmentState } = situation
  const since = blueprint.kind === 'makeup' ? (situation.secondTest?.opensAt ?? 0) : 0
  const taken = earlier.some(
    (attempt) =>
      (attempt.examId === blueprint.id && attempt.startedAt >= since) ||
      (isOnlyOnce(attempt.kind) && attempt.kind === blueprint.kind),
  )
  if (taken) return refuse(blueprint.kind === 'retake' ? 'no-retake-left' : 'already-done')
  switch (blueprint.kind) {
    case 'baseline':
    case 'stage':
    case 'final':
      return enrolmentState === 'in_training' ? accept() : refuse('wrong-state')
    case 'makeup':
      if (enrolmentState !== 'in_training') return refuse('wrong-state')
      if (situation.ofGate) return decideSecondTest(situation.secondTest)
      return hasFailedStage(earlier, blueprint.activity) ? accept() : refuse('wrong-state')
    case 'retake':
      return enrolmentState === 'final_failed'
        ? decideRetake(situation.retakeGate, situation.today)
        : refuse('wrong-state')
  }
}

function decideSecondTest(again: SecondTest | null): Outcome {
  if (!again) return refuse('wrong-state')
  if (again.state === 'over') return refuse('second-test-over', again.lastOn)
  return again.state === 'ahead' ? refuse('retake-too-early', again.opensOn) : accept()
}

function isOnlyOnce(kind: ExamKind): boolean {
  return kind === 'final' || kind === 'retake'
}

function hasFailedStage(earlier: readonly EarlierAttempt[], activityId: string): boolean {
  return earlier.some(
    (attempt) =>
      attempt.kind === 'stage' &&
      attempt.activityId === activityId &&
      attempt.state === 'released' &&
      attempt.passed === false,
  )
}

function decideRetake(gate: RetakeGate, today: string): Outcome {
  if (gate.allowedFromOn === null) return refuse('remedial-unfinished')
  if (today < gate.allowedFromOn) return refuse('retake-too-early', gate.allowedFromOn)
  return gate.remedialDone ? accept() : refuse('remedial-unfinished')
}

function decideTiming({ blueprint, day, today, zone, extraTimePercent, now }: StartSituation): Outcome<StartDecision> {
  const window = examWindow(blueprint.window, day.unlocked ? today : day.on, zone)
  if (window.fromAt !== null && now < window.fromAt) return refuse('window-not-open', blueprint.window.from)
  if (window.untilAt !== null && now >= window.untilAt) return refuse('window-closed', blueprint.window.until)
  return accept({ begin: timingFrom(blueprint.minutes, extraTimePercent, window, now) })
}

export interface OpenAttempt {
  state: AttemptState
  deadlineAt: number
  submittedAt: number | null
}

/** True when nothing sent now can count any more and the paper waits to be collected. */
export function isOverdue(attempt: Pick<OpenAttempt, 'state' | 'deadlineAt'>, now: number): boolean {
  return attempt.state === 'in_progress' && now > attempt.deadlineAt + GRACE_MS
}

/** What an answer says, as it is kept; two that are equal are one. */
export interface SavedContent {
  value: string
  flagged: boolean
}

export interface SaveCommand extends SavedContent {
  itemId: string
  /** The window's own count of its changes; null when it has no script that counts. */
  revision: number | null
  /** The newest revision of the server that this window has shown. */
  seen: number
  writer: string
  takeOver: boolean
}

export interface StoredAnswer extends SavedContent {
  revision: number
  writer: string
}

export type SaveDecision = { write: true; revision: number } | { write: false; revision: number }

/**
 * An answer counts when the paper is open, the question is the one at that place of this form, and the window that
 * sends it has seen the newest copy or says that it takes over.
 */
export function decideSaveAnswer(
  attempt: OpenAttempt,
  itemAtPosition: string | undefined,
  stored: StoredAnswer | null,
  command: SaveCommand,
  now: number,
): Outcome<SaveDecision> {
  if (itemAtPosition !== command.itemId) return refuse('invalid-reference')
  if (attempt.state === 'voided' || attempt.submittedAt !== null) return refuse('wrong-state')
  if (attempt.state !== 'in_progress' || isOverdue(attempt, now)) return refuse('deadline-passed')
  if (stored === null) return accept({ write: true, revision: command.revision ?? command.seen + 1 })
  if (stored.writer === command.writer) return decideOwnAnswer(stored, command)
  if (!command.takeOver && stored.revision > command.seen) return refuse('not-same-writer')
  return accept({ write: true, revision: Math.max(command.revision ?? 0, stored.revision + 1) })
}

/**
 * What the same window sends twice or late changes nothing. Without a count the newest press is the one that comes last.
 * Two different answers under one number are never both acknowledged: the second is told of the first.
 */
function decideOwnAnswer(stored: StoredAnswer, command: SaveCommand): Outcome<SaveDecision> {
  const isSame = stored.value === command.value && stored.flagged === command.flagged
  const revision = command.revision ?? (isSame ? stored.revision : stored.revision + 1)
  if (revision === stored.revision && !isSame) return refuse('not-same-writer')
  return accept({ write: revision > stored.revision, revision: Math.max(revision, stored.revision) })
}

/**
 * Handing in twice is the same as once; after the deadline the paper counts as collected, not as handed in. A page whose clock
 * ran out has perhaps not heard of more time: for the clock alone no paper is handed in early.
 */
export function decideSubmit(
  attempt: OpenAttempt,
  now: number,
  { timeUp = false }: { timeUp?: boolean } = {},
): Outcome<'submit' | 'expire' | 'already' | 'not-yet'> {
  if (attempt.state === 'voided') return refuse('wrong-state')
  if (attempt.state !== 'in_progress') return accept('already')
  if (timeUp && now < attempt.deadlineAt) return accept('not-yet')
  return accept(isOverdue(attempt, now) ? 'expire' : 'submit')
}
