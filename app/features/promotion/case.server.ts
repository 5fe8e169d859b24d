import type { Content } from '#app/content/content.server'
import { type DecisionRow, listMarkersOfEnrolment, listPlanOwners, listReleasedResults } from '#db/queries/decisions'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { type DecisionFact, signedPromotion } from '../activities/decision-facts'
import { factsOf } from '../activities/facts'
import { listPromotionPreconditions } from '../activities/preconditions'
import { loadProgress, type TraineeProgress } from '../activities/progress.server'
import { GATES_WITH_TESTS } from '../activities/second-test'
import { loadAppealWindows } from '../grading/appeal-windows.server'
import { type Block, type BlockInput, findBlocks, restsOnRetake } from './blocks'
import { type DecisionCase, improveUntilOn } from './decide'
import type { DecisionKind, DecisionVerdict } from './decision-kinds'
import { type ExamResult, releasedExam } from './exam-result'
import { gateTests } from './gate-tests'
import { probationDays } from './probation-days'
import { type Dates, promotionDates } from './promotion-dates'
import { type Parts, partsBelow, promotionParts } from './promotion-parts'
import type { GateTest } from './recommendation'
import { undecidedTitles, unreleasedTitles, unresolvedRetake } from './unfinished'
import type { VoidedLine } from './voiding-lines'
import { listVoidedLines } from './voidings.server'

/** Everything a decision about one trainee may rest on. */
export interface PromotionCase {
  enrolment: EnrolmentRow
  progress: TraineeProgress
  /** What stands of each kind. */
  standing: readonly DecisionFact[]
  /** Released papers, the oldest first. */
  exams: ExamResult[]
  markersOf: (attemptId: string) => string[]
  /** Until when a paper may still be appealed against; null where nothing is waited for. */
  appealUntil: (attemptId: string) => string | null
  conductPoints: number
  /** Papers that were annulled, or are proposed to be. */
  voided: VoidedLine[]
  parts: Parts
  dates: Dates
  owners: { id: string; display_name: string }[]
}

interface CaseInput {
  content: Content
  now: number
  /** All of this enrolment's, when the caller shows them. */
  decisions?: readonly DecisionRow[]
}

/** A fixed number of queries; in a transaction give it the `tx`. */
export async function loadCase(db: DbOrTx, enrolment: EnrolmentRow, input: CaseInput): Promise<PromotionCase> {
  const [[progress], results, markers, owners, voided] = await Promise.all([
    loadProgress(db, [enrolment], input),
    listReleasedResults(db, [enrolment.id]),
    listMarkersOfEnrolment(db, enrolment.id),
    listPlanOwners(db, enrolment.cohort_id),
    listVoidedLines(db, enrolment.id),
  ])
  const settings = progress!.course.promotion
  const exams = results.map(releasedExam)
  const conductPoints = progress!.facts.conductPoints
  const appealUntil = await loadAppealWindows(db, enrolment, { papers: exams.filter((e) => !e.passed), now: input.now })
  return {
    enrolment,
    progress: progress!,
    standing: progress!.facts.decisions,
    exams,
    markersOf: (attemptId) => markers.filter((m) => m.attempt_id === attemptId).map((m) => m.marker_id),
    appealUntil,
    conductPoints,
    voided,
    parts: promotionParts(progress!, { exams, conductPoints, settings }),
    dates: promotionDates(enrolment, exams, { settings, today: progress!.calendar.today }),
    owners: owners.filter((owner) => owner.id !== enrolment.trainee_id),
  }
}

/** The case of one kind of decision, with the tests of its gate. */
export interface KindCase extends PromotionCase {
  kind: DecisionKind
  tests: GateTest[]
}

export function caseOfKind(given: PromotionCase, kind: DecisionKind, content: Pick<Content, 'blueprints'>): KindCase {
  return { ...given, kind, tests: gateTests(given.progress, kind, content) }
}

export function blocksOf(given: KindCase, verdict: DecisionVerdict): Block[] {
  return findBlocks({ ...blockInput(given), verdict })
}

/** Of any verdict. */
export function blockInput(given: KindCase): BlockInput {
  const { kind, tests, progress, standing } = given
  return {
    kind,
    state: given.enrolment.state,
    zone: given.enrolment.zone,
    openAppeals: progress.facts.openAppeals,
    appealable: appealableOf(given),
    unreleased: unreleasedTitles(progress, kind, tests),
    undecided: undecidedTitles(progress, kind, tests),
    untested: tests.filter((test) => test.value === null || test.isHeld).map((test) => test.title),
    held: tests.filter((test) => test.isHeld).map((test) => test.title),
    secondTests: secondTestsAwaited(tests, progress),
    unresolved: restsOnRetake(kind) ? unresolvedRetake(progress) : [],
    notReady: kind === 'promotion' ? notReady(progress) : 0,
    decisions: standing,
  }
}

