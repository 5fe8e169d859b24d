// Decides what a cohort's report says (P-7.1): gates, time in the plan, weak topics. It names no ranking.

import { daysBetween } from '#app/rules/dates'
import type { EnrolmentState } from '#db/tables/cohorts'
import { BOARD_GATES, type BoardGate, type BoardLine, type GateState } from './board'

export interface GateCount {
  gate: BoardGate
  counts: Record<GateState, number>
}

const GATE_STATES: readonly GateState[] = ['passed', 'improve', 'failed', 'proposed', 'open', 'ahead']

export function countGates(lines: readonly Pick<BoardLine, 'gates'>[]): GateCount[] {
  return BOARD_GATES.map((gate) => ({
    gate,
    counts: Object.fromEntries(
      GATE_STATES.map((state) => [
        state,
        lines.filter((line) => line.gates.some((g) => g.gate === gate && g.state === state)).length,
      ]),
    ) as Record<GateState, number>,
  }))
}

export interface MemberTime {
  joinedOn: string
  /** The last training day, or the day the training ended before it. */
  endsOn: string
}

/** Calendar days, the joining day counted as the first. */
export function timeInPlan(
  members: readonly MemberTime[],
  limit: number,
): { members: number; within: number; meanDays: number | null; longest: number | null } {
  const days = members.map((m) => Math.max(1, daysBetween(m.joinedOn, m.endsOn) + 1))
  const sum = days.reduce((total, n) => total + n, 0)
  return {
    members: days.length,
    within: days.filter((n) => n <= limit).length,
    meanDays: days.length === 0 ? null : Math.round((sum / days.length) * 10) / 10,
    longest: days.length === 0 ? null : Math.max(...days),
  }
}

export interface HeatRow {
  topic: string
  /** One per exam, in their order; null where nobody met the topic. */
  cells: { examId: string; percent: number | null; papers: number }[]
  mean: number | null
}

interface HeatInput {
  examId: string
  topics: readonly { topic: string; points: number; max: number }[]
}

/** All points reached of all points to reach, per topic and exam; the weakest topic first. */
export function topicHeat(results: readonly HeatInput[], examIds: readonly string[]): HeatRow[] {
  const topics = [...new Set(results.flatMap((r) => r.topics.map((t) => t.topic)))].sort()
  const share = (list: readonly { points: number; max: number }[]) => {
    const max = list.reduce((sum, t) => sum + t.max, 0)
    return max === 0 ? null : Math.round((list.reduce((sum, t) => sum + t.points, 0) / max) * 1000) / 10
  }
  const rows = topics.map((topic) => {
    const of = (examId?: string) =>
      results
        .filter((r) => examId === undefined || r.examId === examId)
        .flatMap((r) => r.topics.filter((t) => t.topic === topic))
    return {
      topic,
      cells: examIds.map((examId) => ({ examId, percent: share(of(examId)), papers: of(examId).length })),
      mean: share(of()),
    }
  })
  return rows.sort((a, b) => (a.mean ?? 101) - (b.mean ?? 101))
}

export function countStates(states: readonly EnrolmentState[]): { state: EnrolmentState; count: number }[] {
  return [...new Set(states)].map((state) => ({ state, count: states.filter((s) => s === state).length }))
}
