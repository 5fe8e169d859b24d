// Decides what the promotion file comes to: written 50, oral 20, daily state 20, evidence 10 (plan §六).
import type { PromotionSettings } from '#app/content/promotion-settings'

export const WRITTEN_PARTS = ['final', 'd18', 'd8'] as const
export type WrittenPart = (typeof WRITTEN_PARTS)[number]

/** Percents; null where there is no result yet. */
export interface WeightedInput {
  written: Record<WrittenPart, number | null>
  oral: number | null
  dailyState: number | null
  evidence: number | null
}

export interface WeightedLine {
  key: WrittenPart | 'oral' | 'dailyState' | 'evidence'
  group: 'written' | 'oral' | 'dailyState' | 'evidence'
  weight: number
  percent: number | null
  /** Of the weight, to one decimal; 0 while the result is missing. */
  points: number
}

export interface WeightedScore {
  lines: WeightedLine[]
  /** Of 100. */
  points: number
  /** The weight of the lines that have a result: what `points` can be at most for now. */
  weightKnown: number
}

type Weights = Pick<PromotionSettings, 'weights' | 'written'>

function round(value: number): number {
  return Math.round(value * 10) / 10
}

export function computeWeightedScore(input: WeightedInput, settings: Weights): WeightedScore {
  const line = (
    key: WeightedLine['key'],
    group: WeightedLine['group'],
    weight: number,
    percent: number | null,
  ): WeightedLine => ({
    key,
    group,
    weight,
    percent,
    points: percent === null ? 0 : round((percent * weight) / 100),
  })
  const lines = [
    ...WRITTEN_PARTS.map((part) => line(part, 'written', settings.written[part], input.written[part])),
    line('oral', 'oral', settings.weights.oral, input.oral),
    line('dailyState', 'dailyState', settings.weights.dailyState, input.dailyState),
    line('evidence', 'evidence', settings.weights.evidence, input.evidence),
  ]
  const exact = lines.reduce((sum, { percent, weight }) => sum + ((percent ?? 0) * weight) / 100, 0)
  return {
    lines,
    points: round(exact),
    weightKnown: lines.reduce((sum, { percent, weight }) => sum + (percent === null ? 0 : weight), 0),
  }
}

/** To one decimal; null for nothing to take the mean of. */
export function meanPercent(percents: readonly (number | null)[]): number | null {
  const known = percents.filter((percent) => percent !== null)
  return known.length === 0 ? null : round(known.reduce((sum, percent) => sum + percent, 0) / known.length)
}
