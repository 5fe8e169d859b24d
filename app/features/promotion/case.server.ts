import type { Content } from '#app/content/content.server'
import { listConductEntries } from '#db/queries/conduct'
import {
  type DecisionRow,
  listDecisionsOfEnrolment,
  listMarkersOfEnrolment,
  listPlanOwners,
  listReleasedResults,
} from '#db/queries/decisions'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { type DecisionFact, newestDecisions } from '../activities/decision-facts'
import { factsOf } from '../activities/facts'
import { loadProgress, type TraineeProgress } from '../activities/progress.server'
import { type Block, type BlockInput, findBlocks } from './blocks'
import type { DecisionCase } from './decide'
import type { DecisionKind, DecisionVerdict } from './decision-kinds'
import { type ExamResult, releasedExam } from './exam-result'
import { gateTests } from './gate-tests'
import { type Dates, promotionDates } from './promotion-dates'
import { type Parts, promotionParts } from './promotion-parts'
import type { GateTest } from './recommendation'
import { unreleasedTitles } from './unfinished'

/** Everything a decision about one trainee may rest on. */
export interface PromotionCase {
  enrolment: EnrolmentRow
  progress: TraineeProgress
  /** Every revision, the newest first. */
  decisions: DecisionRow[]
  /** The newest revision per kind. */
  standing: DecisionFact[]
  /** Released papers, the oldest first. */
  exams: ExamResult[]
  markersOf: (attemptId: string) => string[]
  conductPoints: number
  parts: Parts
  dates: Dates
  owners: { id: string; display_name: string }[]
}

interface CaseInput {
  content: Content
  now: number
}

/** A fixed number of queries; in a transaction give it the `tx`. */
export async function loadCase(
  db: DbOrTx,
  enrolment: EnrolmentRow,
  { content, now }: CaseInput,
): Promise<PromotionCase> {
  const [[progress], decisions, results, markers, conduct, owners] = await Promise.all([
    loadProgress(db, [enrolment], { content, now }),
    listDecisionsOfEnrolment(db, enrolment.id),
    listReleasedResults(db, [enrolment.id]),
    listMarkersOfEnrolment(db, enrolment.id),
    listConductEntries(db, enrolment.id),
    listPlanOwners(db, enrolment.cohort_id),
  ])
  const exams = results.map(releasedExam)
  const conductPoints = conduct.reduce((sum, line) => sum + line.points, 0)
  return {
    enrolment,
    progress: progress!,
    decisions,
    standing: newestDecisions(decisions),
    exams,
    markersOf: (attemptId) => markers.filter((m) => m.attempt_id === attemptId).map((m) => m.marker_id),
    conductPoints,
    parts: promotionParts(progress!, { exams, conductPoints, settings: content.promotion }),
    dates: promotionDates(enrolment, exams, content.promotion),
    owners: owners.filter((owner) => owner.id !== enrolment.trainee_id),
  }
}

export function testsOf(given: PromotionCase, kind: DecisionKind, content: Pick<Content, 'blueprints'>): GateTest[] {
  return gateTests(given.progress, kind, content)
}

export function blocksOf(
  given: PromotionCase,
  kind: DecisionKind,
  content: Pick<Content, 'blueprints'>,
  verdict?: DecisionVerdict,
): Block[] {
  return findBlocks(blockInput(given, kind, content, verdict))
}

export function blockInput(
  given: PromotionCase,
  kind: DecisionKind,
  content: Pick<Content, 'blueprints'>,
  verdict?: DecisionVerdict,
): BlockInput {
  const tests = testsOf(given, kind, content)
  return {
    kind,
    ...(verdict ? { verdict } : {}),
    openAppeals: given.progress.facts.openAppeals,
    unreleased: unreleasedTitles(given.progress, kind, tests),
    untested: tests.filter((test) => test.value === null).map((test) => test.title),
    decisions: given.standing,
  }
}

/** Whose marks the decision rests on: examiners of the gate's own tests, or the markers of the paper that brought it about. */
function markerIdsOf(given: PromotionCase, kind: DecisionKind, content: Pick<Content, 'blueprints'>): string[] {
  if (kind === 'd1-gate' || kind === 'd3-gate')
    return testsOf(given, kind, content).flatMap((test) => {
      const own = factsOf(given.progress.facts, test.activityId)
      return [...own.sheets.map((s) => s.examinerId), ...own.attempts.flatMap((a) => given.markersOf(a.id))]
    })
  const wanted = kind === 'promotion' || kind === 'next-step' ? 'final' : 'retake'
  const exam = given.exams.find((e) => e.kind === wanted)
  return exam ? given.markersOf(exam.attemptId) : []
}

export function decisionCaseOf(
  given: PromotionCase,
  kind: DecisionKind,
  content: Pick<Content, 'blueprints'>,
  verdict: DecisionVerdict,
): DecisionCase {
  return {
    kind,
    state: given.enrolment.state,
    today: given.progress.calendar.today,
    traineeId: given.enrolment.trainee_id,
    previous: given.standing.find((d) => d.kind === kind) ?? null,
    blocks: blocksOf(given, kind, content, verdict),
    markerIds: markerIdsOf(given, kind, content),
    earliestOn: given.dates.earliestOn,
    planBegun: given.progress.facts.remedial.some((m) => m.startedAt !== null),
    ownerIds: given.owners.map((owner) => owner.id),
  }
}
