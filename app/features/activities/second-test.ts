// Decides what of a gate is tested a second time after “improve by a date”, from when on, and which marks belong to which sitting.
import type { ExamKind } from '#app/content/blueprint'
import type { Activity, Gate, Plan } from '#app/content/plan'
import { instantOf, localDateOf } from '#app/rules/dates'
import { type DecisionFact, inForce, standingImprovement } from './decision-facts'
import { type ActivityFacts, type EnrolmentFacts, factsOf, NO_FACTS } from './facts'
import { heardPercent, inOrder } from './types/oral/examiners'
import { bestTyping } from './typing-best'
import { isUndecided } from './undecided-drill'

/** The mentor's word that somebody is ready before the date; it stands with the gate's own activity. */
export const OPENED_EARLY = 'second-test'

export const GATES_WITH_TESTS = ['d1-gate', 'd3-gate'] as const
export type TestedGate = (typeof GATES_WITH_TESTS)[number]

export type SecondTestState =
  /** Its date has not come. */
  | 'ahead'
  | 'open'
  /** Begun, and its clock runs. */
  | 'running'
  /** Sat, but without a result yet. */
  | 'marking'
  | 'done'
  /** Its last day is over without a result: whoever decides waits for it no longer. */
  | 'over'

export interface SecondTest {
  gate: TestedGate
  /** The decision that asks for it. */
  decisionId: string
  opensOn: string
  opensAt: number
  /** The last day of beginning it. */
  lastOn: string
  state: SecondTestState
}

interface Opening {
  decisionId: string
  opensAt: number
  opensOn: string
  /** From the date that was set; who is let in early has no fewer days. */
  dueFromOn: string
}

/** The tests of a gate are those of its own day. */
export function gateOfDay(activities: readonly Activity[]): { gate: TestedGate; activityId: string } | null {
  for (const activity of activities) {
    if (activity.type !== 'decision') continue
    const gate = GATES_WITH_TESTS.find((kind) => kind === activity.settings.decision)
    if (gate) return { gate, activityId: activity.id }
  }
  return null
}

/** The gate that this activity tests; null for what its decision does not rest on. */
export function gateTestedBy(activity: Activity, plan: Plan): TestedGate | null {
  if (measure(activity, NO_FACTS, () => 0) === null) return null
  const day = plan.days.find((d) => d.activities.some((a) => a.id === activity.id))
  return gateOfDay(day?.activities ?? [])?.gate ?? null
}

/** What a paper is called: what follows the first one of a gate is its second test, elsewhere a make-up. */
export type ShownExamKind = ExamKind | 'second'

export function shownExamKind(kind: ExamKind, isOfGate: boolean): ShownExamKind {
  return kind === 'makeup' && isOfGate ? 'second' : kind
}

/** From when each improvement of a gate was tested anew, the oldest first. */
function openingsOf(found: { gate: TestedGate; activityId: string }, facts: EnrolmentFacts, zone: string): Opening[] {
  const early = factsOf(facts, found.activityId).entries.filter((e) => e.kind === OPENED_EARLY)
  return facts.improvements
    .filter((one) => one.kind === found.gate)
    .map(({ decisionId, decidedAt, dueOn }) => {
      const opened = early.find((e) => (e.data as { decisionId?: unknown }).decisionId === decisionId)?.createdAt
      const due = dueOn === null ? decidedAt : Math.max(decidedAt, instantOf(dueOn, '00:00', zone))
      const opensAt = opened === undefined ? due : Math.min(opened, due)
      return { decisionId, opensAt, opensOn: localDateOf(opensAt, zone), dueFromOn: localDateOf(due, zone) }
    })
}

/** What was made from this moment on, and before the other; signatures and notes stay with the activity as a whole. */
function cut(own: ActivityFacts, from: number, before: number): ActivityFacts {
  const within = (at: number) => at >= from && at < before
  const sheets = [...own.sheets, ...own.earlierSheets].filter((s) => within(s.madeAt))
  const heldAt = own.typingHeldAt.filter(within)
  return {
    ...own,
    attempts: own.attempts.filter((a) => within(a.startedAt)),
    drills: own.drills.filter((d) => within(d.startedAt)),
    typing: own.typing.filter((t) => within(t.startedAt)),
    typingHeld: heldAt.length,
    typingHeldAt: heldAt,
    // Newest first, so the first of each examiner is the one that counts in this sitting.
    sheets: sheets.filter(
      (s, n) => sheets.findIndex((o) => o.rubricId === s.rubricId && o.examinerId === s.examinerId) === n,
    ),
    earlierSheets: [],
    entries: own.entries.filter((e) => e.kind !== 'draw' || within(e.createdAt)),
  }
}

