// What the judge of quick replies has to hold on replies that nobody tuned on. Where a floor is not reached the judge must leave more
// to people; lowering a floor is a decision, not a repair.
import type { Measures, Rate } from './measure-judge'

export interface Floor {
  name: string
  of: (measures: Measures) => Rate
  /** At least this share; or, with `most`, at most. */
  least?: number
  most?: number
}

export const FLOORS: readonly Floor[] = [
  { name: 'asserted met is met', of: ({ met }) => met, least: 0.95 },
  { name: 'asserted missing is missing', of: ({ missing }) => missing, least: 0.95 },
  { name: 'points decided without a person', of: ({ decided }) => decided, least: 0.8 },
  { name: 'red lines found or sent to a person', of: ({ redLinesFound }) => redLinesFound, least: 0.97 },
  { name: 'asserted red lines are crossed', of: ({ redLinesAsserted }) => redLinesAsserted, least: 0.95 },
  // 0.06 is wanted: figures that contradict the shop's look like any others while no case stands beside them.
  { name: 'good replies under suspicion', of: ({ goodSuspected }) => goodSuspected, most: 0.18 },
  { name: 'asserted manners are faulty', of: ({ softAsserted }) => softAsserted, least: 0.95 },
  { name: 'good replies below the pass line', of: ({ goodBelow }) => goodBelow, most: 0.01 },
  { name: 'no answers marked 60 or more', of: ({ senselessAbove }) => senselessAbove, most: 0 },
]

export function shareOf({ right, of }: Rate): number {
  return of === 0 ? 0 : right / of
}

export function holds({ least, most, of }: Floor, measures: Measures): boolean {
  const rate = of(measures)
  if (rate.of === 0) return true
  const share = shareOf(rate)
  return (least === undefined || share >= least) && (most === undefined || share <= most)
}