/** Of the failed papers that lead here: those of the gate itself, or the final and the retake. */
function appealableOf({ kind, tests, exams, appealUntil, progress }: KindCase): BlockInput['appealable'] {
  const titleOf = (id: string) => progress.activities.find(({ activity }) => activity.id === id)?.activity.title ?? id
  const isGate = tests.length > 0
  const open = exams.flatMap((exam) => {
    const isGround = isGate
      ? tests.some((test) => test.attemptId === exam.attemptId)
      : restsOnRetake(kind) && (exam.kind === 'final' || exam.kind === 'retake')
    const on = isGround && !exam.passed ? appealUntil(exam.attemptId) : null
    return on === null ? [] : [{ title: titleOf(exam.activityId), on }]
  })
  const on = open
    .map((one) => one.on)
    .sort()
    .at(-1)
  return on === undefined ? null : { titles: open.map((one) => one.title), on }
}

/** Up to their last day; what is being marked is no longer waited for, but marked. */
function secondTestsAwaited(tests: readonly GateTest[], { calendar }: TraineeProgress): BlockInput['secondTests'] {
  const awaited = tests.filter(({ again }) => again && again.state !== 'done')
  const lastOn = awaited
    .flatMap(({ again }) => again?.lastOn ?? [])
    .sort()
    .at(-1)
  return lastOn ? { titles: awaited.map((test) => test.title), lastOn, isOver: lastOn < calendar.today } : null
}

/** Appeals and gates stand in a list of their own. */
function notReady({ activities, facts, calendar }: TraineeProgress): number {
  return listPromotionPreconditions(activities, { facts, today: calendar.today }).filter(
    (p) => p.state === 'missing' && p.what !== 'appeals' && p.what !== 'gate',
  ).length
}

/** Whose marks the decision rests on: examiners of the gate's own tests, or the markers of the paper that brought it about. */
function markerIdsOf({ kind, tests, progress, exams, markersOf }: KindCase): string[] {
  if (kind === 'd1-gate' || kind === 'd3-gate')
    return tests.flatMap((test) => {
      const own = factsOf(progress.facts, test.activityId)
      return [...own.sheets.map((s) => s.examinerId), ...own.attempts.flatMap((a) => markersOf(a.id))]
    })
  const wanted = kind === 'promotion' || kind === 'next-step' ? 'final' : 'retake'
  const exam = exams.find((e) => e.kind === wanted)
  return exam ? markersOf(exam.attemptId) : []
}

/** An exam is made of more than its written part: it is heard and sat at the desk as well; at the final, what was shown on the job counts too. */
export function isBelow({ kind, parts, progress, exams }: KindCase): boolean {
  const below = partsBelow(parts).map(({ key }) => key)
  const isPartBelow = (gate: 'D22' | 'retake') =>
    progress.activities.some(({ activity }) => activity.gate === gate && below.includes(activity.id))
  if (kind === 'probation-end')
    return exams.findLast((exam) => exam.kind === 'retake')?.passed === false || isPartBelow('retake')
  return kind === 'promotion' && (below.includes('practical') || isPartBelow('D22'))
}

/** Of the probation that runs. */
export function probationOf({ enrolment, progress }: Pick<PromotionCase, 'enrolment' | 'progress'>) {
  return probationDays(enrolment, progress.calendar.rules)
}

/** The last date that a gate's improvement may be given; null for other kinds. */
export function improveLimit({ kind, progress }: Pick<KindCase, 'kind' | 'progress'>): string | null {
  const { dates, today } = progress.calendar
  return GATES_WITH_TESTS.some((gate) => gate === kind) ? improveUntilOn(dates.at(-1)!, today) : null
}

/** Of the gate’s own tests. */
export function testsBelow({ tests }: Pick<KindCase, 'tests'>): GateTest[] {
  return tests.filter(({ value, line }) => value !== null && value < line)
}

/** How far the trainee has come with the next-step plan. */
export function planWork({ progress }: Pick<PromotionCase, 'progress'>) {
  return {
    planBegun: progress.facts.remedial.some((m) => m.startedAt !== null),
    retakeBegun: [...progress.facts.activities.values()].some((a) => a.attempts.some(({ kind }) => kind === 'retake')),
  }
}

export function decisionCaseOf(given: KindCase, verdict: DecisionVerdict): DecisionCase {
  return {
    kind: given.kind,
    state: given.enrolment.state,
    today: given.progress.calendar.today,
    traineeId: given.enrolment.trainee_id,
    previous: given.standing.find((d) => d.kind === given.kind) ?? null,
    supersedes: false,
    blocks: blocksOf(given, verdict),
    markerIds: markerIdsOf(given),
    isBelow: isBelow(given),
    testsBelow: testsBelow(given).map((test) => test.title),
    earliestOn: given.dates.earliestOn,
    probation: probationOf(given),
    improveUntilOn: improveLimit(given),
    promotedFromOn: signedPromotion(given.standing)?.effectiveOn ?? null,
    ...planWork(given),
    ownerIds: given.owners.map((owner) => owner.id),
  }
}