function split(own: ActivityFacts, openings: readonly Opening[]): ActivityFacts[] {
  const from = [0, ...openings.map((o) => o.opensAt)]
  return from.map((at, n) => cut(own, at, from[n + 1] ?? Number.POSITIVE_INFINITY))
}

export interface Measured {
  value: number | null
  line: number
}

/** What a test of a gate says in these facts; null for what is no test. */
export function measure(
  activity: Activity,
  own: ActivityFacts,
  lineOfExam: (examId: string) => number,
): Measured | null {
  switch (activity.type) {
    case 'exam': {
      const attempt = own.attempts.find((a) => a.state === 'released')
      return { value: attempt?.percent ?? null, line: attempt?.passPercent ?? lineOfExam(activity.settings.exam) }
    }
    case 'typing':
      // Measured again to see how it went on: no gate rests on that.
      if (activity.settings.remeasures) return null
      return { value: bestTyping(own.typing)?.speed ?? null, line: activity.settings.passSpeed }
    case 'phone': {
      const marks = inOrder(own.sheets.filter((s) => s.rubricId === activity.settings.rubric)).map((s) => s.percent)
      return {
        value: heardPercent(marks, activity.settings.examiners),
        line: activity.settings.passPercent,
      }
    }
    case 'phrase-drill': {
      const drill = own.drills.find((d) => d.state === 'finished' && d.purpose === 'exam')
      const value = !drill || isUndecided(drill) ? null : drill.percent
      return { value, line: activity.settings.passPercent }
    }
    default:
      return null
  }
}

/** Sat, and only somebody else can say what it came to. */
function isBeingMarked({ attempts, drills, typing, typingHeld }: ActivityFacts): boolean {
  const written = attempts.some((a) => a.state !== 'in_progress' && a.state !== 'released')
  return written || drills.some(isUndecided) || (typingHeld > 0 && typing.length === 0)
}

/** Begun and not handed in; a run of several is one of them. */
function isRunning({ attempts, drills, typing }: ActivityFacts): boolean {
  return (
    attempts.some((a) => a.state === 'in_progress') ||
    drills.some((d) => d.state === 'in_progress' && d.purpose === 'exam') ||
    typing.some((t) => t.finishedAt === null)
  )
}

function isDone(activity: Activity, sitting: ActivityFacts, measured: Measured): boolean {
  if (activity.type === 'typing')
    return (
      sitting.typingHeld === 0 && sitting.typing.filter((t) => t.finishedAt !== null).length >= activity.settings.runs
    )
  return measured.value !== null
}

export interface SittingsInput {
  activity: Activity
  plan: Plan
  facts: EnrolmentFacts
  zone: string
}

/** The facts of an activity, one part for every sitting that has marks; the newest last. Never empty. */
export function sittingsOf({ activity, plan, facts, zone }: SittingsInput): ActivityFacts[] {
  const own = factsOf(facts, activity.id)
  const found = gateOfDay(plan.days.find((d) => d.activities.some((a) => a.id === activity.id))?.activities ?? [])
  const openings = found ? openingsOf(found, facts, zone) : []
  const parts = split(own, openings).filter((part) => measure(activity, part, () => 0)?.value != null)
  return parts.length > 0 ? parts : [own]
}

