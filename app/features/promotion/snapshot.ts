// Decides what of the case is kept with a decision: ids and marks as they stood, so that it can be read years later without today's tables.
import type { DecisionFact } from '../activities/decision-facts'
import type { Precondition } from '../activities/preconditions'
import type { TraineeProgress } from '../activities/progress.server'
import type { ExamResult } from './exam-result'
import type { Parts } from './promotion-parts'
import type { GateTest } from './recommendation'
import type { VoidedLine } from './voiding-lines'

export interface EvidenceSnapshot {
  takenAt: number
  state: string
  tests: {
    activityId: string
    key: string
    value: number | null
    line: number
    attemptId: string | null
    /** The last day of a second test that was asked for and has no result; left out where none was, and before that was kept. */
    unsatBy?: string
  }[]
  exams: {
    attemptId: string
    examId: string
    kind: string
    percent: number
    passPercent: number
    passed: boolean
    releasedAt: number
    formHash: string
  }[]
  sheets: { id: string; activityId: string; rubricId: string; percent: number; hardFault: boolean }[]
  weighted: {
    points: number
    weightKnown: number
    lines: { key: string; weight: number; percent: number | null; points: number }[]
  }
  dailyState: number | null
  attendance: { present: number; due: number }
  conductPoints: number
  decisions: {
    id: string
    kind: string
    revision: number
    verdict: string
    confirmed: string | null
    acknowledged: string | null
  }[]
  missing: string[]
  /** What was waived, and what was neither there nor waived; left out in decisions made before there were waivers. */
  preconditions?: {
    met: number
    missing: string[]
    waived: { subject: string; title: string | null; reason: string; waivedByName: string; waivedAt: number }[]
  }
  /** Papers that were annulled; left out in decisions made before that was kept. */
  voided?: VoidedLine[]
  /** Tests in spite of which a gate was passed, and why; left out where nothing was below, and before that was asked. */
  passedBelow?: { tests: { title: string; value: number; line: number; unit: GateTest['unit'] }[]; why: string }
  oral?: { activityId: string; percent: number | null; line: number }[]
  /** What the practical part was made of; left out in decisions made before that was kept. */
  practical?: { activityId: string; percent: number | null; line: number }[]
}

export interface StoredEvidence {
  facts: EvidenceSnapshot
  /** SHA-256 of the facts as written. */
  hash: string
}

export interface SnapshotInput {
  now: number
  state: string
  progress: Pick<TraineeProgress, 'facts'>
  tests: readonly GateTest[]
  exams: readonly ExamResult[]
  parts: Parts
  conductPoints: number
  standing: readonly DecisionFact[]
  missing: readonly { activityId: string }[]
  preconditions: readonly Precondition[]
  voided: readonly VoidedLine[]
  /** Why a gate is passed although these were below the line. */
  below: { tests: readonly GateTest[]; why: string } | null
}

function passedBelow(below: SnapshotInput['below']): Pick<EvidenceSnapshot, 'passedBelow'> {
  if (below === null || below.tests.length === 0) return {}
  const tests = below.tests.map(({ title, value, line, unit }) => ({ title, value: value ?? 0, line, unit }))
  return { passedBelow: { tests, why: below.why } }
}

export function takeSnapshot(input: SnapshotInput): EvidenceSnapshot {
  const { score, daily, attendance } = input.parts
  return {
    takenAt: input.now,
    state: input.state,
    tests: input.tests.map(({ activityId, key, value, line, attemptId, again }) => ({
      activityId,
      key,
      value,
      line,
      attemptId,
      ...(again?.state === 'over' ? { unsatBy: again.lastOn } : {}),
    })),
    exams: input.exams.map(({ attemptId, examId, kind, percent, passPercent, passed, releasedAt, formHash }) => ({
      attemptId,
      examId,
      kind,
      percent,
      passPercent,
      passed,
      releasedAt,
      formHash,
    })),
    sheets: [...input.progress.facts.activities].flatMap(([activityId, own]) =>
      own.sheets.map((s) => ({
        id: s.id,
        activityId,
        rubricId: s.rubricId,
        percent: s.percent,
        hardFault: s.hardFault !== null,
      })),
    ),
    weighted: {
      points: score.points,
      weightKnown: score.weightKnown,
      lines: score.lines.map(({ key, weight, percent, points }) => ({ key, weight, percent, points })),
    },
    dailyState: daily.percent,
    attendance,
    conductPoints: input.conductPoints,
    decisions: input.standing.map(({ id, kind, revision, verdict, confirmed, acknowledged }) => ({
      id,
      kind,
      revision,
      verdict,
      confirmed,
      acknowledged,
    })),
    missing: input.missing.map((m) => m.activityId),
    ...passedBelow(input.below),
    preconditions: {
      met: input.preconditions.filter((p) => p.state === 'met').length,
      missing: input.preconditions.filter((p) => p.state === 'missing').map((p) => p.subject),
      waived: input.preconditions.flatMap(({ subject, title, waiver }) =>
        waiver
          ? [
              {
                subject,
                title,
                reason: waiver.reason,
                waivedByName: waiver.waivedByName,
                waivedAt: waiver.waivedAt,
              },
            ]
          : [],
      ),
    },
    voided: [...input.voided],
    oral: input.parts.oral.map(({ activityId, percent, line }) => ({ activityId, percent, line })),
    practical: input.parts.evidence.map(({ activityId, percent, line }) => ({ activityId, percent, line })),
  }
}

/** One figure that says most about a past case: the weighted points, or the written test of a gate. */
export function headlineOf(
  facts: Pick<EvidenceSnapshot, 'tests' | 'weighted'>,
): { what: 'weighted' | 'written'; value: number } | null {
  const written = facts.tests.find((t) => t.key === 'written')
  if (written && written.value !== null) return { what: 'written', value: written.value }
  return facts.weighted.weightKnown > 0 ? { what: 'weighted', value: facts.weighted.points } : null
}
