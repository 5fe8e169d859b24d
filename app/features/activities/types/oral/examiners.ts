// Decides how many examiners are still wanted: two who lie far apart call for a third (R1).

import type { Missing } from '../../activity-type'

/** More points than this between two examiners, and a third person decides. */
export const EXAMINER_GAP_POINTS = 15

export function liesApart(percents: readonly number[]): boolean {
  return percents.length > 1 && Math.max(...percents) - Math.min(...percents) > EXAMINER_GAP_POINTS
}

/** `percents` in the order they came in; one examiner alone never lies apart. */
export function examinersLeft(percents: readonly number[], wanted: number): number {
  const third = wanted > 1 && percents.length >= wanted && liesApart(percents.slice(0, wanted)) ? 1 : 0
  return Math.max(0, wanted + third - percents.length)
}

/** Examiners who have not marked yet; or, apart from that, the third one whom two that lie apart call for. */
export function missingExaminers(percents: readonly number[], wanted: number): Missing[] {
  const left = examinersLeft(percents, wanted)
  if (left === 0) return []
  return percents.length >= wanted ? [{ what: 'third-examiner' }] : [{ what: 'examiners', left }]
}

/** The mark of a third decides, else the mean of all, to one decimal; null while anybody is still wanted. */
export function heardPercent(percents: readonly number[], wanted: number): number | null {
  if (examinersLeft(percents, wanted) > 0) return null
  const counted = percents.length > wanted ? percents.slice(wanted, wanted + 1) : percents
  return Math.round((counted.reduce((sum, percent) => sum + percent, 0) / counted.length) * 10) / 10
}

/** Sheets in the order they came in. */
export function inOrder<T extends { madeAt: number; id: string }>(sheets: readonly T[]): T[] {
  return [...sheets].sort((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1))
}