/** Offered once more for what lay below its line when the decision that stands asked for improvement; else null. */
export function secondTestOf(
  input: SittingsInput & { now: number; secondTestUntil: (fromOn: string) => string },
): SecondTest | null {
  const { activity, plan, facts, zone, now } = input
  const found = gateOfDay(plan.days.find((d) => d.activities.some((a) => a.id === activity.id))?.activities ?? [])
  // A proposal that waits for its second person changes nothing of what was asked.
  const standing = found && standingImprovement(facts, found.gate)
  if (!found || !standing) return null
  const openings = openingsOf(found, facts, zone)
  const opening = openings.find((o) => o.decisionId === standing.decisionId)
  if (!opening) return null
  const parts = split(factsOf(facts, activity.id), openings)
  const sitting = parts.at(-1)!
  const before = parts
    .slice(0, -1)
    .reverse()
    .map((part) => measure(activity, part, () => 0))
  const last = before.find((one) => one?.value != null)
  // Not sat at all: that is the first test, and it is still open.
  if (last?.value == null || last.value >= last.line) return null
  const { dueFromOn, ...opened } = opening
  const head = { gate: found.gate, ...opened, lastOn: input.secondTestUntil(dueFromOn) }
  if (now < opening.opensAt) return { ...head, state: 'ahead' }
  const measured = measure(activity, sitting, () => 0)!
  if (isDone(activity, sitting, measured)) return { ...head, state: 'done' }
  if (isRunning(sitting)) return { ...head, state: 'running' }
  if (isBeingMarked(sitting)) return { ...head, state: 'marking' }
  return { ...head, state: localDateOf(now, zone) > head.lastOn ? 'over' : 'open' }
}

/** The second test of a gate is marked anew; before its opening the first marks stand alone. */
export function sittingBegan({ again }: { again?: SecondTest | null }): number {
  return again && again.state !== 'ahead' ? again.opensAt : 0
}

/** What else rests on marks: whichever of these follows an exam. A next-step plan rests on the written paper alone. */
const DECIDED_ON: Partial<Record<Gate, readonly DecisionFact['kind'][]>> = {
  D22: ['promotion'],
  retake: ['retake-pass', 'retake-fail'],
}

/** A decision that rests on these marks is signed: they stay as they were seen. A second sitting has marks of its own. */
export function isDecidedOn({ activity, plan, facts }: SittingsInput, again: SecondTest | null): boolean {
  const gate = gateTestedBy(activity, plan)
  const kinds = gate ? [gate] : ((activity.gate && DECIDED_ON[activity.gate]) ?? [])
  const isProposed = gate !== null && inForce(facts.decisions, gate)?.verdict === 'eliminate'
  if (again && again.state !== 'ahead' && !isProposed) return false
  const own = factsOf(facts, activity.id)
  // Who could not be tested before improvement was asked for is tested later.
  const seen = (at: number) => measure(activity, cut(own, 0, at + 1), () => 0)?.value != null
  const signed = kinds.flatMap((kind) => inForce(facts.decisions, kind) ?? [])
  return (
    signed.some((d) => d.verdict !== 'improve') ||
    facts.improvements.some((one) => one.kind === gate && seen(one.decidedAt))
  )
}

/** When the newest result of a sitting came. */
function resultAt({ attempts, typing, sheets, drills }: ActivityFacts): number {
  const moments = [
    ...attempts.map((a) => a.releasedAt ?? 0),
    ...typing.map((t) => t.finishedAt ?? 0),
    ...sheets.map((s) => s.madeAt),
    ...drills.map((d) => d.startedAt),
  ]
  return Math.max(0, ...moments)
}

interface Gated {
  activities: Entries
  facts: EnrolmentFacts
  plan: Plan
  enrolment: { zone: string }
}

/** Of a gate that is tested again: what has no result, second tests and what was not sat at all. */
export function awaitedTests({ activities, facts, plan, enrolment }: Gated, gate: string): Entries[number][] {
  return activities.filter(({ activity, again }) => {
    if (gateTestedBy(activity, plan) !== gate) return false
    if (again) return again.state !== 'done'
    return (
      measure(activity, sittingsOf({ activity, plan, facts, zone: enrolment.zone }).at(-1)!, () => 0)?.value == null
    )
  })
}

/** The day on which the last second test of a gate had its result; null while a test is awaited, or where none is asked for. */
export function secondResultsOn(given: Gated, gate: string): string | null {
  const { activities, facts, enrolment } = given
  const own = activities.filter(({ again }) => again?.gate === gate)
  if (own.length === 0 || awaitedTests(given, gate).length > 0) return null
  const last = own.map(({ activity, again }) => resultAt(countingFacts(factsOf(facts, activity.id), again ?? null)))
  return localDateOf(Math.max(...last), enrolment.zone)
}

/** What counts for an activity now: all of it, or the second sitting alone once that is open. */
export function countingFacts(own: ActivityFacts, again: SecondTest | null): ActivityFacts {
  return again && again.state !== 'ahead' ? cut(own, again.opensAt, Number.POSITIVE_INFINITY) : own
}

export type Entries = readonly { activity: Activity; day: number; again?: SecondTest | null }[]
